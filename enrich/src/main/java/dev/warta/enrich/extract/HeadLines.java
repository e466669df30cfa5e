package dev.warta.enrich.extract;

import java.util.List;

/** The lines of an article as its head is read: what each says of itself. */
final class HeadLines {

  /** Longer lines are paragraphs. */
  static final int MAX_LENGTH = 200;

  private final Cuesheet cues;
  private final List<Line> lines;
  private final DatelineReader.Context context;

  HeadLines(Cuesheet cues, List<Line> lines, DatelineReader.Context context) {
    this.cues = cues;
    this.lines = lines;
    this.context = context;
  }

  int size() {
    return lines.size();
  }

  String text(int line) {
    return lines.get(line).text();
  }

  boolean afterGap(int line) {
    return lines.get(line).afterGap();
  }

  /** The lines from one to before another as one text. */
  String joined(int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; i++) {
      Paragraphs.append(text(i), text);
    }
    return text.toString();
  }

  /** Whether a line says of itself that it is a byline, a credit or a date line. */
  boolean isItem(String text) {
    return text.length() <= MAX_LENGTH
        && (cues.credits().byline(text) != null
            || cues.credits().labelled(text) != null
            || cues.dates().line(text, context.receivedAt()) != null);
  }

  boolean isDateline(String text) {
    return cues.datelines().read(text, context) != null && text.length() > 60;
  }
}
