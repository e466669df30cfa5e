package dev.warta.enrich.language;

import java.util.function.ToDoubleFunction;

/**
 * How well a text fits each language of a {@link LanguageModel}.
 *
 * <p>Scores of parts of a text may be added up to those of the whole.
 */
public final class LanguageScores {

  /** Low bits of a sum hold the weight in units of 1/256, high bits the number of features. */
  private static final int COUNT_SHIFT = 40;

  private static final double UNIT = 256;

  /**
   * Runs of letters overlap, so that a naive score counts the same evidence several times: it is
   * divided by this, which makes the confidences right on sentences the model has not seen.
   */
  private static final double REPETITION = 5;

  private final String[] tags;
  private final double[] unknown;
  private final long[] sums;
  private final int features;

  LanguageScores(String[] tags, double[] unknown, long[] sums, int features) {
    this.tags = tags;
    this.unknown = unknown;
    this.sums = sums;
    this.features = features;
  }

  /** A feature of some weight, for a sum. */
  static long packed(double weight) {
    return (1L << COUNT_SHIFT) + Math.round(weight * UNIT);
  }

  /** The scores of this text and another together. */
  LanguageScores plus(LanguageScores other) {
    long[] both = sums.clone();
    for (int language = 0; language < both.length; language++) {
      both[language] += other.sums[language];
    }
    return new LanguageScores(tags, unknown, both, features + other.features);
  }

  /** Words and runs of letters that were looked at. */
  int features() {
    return features;
  }

  /** The language that fits best. */
  public String best() {
    return best(tag -> 0);
  }

  /**
   * The language that fits best.
   *
   * @param prior logarithm of the odds that speak for a language besides the text
   */
  String best(ToDoubleFunction<String> prior) {
    return tags[bestIndex(prior)];
  }

  private int bestIndex(ToDoubleFunction<String> prior) {
    int best = 0;
    for (int language = 1; language < tags.length; language++) {
      if (evidence(language, prior) > evidence(best, prior)) {
        best = language;
      }
    }
    return best;
  }

  private double evidence(int language, ToDoubleFunction<String> prior) {
    return score(language) / REPETITION + prior.applyAsDouble(tags[language]);
  }

  private double score(int language) {
    return (sums[language] & (1L << COUNT_SHIFT) - 1) / UNIT + features * unknown[language];
  }

  /** Probability that the best language is the right one, if it is one of the model's. */
  public double confidence() {
    return confidence(tag -> 0);
  }

  /** The same with a prior. */
  double confidence(ToDoubleFunction<String> prior) {
    int best = bestIndex(prior);
    double ofBest = evidence(best, prior);
    double all = 0;
    double same = 0;
    for (int language = 0; language < tags.length; language++) {
      double share = Math.exp(evidence(language, prior) - ofBest);
      all += share;
      same += tags[language].equals(tags[best]) ? share : 0;
    }
    return same / all;
  }

  /** Share of the text's words and runs of letters that were seen in a language, 0 to 1. */
  public double known(String tag) {
    int language = index(tag);
    return language < 0 || features == 0 ? 0 : (double) (sums[language] >>> COUNT_SHIFT) / features;
  }

  /** How much better a language fits than another, a feature; 0 where the model lacks one. */
  double lead(String tag, String other) {
    int one = index(tag);
    int two = index(other);
    return one < 0 || two < 0 || features == 0 ? 0 : (score(one) - score(two)) / features;
  }

  /** The better entry of a language; below 0 where it has none. */
  private int index(String tag) {
    int found = -1;
    for (int language = 0; language < tags.length; language++) {
      if (tags[language].equals(tag) && (found < 0 || score(language) > score(found))) {
        found = language;
      }
    }
    return found;
  }
}
