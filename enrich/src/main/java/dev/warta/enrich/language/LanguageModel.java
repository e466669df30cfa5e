package dev.warta.enrich.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Naive Bayes over words and runs of letters: how well a text fits each language whose script
 * others share.
 *
 * <p>Trained by {@code lab/run train-language}; see {@code package-info} for the data and the
 * quality. Immutable and safe for use by several threads.
 */
public final class LanguageModel {

  /** What a model is called in evidence. */
  static final String METHOD = "model:language-1";

  private static final String RESOURCE = "languages.model";

  /** What is added to each count, so that an n-gram that was never seen is not impossible. */
  private static final double SMOOTHING = 0.05;

  private static final int LEVELS = 128;

  private final String[] tags;
  private final int[] rows;
  private final byte[] entries;

  /** The weight of each level, with a count of one above it. */
  private final long[] weights = new long[LEVELS];

  /** What a feature that a language does not know weighs, in units of the score. */
  private final double[] unknown;

  /** Makes a model of counts. */
  public LanguageModel(LanguageCounts counts) {
    this.tags = counts.tags();
    this.rows = counts.rows();
    this.entries = counts.entries();
    for (int level = 0; level < LEVELS; level++) {
      double weight = Math.log(1 + LanguageCounts.count(level) / SMOOTHING);
      weights[level] = LanguageScores.packed(weight);
    }
    this.unknown = new double[tags.length];
    for (int language = 0; language < tags.length; language++) {
      double total = counts.totals()[language] + SMOOTHING * NgramFeatures.BUCKETS;
      unknown[language] = Math.log(SMOOTHING / total);
    }
  }

  /** Loads the model from the class path: a fifth of a second, 7 MB. */
  public static LanguageModel bundled() {
    try (InputStream file = LanguageModel.class.getResourceAsStream(RESOURCE)) {
      return new LanguageModel(LanguageCounts.read(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the language model " + RESOURCE, e);
    }
  }

  /** How well a text fits each language; time grows with the text's length, which callers bound. */
  public LanguageScores score(CharSequence text) {
    int[] features = NgramFeatures.of(text);
    long[] sums = new long[tags.length];
    for (int feature : features) {
      int end = rows[feature + 1];
      for (int entry = rows[feature]; entry < end; entry += 2) {
        sums[entries[entry]] += weights[entries[entry + 1]];
      }
    }
    return new LanguageScores(tags, unknown, sums, features.length);
  }
}
