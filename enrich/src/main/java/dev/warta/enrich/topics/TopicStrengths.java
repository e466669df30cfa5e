package dev.warta.enrich.topics;

import java.util.Arrays;
import java.util.List;

/** How much speaks for each topic, and how many different words. */
final class TopicStrengths {

  /** A section or a folder that names the topic is as good as several words of the text. */
  private static final int WORDS_OF_A_SECTION = 3;

  private final double[] strengths;
  private final int[] words;

  TopicStrengths(int topics) {
    this.strengths = new double[topics];
    this.words = new int[topics];
  }

  /** Adds a word of the text. */
  void add(List<TopicWords.Sign> signs, double strength) {
    add(signs, strength, 1);
  }

  /** Adds a word of the section, the tags or the address. */
  void addOutsideTheText(List<TopicWords.Sign> signs, double strength) {
    add(signs, strength, WORDS_OF_A_SECTION);
  }

  private void add(List<TopicWords.Sign> signs, double strength, int different) {
    for (TopicWords.Sign sign : signs) {
      strengths[sign.topic()] += strength * sign.weight();
      words[sign.topic()] += different;
    }
  }

  double of(int topic) {
    return strengths[topic];
  }

  int differentWords(int topic) {
    return words[topic];
  }

  double greatest() {
    return Arrays.stream(strengths).max().orElse(0);
  }
}
