package dev.warta.ingest.http;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * What a body holds, as its Content-Type says.
 *
 * @param form how it is read
 * @param mediaType without parameters, in lower case
 * @param charset as declared; null for none
 */
record BodyKind(Form form, String mediaType, String charset) {

  private static final String ACCEPTED =
      "text/plain, text/html, application/json, application/ld+json, application/xml, text/xml, "
          + "application/vnd.iptc.g2.newsitem+xml, application/vnd.iptc.g2.newsmessage+xml, "
          + "application/x-ndjson, application/jsonl";

  /** How a body is read. */
  enum Form {
    /** It is one article as it stands. */
    DOCUMENT,
    /** Articles with fields, or in a standard that is written in JSON. */
    JSON,
    /** Articles in a standard that is written in XML. */
    XML,
    /** An article a line, with fields. */
    LINES
  }

  /** The kind of a request's body. */
  static BodyKind of(Request request) throws ProblemException {
    String declared = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
    if (declared == null) {
      throw unsupported("the request has no Content-Type");
    }
    Map<String, String> parameters = new HashMap<>();
    String mediaType =
        HttpField.getValueParameters(declared, parameters).strip().toLowerCase(Locale.ROOT);
    String charset = parameters.get("charset");
    return switch (mediaType) {
      case "text/plain", "text/html" -> new BodyKind(Form.DOCUMENT, mediaType, charset);
      case "application/json", "application/ld+json" ->
          new BodyKind(Form.JSON, mediaType, utf8(charset));
      case "application/xml",
          "text/xml",
          "application/vnd.iptc.g2.newsitem+xml",
          "application/vnd.iptc.g2.newsmessage+xml" ->
          new BodyKind(Form.XML, mediaType, known(charset));
      case "application/x-ndjson",
          "application/ndjson",
          "application/jsonl",
          "application/x-jsonlines" ->
          new BodyKind(Form.LINES, mediaType, utf8(charset));
      default -> throw unsupported("articles of type \"" + mediaType + "\" are not understood");
    };
  }

  private static String utf8(String charset) throws ProblemException {
    if (charset != null && !charset.equalsIgnoreCase("utf-8")) {
      throw unsupported("JSON is in UTF-8, not in " + charset);
    }
    return charset;
  }

  private static String known(String charset) throws ProblemException {
    if (charset != null && !isKnown(charset)) {
      throw unsupported("the character set \"" + charset + "\" is not known");
    }
    return charset;
  }

  private static boolean isKnown(String charset) {
    try {
      return Charset.isSupported(charset);
    } catch (IllegalCharsetNameException e) {
      return false;
    }
  }

  private static ProblemException unsupported(String detail) {
    return Problem.of(415, detail)
        .with("expected", ACCEPTED)
        .withHeader("Accept", ACCEPTED)
        .asException();
  }
}
