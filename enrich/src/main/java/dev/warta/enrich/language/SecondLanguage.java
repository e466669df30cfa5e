package dev.warta.enrich.language;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The language that a good part of an article is written in besides its main one.
 *
 * <p>Only passages count that are long enough to tell and fit the other language far better, so
 * that sister languages (Danish in a Norwegian text) and names are not taken for a mixture.
 *
 * @param tag BCP-47 tag
 * @param share of the letters that were looked at, 0 to 1
 */
record SecondLanguage(String tag, double share) {

  private static final int ENOUGH_LETTERS = 50;

  /** How much better the other language must fit, for each word and run of letters. */
  private static final double CLEAR_LEAD = 0.6;

  private static final double NOTABLE_SHARE = 0.2;

  /** The greatest second language, if it is great enough to be told. */
  static Optional<SecondLanguage> in(List<Passage> passages, String main) {
    int total = passages.stream().mapToInt(Passage::letters).sum();
    Map<String, Integer> letters = new HashMap<>();
    for (Passage passage : passages) {
      if (isForeign(passage, main)) {
        letters.merge(passage.language(), passage.letters(), Integer::sum);
      }
    }
    return letters.entrySet().stream()
        .max(
            Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(most -> new SecondLanguage(most.getKey(), (double) most.getValue() / total))
        .filter(second -> second.share() >= NOTABLE_SHARE);
  }

  private static boolean isForeign(Passage passage, String main) {
    String language = passage.language();
    if (passage.letters() < ENOUGH_LETTERS || language.equals(main)) {
      return false;
    }
    // The model knows the alphabets of some languages only: Chinese among them it cannot compare.
    return passage.scripts().decide()
        || passage.scores().known(main) == 0
        || passage.scores().lead(language, main) >= CLEAR_LEAD;
  }
}
