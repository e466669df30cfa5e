package dev.warta.enrich.topics;

import dev.warta.enrich.topics.Lines.Row;
import dev.warta.events.Topic;
import java.util.List;
import java.util.Locale;

/** The subjects of the IPTC Media Topics' top level, numbered in their order. Immutable. */
public final class MediaTopics {

  private static final String PREFIX = "medtop:";

  private final List<Row> rows;

  private MediaTopics(List<Row> rows) {
    this.rows = rows;
  }

  /** The topics, with their labels in English and Indonesian. */
  public static MediaTopics bundled() {
    return new MediaTopics(Lines.rows("topics.tsv"));
  }

  /**
   * The codes that a person may mean.
   *
   * @param text a code, with or without its scheme; a label in English or Indonesian, or a word of
   *     one
   */
  public List<String> codesOf(String text) {
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    return rows.stream().filter(row -> isMeant(row, wanted)).map(row -> row.cell(0)).toList();
  }

  private static boolean isMeant(Row row, String wanted) {
    return row.cell(0).equals(wanted)
        || row.cell(0).equals(PREFIX + wanted)
        || isNamed(row.cell(1), wanted)
        || isNamed(row.cell(2), wanted);
  }

  private static boolean isNamed(String label, String wanted) {
    return label.equals(wanted) || List.of(label.split("[, ]+")).contains(wanted);
  }

  /** The labels in English, in the order of the codes. */
  public List<String> labels() {
    return rows.stream().map(row -> row.cell(1)).toList();
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
