package dev.warta.enrich.topics;

import dev.warta.enrich.topics.Lines.Row;
import dev.warta.events.Topic;
import java.util.List;

/** The subjects of the IPTC Media Topics' top level, numbered in their order. */
final class MediaTopics {

  private static final String PREFIX = "medtop:";

  private final List<Row> rows;

  private MediaTopics(List<Row> rows) {
    this.rows = rows;
  }

  static MediaTopics bundled() {
    return new MediaTopics(Lines.rows("topics.tsv"));
  }

  int size() {
    return rows.size();
  }

  /** The number of a topic by its code without the scheme. */
  int index(String code) {
    for (int topic = 0; topic < rows.size(); topic++) {
      if (rows.get(topic).cell(0).equals(PREFIX + code)) {
        return topic;
      }
    }
    throw new IllegalArgumentException("no media topic has the code " + code);
  }

  /** A topic for the event. */
  Topic topic(int index, double score) {
    Row row = rows.get(index);
    return new Topic(row.cell(0), row.cell(1), row.cell(2), score);
  }
}
