package dev.warta.enrich.topics;

import dev.warta.enrich.text.Tokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The words of one or more languages that speak for a topic.
 *
 * <p>An entry is a word, the beginning of words ({@code econom*}) or a phrase ({@code
 * climate_change}); {@code +} before it makes it count double. Looked up by a hash over the letters
 * that grows with each letter, so that every beginning of a word is tried in one pass.
 */
final class TopicWords {

  /** What an entry says of a topic. */
  record Sign(int topic, double weight) {}

  private static final long SEED = 0xCBF29CE484222325L;
  private static final long PRIME = 0x100000001B3L;

  /** Letters before which a beginning is no beginning of a word. */
  private static final int SHORTEST_STEM = 2;

  private final Map<Long, Integer> whole = new HashMap<>();
  private final Map<Long, Integer> stems = new HashMap<>();

  /** Beginnings of phrases, up to the end of a word. */
  private final Map<Long, Boolean> phrases = new HashMap<>();

  private final List<List<Sign>> signs = new ArrayList<>();

  /** What a word may begin with that is not part of it, such as the Arabic article. */
  private final List<String> proclitics = new ArrayList<>();

  private int longestStem;

  private TopicWords() {}

  /** Reads the lists of some languages into one. */
  static TopicWords of(MediaTopics topics, String... languages) {
    TopicWords words = new TopicWords();
    for (String language : languages) {
      int topic = -1;
      for (String line : Lines.of(language + ".txt")) {
        if (line.startsWith("[")) {
          topic = topics.index(line.substring(1, line.indexOf(']')));
        } else if (line.startsWith("@proclitics ")) {
          words.proclitics.addAll(List.of(line.split(" ")).subList(1, line.split(" ").length));
        } else {
          for (String entry : line.strip().split("\\s+")) {
            words.add(entry, topic);
          }
        }
      }
    }
    return words;
  }

  private void add(String entry, int topic) {
    boolean isStrong = entry.startsWith("+");
    boolean isStem = entry.endsWith("*");
    String word = entry.substring(isStrong ? 1 : 0, entry.length() - (isStem ? 1 : 0));
    long hash = SEED;
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) == '_') {
        phrases.put(hash, true);
      }
      hash = grown(hash, word.charAt(i));
    }
    Map<Long, Integer> table = isStem ? stems : whole;
    longestStem = isStem ? Math.max(longestStem, word.length()) : longestStem;
    int index =
        table.computeIfAbsent(
            hash,
            added -> {
              signs.add(new ArrayList<>());
              return signs.size() - 1;
            });
    signs.get(index).add(new Sign(topic, isStrong ? 2 : 1));
  }

  private static long grown(long hash, char letter) {
    return (hash ^ letter) * PRIME;
  }

  /** What an entry speaks for. */
  List<Sign> signs(int entry) {
    return signs.get(entry);
  }

  /** How many entries there are. */
  int size() {
    return signs.size();
  }

  /** Counts the entries in a text, each occurrence with a weight. */
  void count(Tokens tokens, double weight, Map<Integer, Double> counts) {
    for (int token = 0; token < tokens.size(); token++) {
      if (tokens.isWord(token)) {
        count(tokens, token, tokens.start(token), SEED, weight, counts);
        for (String proclitic : proclitics) {
          if (tokens.text().startsWith(proclitic, tokens.start(token))) {
            int start = Math.min(tokens.start(token) + proclitic.length(), tokens.end(token));
            count(tokens, token, start, SEED, weight, counts);
            break;
          }
        }
      }
    }
  }

  private void count(
      Tokens tokens,
      int token,
      int start,
      long before,
      double weight,
      Map<Integer, Double> counts) {
    long hash = before;
    String text = tokens.text();
    int end = tokens.end(token);
    Integer longest = null;
    for (int at = start; at < end; at++) {
      hash = grown(hash, Character.toLowerCase(text.charAt(at)));
      int length = at + 1 - start;
      if (length >= SHORTEST_STEM && length <= longestStem) {
        Integer stem = stems.get(hash);
        longest = stem == null ? longest : stem;
      }
    }
    Integer word = whole.get(hash);
    if (word != null || longest != null) {
      counts.merge(word != null ? word : longest, weight, Double::sum);
    }
    if (phrases.containsKey(hash) && token + 1 < tokens.size()) {
      int next = token + 1;
      count(tokens, next, tokens.start(next), grown(hash, '_'), weight, counts);
    }
  }
}
