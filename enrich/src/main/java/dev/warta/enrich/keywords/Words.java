package dev.warta.enrich.keywords;

import dev.warta.enrich.text.ArticleTokens;
import dev.warta.enrich.text.Tokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The words of an article in one row, each with its term, its sentence and how it is written.
 *
 * <p>A sign, like the end of a sentence, makes a gap in the row: no phrase crosses it. At most
 * 20,000 words are taken, the first ones.
 */
final class Words {

  static final int MAX_WORDS = 20_000;

  /** Stands in the row for a sign or the end of a sentence. */
  static final int GAP = -1;

  /** The share of capitals in percent above which capitals say nothing: a title. */
  private static final int TITLE_CASE = 60;

  /** The row: numbers of terms, or {@link #GAP}. */
  final int[] term;

  final int[] sentence;
  final boolean[] isCapital;

  private boolean isCut;
  final boolean[] isFirst;
  final Tokens[] tokens;
  final int[] token;
  final List<String> terms = new ArrayList<>();
  int size;
  int sentences;

  private final Map<String, Integer> numbers = new HashMap<>();

  private Words(int most) {
    term = new int[most];
    sentence = new int[most];
    isCapital = new boolean[most];
    isFirst = new boolean[most];
    tokens = new Tokens[most];
    token = new int[most];
  }

  static Words of(ArticleTokens article) {
    int all = 0;
    for (Tokens part : article.parts()) {
      all += part.size() + part.sentences();
    }
    Words words = new Words(Math.min(all, MAX_WORDS));
    words.isCut = all > MAX_WORDS;
    article.parts().forEach(words::addPart);
    return words;
  }

  /** Whether the article goes on behind the words that are looked at. */
  boolean isCut() {
    return isCut;
  }

  private void addPart(Tokens part) {
    for (int s = 0; s < part.sentences() && size < term.length; s++) {
      int from = size;
      boolean isFirstWord = true;
      for (int t = part.sentenceStart(s); t < part.sentenceEnd(s) && size < term.length; t++) {
        if (part.isWord(t)) {
          add(part, t, isFirstWord);
          isFirstWord = false;
        } else if (!isClitic(part, t)) {
          addGap();
        }
      }
      addGap();
      forgetTitleCase(from);
      sentences++;
    }
  }

  private static boolean isClitic(Tokens part, int token) {
    return part.end(token) - part.start(token) > 1
        && "'’".indexOf(part.text().charAt(part.start(token))) >= 0;
  }

  private void add(Tokens part, int t, boolean isFirstWord) {
    String small = part.token(t).toLowerCase(Locale.ROOT).replace('’', '\'');
    Integer number = numbers.putIfAbsent(small, terms.size());
    if (number == null) {
      number = terms.size();
      terms.add(small);
    }
    term[size] = number;
    sentence[size] = sentences;
    isCapital[size] = Character.isUpperCase(part.text().codePointAt(part.start(t)));
    isFirst[size] = isFirstWord;
    tokens[size] = part;
    token[size++] = t;
  }

  private void addGap() {
    if (size < term.length) {
      sentence[size] = sentences;
      term[size++] = GAP;
    }
  }

  /** In a title of capitals no capital marks a name. */
  private void forgetTitleCase(int from) {
    int words = 0;
    int capitals = 0;
    for (int i = from; i < size; i++) {
      words += term[i] == GAP ? 0 : 1;
      capitals += term[i] != GAP && isCapital[i] ? 1 : 0;
    }
    if (words > 2 && 100 * capitals > TITLE_CASE * words) {
      for (int i = from; i < size; i++) {
        isCapital[i] = false;
      }
    }
  }

  /** The text from a word to the one before another. */
  String text(int from, int to) {
    Tokens part = tokens[from];
    return part.text().substring(part.start(token[from]), part.end(token[to - 1]));
  }

  /** The characters of a word as written. */
  String word(int at) {
    return tokens[at].token(token[at]);
  }
}
