package dev.warta.enrich.extract;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Formats that are no text and come under the name of one, known by their first bytes. */
final class BinaryFormat {

  private static final Map<String, String> BY_FIRST_BYTES =
      Map.of(
          "%PDF-", "PDF",
          "PK\u0003\u0004", "ZIP",
          "\u0089PNG\r\n", "PNG",
          "\u00FF\u00D8\u00FF", "JPEG",
          "GIF8", "GIF",
          "\u001F\u008B\b", "gzip");

  private static final int LONGEST = 8;

  private BinaryFormat() {}

  /** The name of the format; null for what may be text. */
  static String of(ByteBuffer content) {
    byte[] first = new byte[Math.min(LONGEST, content.remaining())];
    content.duplicate().get(first);
    String start = new String(first, StandardCharsets.ISO_8859_1);
    for (Map.Entry<String, String> format : BY_FIRST_BYTES.entrySet()) {
      if (start.startsWith(format.getKey())) {
        return format.getValue();
      }
    }
    return null;
  }
}
