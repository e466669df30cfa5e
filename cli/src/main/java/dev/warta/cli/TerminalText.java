package dev.warta.cli;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Shows a stranger's text on a terminal so that it can be read and cannot act.
 *
 * <p>Control characters, which could move the cursor or rewrite what stands there, and marks that
 * turn the direction of writing are shown as escapes.
 */
final class TerminalText {

  private static final int BYTES_A_ROW = 16;

  private TerminalText() {}

  /** The text on several lines, as it has them; tabs stay. */
  static String escaped(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    text.replace("\r\n", "\n")
        .codePoints()
        .forEach(
            c -> {
              if (c == '\n' || c == '\t' || !isDangerous(c)) {
                safe.appendCodePoint(c);
              } else {
                safe.append(String.format(Locale.ROOT, "\\u%04X", c));
              }
            });
    return safe.toString();
  }

  /** The text on one line. */
  static String onOneLine(String text) {
    return escaped(text).replace("\n", "\\n").replace("\t", "\\t");
  }

  /** The first part of a long text, with what was left out. */
  static String bounded(String text, int maxLength) {
    if (text.length() <= maxLength) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(maxLength - 1)) ? maxLength - 1 : maxLength;
    return "%s%n… and %,d characters more".formatted(text.substring(0, end), text.length() - end);
  }

  /** Bytes in hexadecimal with their ASCII characters beside. */
  static String hexDump(byte[] bytes, int maxBytes) {
    StringBuilder dump = new StringBuilder();
    int shown = Math.min(bytes.length, maxBytes);
    for (int row = 0; row < shown; row += BYTES_A_ROW) {
      int end = Math.min(shown, row + BYTES_A_ROW);
      dump.append(String.format(Locale.ROOT, "%08x  ", row));
      for (int i = row; i < row + BYTES_A_ROW; i++) {
        dump.append(i < end ? String.format(Locale.ROOT, "%02x ", bytes[i]) : "   ");
      }
      dump.append(" |").append(ascii(bytes, row, end)).append("|\n");
    }
    if (bytes.length > shown) {
      dump.append("… and %,d bytes more%n".formatted(bytes.length - shown));
    }
    return dump.toString();
  }

  private static String ascii(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1)
        .replaceAll("[^ -~]", ".");
  }

  private static boolean isDangerous(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      case Character.FORMAT -> c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
      default -> false;
    };
  }
}
