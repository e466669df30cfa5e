package dev.warta.enrich.keywords;

import java.util.Arrays;

/**
 * How telling each word of an article is, by YAKE's five features: how it is written, where it
 * stands, how often, in how many sentences, and beside how many other words.
 *
 * <p>The smaller the score, the more telling the word (Campos et al., YAKE!, Information Sciences
 * 509, 2020). Words that are no candidates have features too, since phrases may hold them.
 */
final class TermScores {

  private static final int SHORT = 3;

  final double[] score;
  final int[] count;
  final boolean[] isStop;
  private final Words words;
  private final PairCounts pairs = new PairCounts();

  TermScores(Words words, StopWords stops) {
    this.words = words;
    int terms = words.terms.size();
    count = new int[terms];
    score = new double[terms];
    isStop = new boolean[terms];
    count();
    markStops(stops);
    score();
  }

  private void count() {
    for (int i = 0; i < words.size; i++) {
      if (words.term[i] != Words.GAP) {
        count[words.term[i]]++;
        if (i > 0 && words.term[i - 1] != Words.GAP) {
          pairs.add(words.term[i - 1], words.term[i]);
        }
      }
    }
  }

  /** How often two terms stand side by side. */
  int pairCount(int left, int right) {
    return pairs.count(left, right);
  }

  private void markStops(StopWords stops) {
    int most = Arrays.stream(count).max().orElse(0);
    for (int t = 0; t < count.length; t++) {
      String term = words.terms.get(t);
      isStop[t] =
          stops.contains(term)
              || TermShape.isFunction(term)
              || !stops.isKnown() && isLikelyStop(term, count[t], most);
    }
  }

  /** Without a list, the short and the most frequent words are taken for stop words. */
  private static boolean isLikelyStop(String term, int count, int most) {
    return !TermShape.isSpaceless(term)
        && (term.length() <= SHORT
            || term.length() <= 2 * SHORT && most > SHORT && 2 * count > most);
  }

  private void score() {
    int terms = count.length;
    int[] capitals = new int[terms];
    int[] acronyms = new int[terms];
    int[] inSentences = new int[terms];
    int[] lastSentence = new int[terms];
    int[] seen = new int[terms];
    int[] median = new int[terms];
    Arrays.fill(lastSentence, -1);
    for (int i = 0; i < words.size; i++) {
      int t = words.term[i];
      if (t == Words.GAP) {
        continue;
      }
      capitals[t] += words.isCapital[i] && !words.isFirst[i] ? 1 : 0;
      acronyms[t] += words.isCapital[i] && TermShape.isAcronym(words.word(i)) ? 1 : 0;
      inSentences[t] += lastSentence[t] == words.sentence[i] ? 0 : 1;
      lastSentence[t] = words.sentence[i];
      if (seen[t]++ == (count[t] - 1) / 2) {
        median[t] = words.sentence[i];
      }
    }
    int[] left = new int[terms];
    int[] right = new int[terms];
    int[] leftAll = new int[terms];
    int[] rightAll = new int[terms];
    pairs.each(
        (first, second, n) -> {
          right[first]++;
          rightAll[first] += n;
          left[second]++;
          leftAll[second] += n;
        });
    double usual = usualCount();
    int most = Math.max(1, Arrays.stream(count).max().orElse(1));
    for (int t = 0; t < terms; t++) {
      double writing = Math.max(capitals[t], acronyms[t]) / (1 + Math.log(count[t]));
      double place = Math.log(Math.log(3 + median[t]));
      double often = count[t] / usual;
      double company =
          1 + (share(left[t], leftAll[t]) + share(right[t], rightAll[t])) * count[t] / most;
      double spread = (double) inSentences[t] / Math.max(1, words.sentences);
      score[t] = company * (place + 0.05) / (writing + often / company + spread / company);
    }
  }

  private static double share(int distinct, int all) {
    return all == 0 ? 0 : (double) distinct / all;
  }

  /** Mean and standard deviation of the counts of the words that are no stop words. */
  private double usualCount() {
    double sum = 0;
    double squares = 0;
    int n = 0;
    for (int t = 0; t < count.length; t++) {
      if (!isStop[t]) {
        sum += count[t];
        squares += (double) count[t] * count[t];
        n++;
      }
    }
    if (n == 0) {
      return 1;
    }
    double mean = sum / n;
    return mean + Math.sqrt(Math.max(0, squares / n - mean * mean));
  }
}
