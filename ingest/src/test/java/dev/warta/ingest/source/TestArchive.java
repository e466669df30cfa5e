package dev.warta.ingest.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Writes archives record by record, sound ones and damaged ones. */
final class TestArchive {

  static final String DATE = "2024-06-19T01:30:00Z";

  private final List<byte[]> records = new ArrayList<>();

  /** A page as a crawler stores it. */
  static byte[] page(String url, String text) {
    return response(url, "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=UTF-8", html(text));
  }

  static byte[] html(String text) {
    return bytes("<!DOCTYPE html><html><body><p>" + text + "</p></body></html>");
  }

  static byte[] response(String url, String head, byte[] body) {
    return record(
        Map.of(
            "WARC-Type",
            "response",
            "WARC-Target-URI",
            url,
            "WARC-Date",
            DATE,
            "Content-Type",
            "application/http; msgtype=response"),
        join(bytes(head + "\r\n\r\n"), body));
  }

  static byte[] record(Map<String, String> fields, byte[] content) {
    Map<String, String> all = new LinkedHashMap<>(fields);
    all.putIfAbsent("Content-Length", Integer.toString(content.length));
    StringBuilder head = new StringBuilder("WARC/1.0\r\n");
    all.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    return join(bytes(head + "\r\n"), content, bytes("\r\n\r\n"));
  }

  static byte[] gzip(byte[]... parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(join(parts));
    } catch (IOException e) {
      throw new UncheckedIOException("memory can be written to", e);
    }
    return bytes.toByteArray();
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      bytes.writeBytes(part);
    }
    return bytes.toByteArray();
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  TestArchive with(byte[] record) {
    records.add(record);
    return this;
  }

  /** One gzip member a record. */
  Path gzipped(Path file) throws IOException {
    return Files.write(
        file, join(records.stream().map(record -> gzip(record)).toArray(byte[][]::new)));
  }

  Path plain(Path file) throws IOException {
    return Files.write(file, join(records.toArray(byte[][]::new)));
  }
}
