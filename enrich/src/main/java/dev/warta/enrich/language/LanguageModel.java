package dev.warta.enrich.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import opennlp.tools.langdetect.LanguageDetectorModel;
import opennlp.tools.ml.model.MaxentModel;

/**
 * Apache OpenNLP's language model of 103 languages.
 *
 * <p>The model is asked directly, with character n-grams collected here: OpenNLP's own collecting
 * takes three quarters of its time. Safe for use by several threads.
 */
final class LanguageModel {

  static final String METHOD = "opennlp-langdetect";

  private static final String RESOURCE = "/langdetect-183.bin";

  /** The model knows n-grams of one to this many characters. */
  private static final int LONGEST = 3;

  /**
   * What the model says of a text.
   *
   * @param best BCP-47 tag of the most probable language
   * @param second BCP-47 tag of the next
   * @param confidence of the best, from 0 to 1
   */
  record Ranking(String best, String second, double confidence) {}

  private final MaxentModel model;

  private LanguageModel(MaxentModel model) {
    this.model = model;
  }

  /** Loads the model from the class path: half a second, 55 MB. */
  static LanguageModel bundled() {
    try (InputStream bytes = LanguageModel.class.getResourceAsStream(RESOURCE)) {
      return new LanguageModel(new LanguageDetectorModel(bytes).getMaxentModel());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the language model " + RESOURCE, e);
    }
  }

  Ranking rank(String text) {
    String[] ngrams = ngrams(normalised(text));
    float[] weights = new float[ngrams.length];
    Arrays.fill(weights, 1);
    double[] probabilities = model.eval(ngrams, weights);
    int best = greatest(probabilities, -1);
    int second = greatest(probabilities, best);
    return new Ranking(
        LanguageTags.ofCode(model.getOutcome(best)),
        LanguageTags.ofCode(model.getOutcome(second)),
        probabilities[best]);
  }

  private static int greatest(double[] values, int except) {
    int greatest = except == 0 ? 1 : 0;
    for (int i = 0; i < values.length; i++) {
      if (i != except && values[i] > values[greatest]) {
        greatest = i;
      }
    }
    return greatest;
  }

  /** Lower case, with one space for every run of spaces and digits, as the model was trained. */
  private static char[] normalised(String text) {
    char[] normalised = new char[text.length()];
    int length = 0;
    boolean afterSpace = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean space = Character.isWhitespace(c) || Character.isDigit(c);
      if (!space || !afterSpace) {
        normalised[length++] = space ? ' ' : Character.toLowerCase(c);
      }
      afterSpace = space;
    }
    return Arrays.copyOf(normalised, length);
  }

  /** Every n-gram of the text once. */
  private static String[] ngrams(char[] text) {
    long[] seen = new long[Integer.highestOneBit(LONGEST * text.length + 1) << 2];
    List<String> ngrams = new ArrayList<>();
    for (int start = 0; start < text.length; start++) {
      long ngram = 0;
      for (int end = start; end < Math.min(start + LONGEST, text.length); end++) {
        ngram = ngram << Character.SIZE | text[end];
        if (isNew(ngram, seen)) {
          ngrams.add(new String(text, start, end + 1 - start));
        }
      }
    }
    return ngrams.toArray(String[]::new);
  }

  /**
   * Adds to a hash table with open addressing, in which 0 is free, and tells whether it was new.
   */
  private static boolean isNew(long ngram, long[] seen) {
    int slot = (int) (ngram * 0x9E3779B97F4A7C15L >>> 40) & seen.length - 1;
    while (seen[slot] != 0 && seen[slot] != ngram) {
      slot = slot + 1 & seen.length - 1;
    }
    boolean isNew = seen[slot] == 0;
    seen[slot] = ngram;
    return isNew;
  }
}
