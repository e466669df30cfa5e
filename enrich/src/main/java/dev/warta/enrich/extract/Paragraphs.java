package dev.warta.enrich.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Joins lines to paragraphs.
 *
 * <p>Most deliveries write a paragraph on one line. Where lines were broken at a width, as mail and
 * teleprinters do, those of a paragraph are joined again.
 */
final class Paragraphs {

  private static final int MAX_WIDTH = 110;
  private static final int MIN_WIDTH = 35;

  private Paragraphs() {}

  /** Whether the lines were broken at a width rather than at the ends of paragraphs. */
  static boolean areWrapped(List<Line> lines) {
    int followed = 0;
    int open = 0;
    int full = 0;
    int width = width(lines);
    for (int i = 0; i + 1 < lines.size(); i++) {
      String text = lines.get(i).text();
      if (text.length() >= MIN_WIDTH && !lines.get(i + 1).afterGap()) {
        followed++;
        open += Plain.endsSentence(text) ? 0 : 1;
        full += text.length() + firstWord(lines.get(i + 1).text()) + 8 >= width ? 1 : 0;
      }
    }
    return width <= MAX_WIDTH && followed >= 3 && open * 2 >= followed && full * 2 >= followed;
  }

  private static int width(List<Line> lines) {
    int width = 0;
    for (int i = 1; i < lines.size(); i++) {
      width = Math.max(width, lines.get(i).text().length());
    }
    return width;
  }

  private static int firstWord(String text) {
    int space = text.indexOf(' ');
    return space < 0 ? text.length() : space;
  }

  /**
   * The paragraphs of lines.
   *
   * @param wrapped whether lines are to be joined
   * @param alone lines that are a paragraph of their own whatever stands around them
   */
  static List<String> of(List<Line> lines, boolean wrapped, Predicate<String> alone) {
    List<String> paragraphs = new ArrayList<>();
    if (!wrapped) {
      lines.forEach(line -> paragraphs.add(line.text()));
      return paragraphs;
    }
    int width = width(lines);
    long indented = lines.stream().filter(Line::indented).count();
    boolean indentOpens = indented * 2 < lines.size();
    StringBuilder paragraph = new StringBuilder();
    Line before = null;
    for (Line line : lines) {
      boolean opens =
          before == null
              || line.afterGap()
              || (indentOpens && line.indented() && !before.indented())
              || endsShort(before.text(), line.text(), width)
              || alone.test(before.text())
              || alone.test(line.text());
      if (opens && paragraph.length() > 0) {
        paragraphs.add(paragraph.toString());
        paragraph.setLength(0);
      }
      append(line.text(), paragraph);
      before = line;
    }
    if (paragraph.length() > 0) {
      paragraphs.add(paragraph.toString());
    }
    return paragraphs;
  }

  /** Whether a line ended a paragraph: a full stop with room left for the next word. */
  private static boolean endsShort(String line, String next, int width) {
    return Plain.endsSentence(line) && line.length() + firstWord(next) + 8 < width;
  }

  /** Appends a line of a broken paragraph. */
  static void append(String line, StringBuilder paragraph) {
    if (paragraph.length() > 0) {
      char last = paragraph.charAt(paragraph.length() - 1);
      char next = line.charAt(0);
      boolean hyphen =
          last == '-' && paragraph.length() > 1 && paragraph.charAt(paragraph.length() - 2) != ' ';
      boolean spaceless = isSpaceless(last) && isSpaceless(next);
      if (last == '\u00AD') {
        paragraph.setLength(paragraph.length() - 1);
      } else if (!hyphen && !spaceless) {
        paragraph.append(' ');
      }
    }
    paragraph.append(line);
  }

  private static boolean isSpaceless(char c) {
    return Character.isIdeographic(c) || (c >= '\u3000' && c <= '\u30FF');
  }
}
