package dev.warta.cli;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines of the terminal, at the places where its script allows it. */
final class TextLines {

  private TextLines() {}

  /**
   * The lines; a word longer than a line, such as an address, stays whole on a line of its own.
   *
   * @param width of a line, in terminal cells
   */
  static List<String> of(String text, int width) {
    List<String> lines = new ArrayList<>();
    text.lines().forEach(line -> wrap(line, width, lines));
    return lines;
  }

  private static void wrap(String text, int width, List<String> lines) {
    BreakIterator breaks = BreakIterator.getLineInstance(ULocale.ROOT);
    breaks.setText(text);
    StringBuilder line = new StringBuilder();
    int cells = 0;
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
      String part = text.substring(start, end);
      if (cells > 0 && cells + TextTable.width(part.stripTrailing()) > width) {
        lines.add(line.toString().stripTrailing());
        line.setLength(0);
        cells = 0;
      }
      line.append(part);
      cells += TextTable.width(part);
    }
    lines.add(line.toString().stripTrailing());
  }
}
