package dev.warta.cli;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table for the terminal: columns as wide as their text needs, up to a limit for each. */
final class TextTable {

  private static final String GAP = "  ";

  private final int[] limits;
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * A table with a header.
   *
   * @param limits the widest each column may become, in terminal cells; what is longer ends in an
   *     ellipsis
   */
  TextTable(int[] limits, String... header) {
    this.limits = limits.clone();
    rows.add(List.of(header));
  }

  void add(String... cells) {
    rows.add(Arrays.stream(cells).map(Console::harmless).toList());
  }

  @Override
  public String toString() {
    int[] widths = widths();
    StringBuilder table = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < widths.length; column++) {
        String cell = shortened(row.get(column), widths[column]);
        line.append(cell).append(" ".repeat(widths[column] - width(cell))).append(GAP);
      }
      table.append(line.toString().stripTrailing()).append('\n');
    }
    return table.toString();
  }

  private int[] widths() {
    int[] widths = new int[limits.length];
    for (List<String> row : rows) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.min(limits[column], Math.max(widths[column], width(row.get(column))));
      }
    }
    return widths;
  }

  private static String shortened(String text, int limit) {
    if (width(text) <= limit) {
      return text;
    }
    StringBuilder shortened = new StringBuilder();
    int width = 0;
    for (int codePoint : text.codePoints().toArray()) {
      width += width(codePoint);
      if (width >= limit) {
        break;
      }
      shortened.appendCodePoint(codePoint);
    }
    return shortened.append('…').toString();
  }

  /** Cells a terminal needs: two for a wide East Asian character, none for a combining mark. */
  static int width(String text) {
    return text.codePoints().map(TextTable::width).sum();
  }

  private static int width(int codePoint) {
    int type = UCharacter.getType(codePoint);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }
    int eastAsian = UCharacter.getIntPropertyValue(codePoint, UProperty.EAST_ASIAN_WIDTH);
    boolean isWide =
        eastAsian == UCharacter.EastAsianWidth.WIDE
            || eastAsian == UCharacter.EastAsianWidth.FULLWIDTH;
    return isWide ? 2 : 1;
  }
}
