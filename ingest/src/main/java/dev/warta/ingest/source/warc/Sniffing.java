package dev.warta.ingest.source.warc;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Looks at the first bytes of what nobody declares. */
final class Sniffing {

  /** So many are looked at. */
  static final int MOST_BYTES = 1024;

  private Sniffing() {}

  static boolean looksLikeHtml(byte[] content, int length) {
    String start =
        new String(content, 0, Math.min(length, MOST_BYTES), StandardCharsets.ISO_8859_1);
    String visible = start.replace("\u00EF\u00BB\u00BF", "").stripLeading();
    String lower = visible.toLowerCase(Locale.ROOT);
    return lower.startsWith("<!doctype html")
        || lower.startsWith("<html")
        || (lower.startsWith("<!--") || lower.startsWith("<?xml")) && lower.contains("<html");
  }
}
