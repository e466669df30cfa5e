package dev.warta.ingest.source.warc;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The head of a captured HTTP response, read as leniently as a browser does.
 *
 * @param status 200 and so on
 * @param fields by their names in lower case; of one given twice the first, but for lists
 * @param bodyStart where the body begins in the record's content
 */
record HttpResponse(int status, Map<String, String> fields, int bodyStart) {

  private static final Pattern STATUS_LINE =
      Pattern.compile("(?:HTTP|ICY)(?:/\\S*)?\\s+(\\d{3})(?:\\D.*)?");
  private static final List<String> DIRECTIVES =
      List.of("x-robots-tag", "tdm-reservation", "tdm-policy");
  private static final int MOST_HEAD_BYTES = 256 * 1024;

  HttpResponse {
    fields = Map.copyOf(fields);
  }

  /** Empty if the content does not begin with a status line. */
  static Optional<HttpResponse> parse(byte[] content, int length) {
    int end = Math.min(length, MOST_HEAD_BYTES);
    int lineEnd = lineEnd(content, 0, end);
    Matcher status = STATUS_LINE.matcher(line(content, 0, lineEnd));
    if (!status.matches()) {
      return Optional.empty();
    }
    Map<String, String> fields = new HashMap<>();
    int start = lineEnd + 1;
    while (start < end) {
      lineEnd = lineEnd(content, start, end);
      String line = line(content, start, lineEnd);
      start = lineEnd + 1;
      if (line.isEmpty()) {
        break;
      }
      take(line, fields);
    }
    int bodyStart = Math.min(start, length);
    return Optional.of(new HttpResponse(Integer.parseInt(status.group(1)), fields, bodyStart));
  }

  private static void take(String line, Map<String, String> fields) {
    int colon = line.indexOf(':');
    if (colon <= 0) {
      return;
    }
    String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
    String value = line.substring(colon + 1).strip();
    if (name.endsWith("-encoding") || name.equals("x-robots-tag")) {
      fields.merge(name, value, (first, more) -> first + ", " + more);
    } else {
      fields.putIfAbsent(name, value);
    }
  }

  /** Null where there is none. */
  String field(String name) {
    return fields.get(name);
  }

  /** What it asks of robots and of those who use the text. */
  List<String> directives() {
    return DIRECTIVES.stream()
        .filter(fields::containsKey)
        .map(name -> name + ": " + fields.get(name))
        .toList();
  }

  boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  private static int lineEnd(byte[] content, int from, int to) {
    for (int i = from; i < to; i++) {
      if (content[i] == '\n') {
        return i;
      }
    }
    return to;
  }

  private static String line(byte[] content, int from, int to) {
    int end = to > from && content[to - 1] == '\r' ? to - 1 : to;
    return new String(content, from, end - from, StandardCharsets.ISO_8859_1);
  }
}
