package dev.warta.enrich.extract;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of the document that is not empty.
 *
 * @param text the line without space at its ends
 * @param afterGap whether an empty line, or nothing, stands above it
 * @param indented whether it began with white space
 */
record Line(String text, boolean afterGap, boolean indented) {

  /** Lines beyond this many are left out: no article has them. */
  static final int MAX_LINES = 100_000;

  /** The lines of a text, at most {@link #MAX_LINES}, whatever ends them: CRLF, CR or LF. */
  static List<Line> of(String text) {
    List<Line> lines = new ArrayList<>();
    boolean gap = true;
    int start = 0;
    while (start <= text.length() && lines.size() < MAX_LINES) {
      int end = start;
      while (end < text.length() && !endsLine(text.charAt(end))) {
        end++;
      }
      int first = start;
      int last = end;
      while (first < last && Plain.isSpace(text.charAt(first))) {
        first++;
      }
      while (last > first && Plain.isSpace(text.charAt(last - 1))) {
        last--;
      }
      if (first == last) {
        gap = true;
      } else {
        lines.add(new Line(text.substring(first, last), gap, first > start));
        gap = false;
      }
      boolean pair = end + 1 < text.length() && text.charAt(end) == '\r';
      start = end + (pair && text.charAt(end + 1) == '\n' ? 2 : 1);
    }
    return lines;
  }

  private static boolean endsLine(char c) {
    return c == '\n' || c == '\r' || c == '\f' || c == '\u0085' || c == '\u2028' || c == '\u2029';
  }
}
