package dev.warta.enrich.entities;

import dev.warta.enrich.text.ArticleTokens;
import dev.warta.enrich.text.Tokens;
import dev.warta.events.TextPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The words of one part of an article, with their forms in lower case and their capitals. */
final class PartWords {

  /** What stands behind so many words is not looked at; no article is that long. */
  static final int MOST_WORDS = 200_000;

  private static final int ALL_CAPITALS = 2;
  private static final int CAPITAL = 1;

  private final int number;
  private final Tokens tokens;
  private final String[] lower;
  private final byte[] capitals;

  private PartWords(int number, Tokens tokens) {
    this.number = number;
    this.tokens = tokens;
    this.lower = new String[Math.min(MOST_WORDS, tokens.size())];
    this.capitals = new byte[lower.length];
    for (int i = 0; i < lower.length; i++) {
      String word = tokens.token(i);
      lower[i] = word.toLowerCase(Locale.ROOT);
      capitals[i] = capitalsOf(word, lower[i]);
    }
  }

  static List<PartWords> of(ArticleTokens article) {
    List<PartWords> parts = new ArrayList<>();
    for (Tokens tokens : article.parts()) {
      parts.add(new PartWords(parts.size(), tokens));
    }
    return parts;
  }

  private static byte capitalsOf(String word, String lower) {
    if (!Character.isUpperCase(word.codePointAt(0))) {
      return 0;
    }
    boolean isAll =
        word.codePoints().filter(Character::isLetter).count() > 1
            && word.codePoints().noneMatch(Character::isLowerCase);
    return (byte) (isAll ? ALL_CAPITALS : CAPITAL);
  }

  /** Which part of the article it is, from 0. */
  int number() {
    return number;
  }

  TextPart part() {
    return tokens.part();
  }

  Tokens tokens() {
    return tokens;
  }

  int size() {
    return lower.length;
  }

  /** How many words are not looked at. */
  int leftOut() {
    return tokens.size() - lower.length;
  }

  /** A word in lower case; empty before the first and behind the last. */
  String lower(int token) {
    return token < 0 || token >= lower.length ? "" : lower[token];
  }

  boolean isCapitalised(int token) {
    return token >= 0 && token < capitals.length && capitals[token] > 0;
  }

  boolean isAllCapitals(int token) {
    return token >= 0 && token < capitals.length && capitals[token] == ALL_CAPITALS;
  }

  boolean isWord(int token) {
    return token >= 0 && token < lower.length && tokens.isWord(token);
  }

  /** Whether a token is this one sign. */
  boolean isSign(int token, char sign) {
    return token >= 0
        && token < lower.length
        && lower[token].length() == 1
        && lower[token].charAt(0) == sign;
  }

  int sentenceStart(int token) {
    return tokens.sentenceStart(tokens.sentenceOf(token));
  }

  int sentenceEnd(int token) {
    return Math.min(lower.length, tokens.sentenceEnd(tokens.sentenceOf(token)));
  }

  /** Whether a token is the first word of its sentence, quotation marks and dashes aside. */
  boolean beginsSentence(int token) {
    int before = token - 1;
    int start = sentenceStart(token);
    while (before >= start && !tokens.isWord(before)) {
      if (isSign(before, ',')) {
        return false;
      }
      if (isSign(before, ':') || isOpening(before)) {
        return true;
      }
      before--;
    }
    return before < start;
  }

  private boolean isOpening(int token) {
    return "\"“„«»‘'".indexOf(tokens.text().charAt(tokens.start(token))) >= 0;
  }

  /** The name that a mention gives, without the acronym in parentheses behind it. */
  String name(NameMention mention) {
    int parenthesis = parenthesis(mention);
    int end = parenthesis < mention.to() ? tokens.end(parenthesis - 1) : mention.end();
    return tokens.text().substring(tokens.start(mention.from()), end);
  }

  /** The token in a mention that opens a parenthesis, or behind the mention. */
  int parenthesis(NameMention mention) {
    int token = mention.from() + 1;
    while (token < mention.to() && !isSign(token, '(')) {
      token++;
    }
    return Math.min(token, mention.to());
  }

  /** Whether two neighbouring tokens stand in one line. */
  boolean isOneLine(int token, int next) {
    String text = tokens.text();
    for (int i = tokens.end(token); i < tokens.start(next); i++) {
      if (text.charAt(i) == '\n') {
        return false;
      }
    }
    return true;
  }
}
