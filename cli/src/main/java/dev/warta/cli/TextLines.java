package dev.warta.cli;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines of the terminal, at the places where its script allows it. */
final class TextLines {

  private static final int ASCII = 0x80;

  private TextLines() {}

  /**
   * The lines; what is longer than a line and has no place to break stays whole on a line of its
   * own, as addresses do, so that they can be copied.
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
    int start = 0;
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      if (isInsideWord(text, end)) {
        continue;
      }
      String part = text.substring(start, end);
      if (cells > 0 && cells + TextTable.width(part.stripTrailing()) > width) {
        lines.add(line.toString().stripTrailing());
        line.setLength(0);
        cells = 0;
      }
      line.append(part);
      cells += TextTable.width(part);
      start = end;
    }
    lines.add(line.toString().stripTrailing());
  }

  /** An address could be broken at its hyphens and slashes; so could a word, which needs none. */
  private static boolean isInsideWord(String text, int end) {
    return end < text.length()
        && text.charAt(end) < ASCII
        && text.charAt(end - 1) < ASCII
        && !Character.isWhitespace(text.charAt(end - 1));
  }
}
