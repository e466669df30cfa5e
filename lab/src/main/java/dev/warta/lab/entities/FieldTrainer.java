package dev.warta.lab.entities;

import dev.warta.enrich.entities.tagger.NameTags;
import dev.warta.enrich.entities.tagger.TagModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Trains a linear-chain conditional random field by AdaGrad.
 *
 * <p>In each sentence some of what is seen is left out by lot (the word itself, a cluster, …), so
 * that no single clue is relied upon. The same seed gives the same weights.
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
  private static final float SMOOTHING = 1e-2f;

  private final Settings settings;
  private final float[] weights;
  private final float[] squares;
  private final float[] transitions = new float[TagModel.transitionCount()];
  private final float[] transitionSquares = new float[transitions.length];
  private final Random random;

  private final double[][] forward = new double[2048][TAGS];
  private final double[][] backward = new double[2048][TAGS];
  private final double[][] scores = new double[2048][TAGS];

  FieldTrainer(Settings settings) {
    this.settings = settings;
    this.weights = new float[(1 << settings.bits) * TAGS];
    this.squares = new float[weights.length];
    this.random = new Random(settings.seed);
  }

  TagModel train(List<Example> examples) {
    List<Example> order = new ArrayList<>(examples);
    for (int epoch = 0; epoch < settings.epochs; epoch++) {
      Collections.shuffle(order, random);
      order.forEach(this::learn);
      for (int i = 0; i < weights.length; i++) {
        weights[i] *= 1 - settings.decay;
      }
    }
    return TagModel.of(settings.bits, weights, transitions);
  }

  private void learn(Example example) {
    int size = Math.min(example.gold.length, forward.length);
    int[][] kept = new int[size][];
    for (int i = 0; i < size; i++) {
      kept[i] = withoutSome(example.seen[i]);
      score(kept[i], scores[i]);
    }
    double total = runForward(example, size);
    runBackward(example, size);
    for (int i = 0; i < size; i++) {
      learnTransitions(example, i, total);
      learnWeights(kept[i], example, i, total);
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

  private double runForward(Example example, int size) {
    for (int i = 0; i < size; i++) {
      for (int tag = 0; tag < TAGS; tag++) {
        double sum = Double.NEGATIVE_INFINITY;
        if (i == 0) {
          if (NameTags.mayFollow(NameTags.START, tag)) {
            sum = transitions[TagModel.transition(example.kinds[0], NameTags.START, tag)];
          }
        } else {
          for (int before = 0; before < TAGS; before++) {
            if (NameTags.mayFollow(before, tag)) {
              sum =
                  logAdd(
                      sum,
                      forward[i - 1][before]
                          + transitions[TagModel.transition(example.kinds[i], before, tag)]);
            }
          }
        }
        forward[i][tag] = sum + scores[i][tag];
      }
    }
    double total = Double.NEGATIVE_INFINITY;
    for (int tag = 0; tag < TAGS; tag++) {
      total = logAdd(total, forward[size - 1][tag]);
    }
    return total;
  }

  private void runBackward(Example example, int size) {
    java.util.Arrays.fill(backward[size - 1], 0);
    for (int i = size - 2; i >= 0; i--) {
      for (int tag = 0; tag < TAGS; tag++) {
        double sum = Double.NEGATIVE_INFINITY;
        for (int after = 0; after < TAGS; after++) {
          if (NameTags.mayFollow(tag, after)) {
            sum =
                logAdd(
                    sum,
                    backward[i + 1][after]
                        + scores[i + 1][after]
                        + transitions[TagModel.transition(example.kinds[i + 1], tag, after)]);
          }
        }
        backward[i][tag] = sum;
      }
    }
  }

  private static double logAdd(double one, double other) {
    if (one < other) {
      return logAdd(other, one);
    }
    double difference = other - one;
    return difference < -30 ? one : one + Math.log1p(Math.exp(difference));
  }

  private void learnTransitions(Example example, int i, double total) {
    int kind = example.kinds[i];
    for (int before = 0; before <= TAGS; before++) {
      if ((before == NameTags.START) != (i == 0)) {
        continue;
      }
      for (int tag = 0; tag < TAGS; tag++) {
        if (!NameTags.mayFollow(before, tag)) {
          continue;
        }
        int at = TagModel.transition(kind, before, tag);
        double start = i == 0 ? 0 : forward[i - 1][before];
        double expected =
            Math.exp(start + transitions[at] + scores[i][tag] + backward[i][tag] - total);
        boolean isGold = example.gold[i] == tag && (i == 0 || example.gold[i - 1] == before);
        double gradient = ((isGold ? 1 : 0) - expected) * example.weight;
        transitionSquares[at] += (float) (gradient * gradient);
        transitions[at] +=
            (float) (settings.rate * gradient / Math.sqrt(transitionSquares[at] + SMOOTHING));
      }
    }
  }

  private void learnWeights(int[] rows, Example example, int i, double total) {
    for (int tag = 0; tag < TAGS; tag++) {
      double expected = Math.exp(forward[i][tag] + backward[i][tag] - total);
      double gradient = ((example.gold[i] == tag ? 1 : 0) - expected) * example.weight;
      if (Math.abs(gradient) < 1e-3) {
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
