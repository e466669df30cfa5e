package dev.warta.lab.topics;

import dev.warta.enrich.Step;
import dev.warta.enrich.topics.ClassifyTopics;
import dev.warta.events.Topic;
import dev.warta.lab.language.ParallelSentences;
import dev.warta.lab.language.ParallelSentences.Column;
import dev.warta.lab.language.SentenceDrafts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Prints how the topics agree with the labels of SIB-200: sentences of an encyclopaedia and of
 * news, each with one of seven topics, of which six have a counterpart among the Media Topics.
 *
 * <p>A single sentence says little, so most get no topic. What counts is how many of those that get
 * one get the labelled one among them (precision), how many sentences do (recall), and whether the
 * lists of the languages are equally good, since the sentences are the same in all.
 */
public final class TopicScore {

  private static final Map<String, String> MEDIA_TOPICS =
      Map.of(
          "entertainment", "medtop:01000000",
          "health", "medtop:07000000",
          "travel", "medtop:10000000",
          "politics", "medtop:11000000",
          "science/technology", "medtop:13000000",
          "sports", "medtop:15000000");

  private static final Set<String> LISTED =
      Set.of("ar", "de", "en", "es", "fr", "id", "ja", "ms", "nl", "pt", "ru", "tr", "vi");

  private final Step step = new ClassifyTopics();

  private TopicScore() {}

  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      System.err.println("usage: lab/run topic-score SIB_200.tsv");
      System.exit(2);
    }
    new TopicScore().score(ParallelSentences.read(Path.of(args[0])));
  }

  private void score(ParallelSentences file) {
    int[] all = new int[3];
    for (Column column : file.columns()) {
      if (LISTED.contains(column.tag())) {
        int[] counts = counts(column);
        print(column.tag(), counts);
        Arrays.setAll(all, i -> all[i] + counts[i]);
      }
    }
    print("all", all);
  }

  /** Sentences, sentences with a topic, sentences with the labelled one. */
  private int[] counts(Column column) {
    int[] counts = new int[3];
    for (int i = 0; i < column.sentences().size(); i++) {
      String label = MEDIA_TOPICS.get(column.topics().get(i));
      if (label != null) {
        List<Topic> found = topics(column.sentences().get(i), column.tag());
        counts[0]++;
        counts[1] += found.isEmpty() ? 0 : 1;
        counts[2] += found.stream().anyMatch(topic -> topic.getCode().equals(label)) ? 1 : 0;
      }
    }
    return counts;
  }

  private List<Topic> topics(String sentence, String language) {
    return step.apply(SentenceDrafts.of(language, sentence)).event().getTopics();
  }

  private static void print(String name, int[] counts) {
    System.out.printf(
        "%-3s  %,6d sentences  precision %.3f  recall %.3f%n",
        name, counts[0], (double) counts[2] / counts[1], (double) counts[2] / counts[0]);
  }
}
