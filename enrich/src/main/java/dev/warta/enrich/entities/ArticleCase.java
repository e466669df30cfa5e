package dev.warta.enrich.entities;

import dev.warta.enrich.entities.tagger.Casing;
import dev.warta.enrich.text.Tokens;
import dev.warta.events.TextPart;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the words of an article look like inside its sentences, which tells names from words that
 * have a capital for another reason: at the beginning of a sentence, in a headline.
 */
final class ArticleCase implements Casing {

  /** Percent of the words that may have a capital before a text is read as a headline. */
  private static final int MOST_IN_TITLE = 60;

  private static final int MOST_IN_BODY = 85;
  private static final int SHORTEST_SHOUTED = 4;

  private final List<PartWords> parts;
  private final Set<String> small = new HashSet<>();
  private final Set<String> capital = new HashSet<>();
  private final boolean[] isHeadline;
  private final boolean[] isShouted;

  ArticleCase(List<PartWords> parts) {
    this.parts = parts;
    this.isHeadline = new boolean[parts.size()];
    this.isShouted = new boolean[parts.size()];
    parts.forEach(this::look);
  }

  private void look(PartWords words) {
    int capitals = 0;
    int shouted = 0;
    int all = 0;
    for (int i = 0; i < words.size(); i++) {
      if (words.isWord(i) && Character.isLetter(words.lower(i).charAt(0))) {
        all++;
        capitals += words.isCapitalised(i) ? 1 : 0;
        shouted += words.isAllCapitals(i) ? 1 : 0;
      }
    }
    int most = words.part() == TextPart.body ? MOST_IN_BODY : MOST_IN_TITLE;
    isHeadline[words.number()] = all > 3 && capitals * 100 > all * most;
    isShouted[words.number()] = all > 3 && shouted * 10 > all * 8;
    if (isHeadline[words.number()]) {
      return;
    }
    for (int i = 0; i < words.size(); i++) {
      if (!words.isCapitalised(i)) {
        small.add(words.lower(i));
      } else if (!words.beginsSentence(i)) {
        capital.add(words.lower(i));
      }
    }
  }

  /** Whether a part has a capital on most words. */
  boolean isHeadline(PartWords words) {
    return isHeadline[words.number()];
  }

  /** Whether a word, in lower case, stands somewhere inside a sentence with a capital. */
  boolean isSeenCapitalised(String word) {
    return capital.contains(word);
  }

  /** Whether a word, in lower case, stands somewhere without a capital. */
  boolean isSeenSmall(String word) {
    return small.contains(word);
  }

  @Override
  public Read of(Tokens tokens, int token) {
    PartWords words = partOf(tokens.part());
    if (!isHeadline(words) || !words.isCapitalised(token)) {
      return Read.AS_WRITTEN;
    }
    String word = words.lower(token);
    if (isSeenSmall(word) && !isSeenCapitalised(word)) {
      return Read.SMALL;
    }
    return isShouted[words.number()] && word.length() >= SHORTEST_SHOUTED
        ? Read.CAPITALISED
        : Read.AS_WRITTEN;
  }

  private PartWords partOf(TextPart part) {
    for (PartWords words : parts) {
      if (words.part() == part) {
        return words;
      }
    }
    throw new IllegalArgumentException("no such part: " + part);
  }
}
