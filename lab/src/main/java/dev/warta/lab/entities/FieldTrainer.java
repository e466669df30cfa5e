package dev.warta.lab.entities;

import dev.warta.enrich.entities.tagger.NameTags;
import dev.warta.enrich.entities.tagger.TagModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;

/**
 * Trains a linear-chain conditional random field by AdaGrad.
 *
 * <p>In each sentence some of what is seen is left out by lot (the word itself, a cluster, …), so
 * that no single clue is relied upon. The weights are the mean of those after each epoch of the
 * second half. The same seed gives the same weights.
 */
final class FieldTrainer {

  /**
   * How to train.
   *
   * @param bits logarithm of the number of rows
   * @param epochs how often each sentence is seen
   * @param rate how far a step goes
   * @param dropout share of clues left out
   * @param decay share of each weight lost in an epoch
   * @param seed of the lot
   */
  record Settings(int bits, int epochs, float rate, float dropout, float decay, long seed) {}

  /**
   * A sentence to learn from.
   *
   * @param seen what is seen of each token
   * @param kinds kind of each token
   * @param gold tag of each token
   * @param weight how much it counts
   */
  record Example(int[][] seen, int[] kinds, int[] gold, float weight) {}

  private static final int TAGS = NameTags.COUNT;
  private static final int LONGEST = 1024;
  private static final double LEAST_GRADIENT = 5e-3;
  private static final float SMOOTHING = 1e-2f;

  private final Settings settings;
  private final float[] weights;
  private final float[] squares;
  private final float[] transitions = new float[TagModel.transitionCount()];
  private final float[] transitionSquares = new float[transitions.length];
  private final float[] weightSums;
  private final float[] transitionSums = new float[transitions.length];
  private final Random random;

  private final double[][] forward = new double[LONGEST][TAGS];
  private final double[][] backward = new double[LONGEST][TAGS];
  private final double[][] scores = new double[LONGEST][TAGS];

  private final double[][][] factors = new double[LONGEST][TAGS + 1][TAGS];
  private final double[] norms = new double[LONGEST];

  FieldTrainer(Settings settings) {
    this.settings = settings;
    this.weights = new float[(1 << settings.bits) * TAGS];
    this.squares = new float[weights.length];
    this.weightSums = new float[weights.length];
    this.random = new Random(settings.seed);
  }

  /**
   * Trains a model.
   *
   * @param examples gives the examples of each epoch, which may differ
   */
  TagModel train(IntFunction<List<Example>> examples) {
    for (int epoch = 0; epoch < settings.epochs; epoch++) {
      List<Example> order = new ArrayList<>(examples.apply(epoch));
      Collections.shuffle(order, random);
      order.forEach(this::learn);
      for (int i = 0; i < weights.length; i++) {
        weights[i] *= 1 - settings.decay;
      }
      if (epoch >= settings.epochs / 2) {
        add(weights, weightSums);
        add(transitions, transitionSums);
      }
    }
    int counted = settings.epochs - settings.epochs / 2;
    return TagModel.of(
        settings.bits, divided(weightSums, counted), divided(transitionSums, counted));
  }

  private static void add(float[] values, float[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += values[i];
    }
  }

  private static float[] divided(float[] sums, int by) {
    float[] means = new float[sums.length];
    for (int i = 0; i < means.length; i++) {
      means[i] = sums[i] / by;
    }
    return means;
  }

  private void learn(Example example) {
    int size = Math.min(example.gold.length, forward.length);
    int[][] kept = new int[size][];
    for (int i = 0; i < size; i++) {
      kept[i] = withoutSome(example.seen[i]);
      score(kept[i], scores[i]);
    }
    weigh(example, size);
    runForward(size);
    runBackward(size);
    for (int i = 0; i < size; i++) {
      learnTransitions(example, i);
      learnWeights(kept[i], example, i);
    }
  }

  private int[] withoutSome(int[] seen) {
    int[] kept = new int[seen.length];
    int count = 0;
    for (int clue : seen) {
      if (random.nextFloat() >= settings.dropout) {
        kept[count++] = TagModel.row(clue, settings.bits) * TAGS;
      }
    }
    return java.util.Arrays.copyOf(kept, count);
  }

  private void score(int[] rows, double[] scores) {
    java.util.Arrays.fill(scores, 0);
    double share = 1 / (1 - settings.dropout);
    for (int row : rows) {
      for (int tag = 0; tag < TAGS; tag++) {
        scores[tag] += weights[row + tag];
      }
    }
    for (int tag = 0; tag < TAGS; tag++) {
      scores[tag] *= share;
    }
  }

  /** How likely each tag follows each other at each token, as factors. */
  private void weigh(Example example, int size) {
    for (int i = 0; i < size; i++) {
      double highest = Double.NEGATIVE_INFINITY;
      for (double score : scores[i]) {
        highest = Math.max(highest, score);
      }
      for (int tag = 0; tag < TAGS; tag++) {
        scores[i][tag] = Math.exp(scores[i][tag] - highest);
      }
      for (int before = 0; before <= TAGS; before++) {
        boolean isHere = (before == NameTags.START) == (i == 0);
        for (int tag = 0; tag < TAGS && isHere; tag++) {
          factors[i][before][tag] =
              NameTags.mayFollow(before, tag)
                  ? Math.exp(transitions[TagModel.transition(example.kinds[i], before, tag)])
                  : 0;
        }
      }
    }
  }

  /** Probabilities of each tag given the words up to it. */
  private void runForward(int size) {
    for (int i = 0; i < size; i++) {
      double sum = 0;
      for (int tag = 0; tag < TAGS; tag++) {
        double reached = 0;
        if (i == 0) {
          reached = factors[0][NameTags.START][tag];
        } else {
          for (int before = 0; before < TAGS; before++) {
            reached += forward[i - 1][before] * factors[i][before][tag];
          }
        }
        forward[i][tag] = reached * scores[i][tag];
        sum += forward[i][tag];
      }
      for (int tag = 0; tag < TAGS; tag++) {
        forward[i][tag] /= sum;
      }
      norms[i] = sum;
    }
  }

  /** How likely the words behind a token are for each of its tags, in the same measure. */
  private void runBackward(int size) {
    java.util.Arrays.fill(backward[size - 1], 1);
    for (int i = size - 2; i >= 0; i--) {
      for (int tag = 0; tag < TAGS; tag++) {
        double sum = 0;
        for (int after = 0; after < TAGS; after++) {
          sum += factors[i + 1][tag][after] * scores[i + 1][after] * backward[i + 1][after];
        }
        backward[i][tag] = sum / norms[i + 1];
      }
    }
  }

  private void learnTransitions(Example example, int i) {
    int kind = example.kinds[i];
    for (int before = 0; before <= TAGS; before++) {
      if ((before == NameTags.START) != (i == 0)) {
        continue;
      }
      for (int tag = 0; tag < TAGS; tag++) {
        if (!NameTags.mayFollow(before, tag)) {
          continue;
        }
        double start = i == 0 ? 1 : forward[i - 1][before];
        double expected =
            start * factors[i][before][tag] * scores[i][tag] * backward[i][tag] / norms[i];
        boolean isGold = example.gold[i] == tag && (i == 0 || example.gold[i - 1] == before);
        double gradient = ((isGold ? 1 : 0) - expected) * example.weight;
        int at = TagModel.transition(kind, before, tag);
        transitionSquares[at] += (float) (gradient * gradient);
        transitions[at] +=
            (float) (settings.rate * gradient / Math.sqrt(transitionSquares[at] + SMOOTHING));
      }
    }
  }

  private void learnWeights(int[] rows, Example example, int i) {
    for (int tag = 0; tag < TAGS; tag++) {
      double expected = forward[i][tag] * backward[i][tag];
      double gradient = ((example.gold[i] == tag ? 1 : 0) - expected) * example.weight;
      if (Math.abs(gradient) < LEAST_GRADIENT) {
        continue;
      }
      float square = (float) (gradient * gradient);
      for (int row : rows) {
        int at = row + tag;
        squares[at] += square;
        weights[at] += (float) (settings.rate * gradient / Math.sqrt(squares[at] + SMOOTHING));
      }
    }
  }
}
