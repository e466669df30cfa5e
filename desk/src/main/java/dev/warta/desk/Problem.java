package dev.warta.desk;

import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpStatus;

/**
 * What is wrong with a request, as a problem document (RFC 9457) says it.
 *
 * @param status HTTP status
 * @param detail a sentence for a person
 * @param members what a program wants to know, by name: numbers, strings and lists of strings
 * @param headers of the answer
 */
record Problem(
    int status, String detail, Map<String, Object> members, Map<String, String> headers) {

  static Problem of(int status, String detail) {
    return new Problem(status, detail, Map.of(), Map.of());
  }

  /** The same with a member more; without it where the value is null. */
  Problem with(String name, Object value) {
    if (value == null) {
      return this;
    }
    Map<String, Object> more = new LinkedHashMap<>(members);
    more.put(name, value);
    return new Problem(status, detail, more, headers);
  }

  Problem withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Problem(status, detail, members, more);
  }

  /** The same, to be tried again. */
  Problem retryAfterSeconds(int seconds) {
    return withHeader("Retry-After", Integer.toString(seconds));
  }

  /** Without control characters, which a stranger may have put into a value that is shown. */
  byte[] toJson() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("title", HttpStatus.getMessage(status));
    document.put("status", status);
    document.put("detail", detail.replaceAll("\\p{Cntrl}", "?"));
    document.putAll(members);
    return Json.bytes(json -> Json.write(document, json));
  }

  ProblemException asException() {
    return new ProblemException(this);
  }
}
