package dev.warta.lab.archives;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/**
 * An archive of made-up pages, each with its request, a gzip member a record, as crawlers write.
 */
final class PageArchive {

  private static final int PARAGRAPHS = 60;
  private static final int WORDS = 60;
  private static final int VOCABULARY = 20_000;

  private PageArchive() {}

  static void write(Path file, int pages) throws IOException {
    Random random = new Random(1);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      for (int i = 0; i < pages; i++) {
        String url = "https://news.example/" + i;
        out.write(member("request", url, "GET /" + i + " HTTP/1.1\r\nHost: news.example\r\n\r\n"));
        out.write(
            member(
                "response",
                url,
                "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=UTF-8\r\n\r\n"
                    + page(random)));
      }
    }
  }

  private static byte[] member(String type, String url, String content) throws IOException {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    String head =
        "WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2024-06-19T01:30:00Z\r\nContent-Type: application/http; msgtype=%s\r\nContent-Length: %d\r\n\r\n"
            .formatted(type, url, type, bytes.length);
    ByteArrayOutputStream member = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(member)) {
      gzip.write(head.getBytes(StandardCharsets.UTF_8));
      gzip.write(bytes);
      gzip.write("\r\n\r\n".getBytes(StandardCharsets.UTF_8));
    }
    return member.toByteArray();
  }

  private static String page(Random random) {
    StringBuilder page = new StringBuilder("<!DOCTYPE html><html><head><title>Page</title></head>");
    for (int i = 0; i < PARAGRAPHS; i++) {
      page.append("<div class=\"story-body__paragraph\"><p>");
      for (int j = 0; j < WORDS; j++) {
        page.append(Integer.toString(random.nextInt(VOCABULARY) * 7919, 36)).append(' ');
      }
      page.append("</p></div>\n");
    }
    return page.append("</body></html>").toString();
  }
}
