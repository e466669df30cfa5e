package dev.warta.ingest.http;

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
      "text/plain, text/html, application/json, application/x-ndjson, application/jsonl";

  /** How a body is read. */
  enum Form {
    /** It is one article as it stands. */
    DOCUMENT,
    /** One article, or an array of them, with fields. */
    JSON,
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
      case "application/json" -> new BodyKind(Form.JSON, mediaType, utf8(charset));
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

  private static ProblemException unsupported(String detail) {
    return Problem.of(415, detail)
        .with("expected", ACCEPTED)
        .withHeader("Accept", ACCEPTED)
        .asException();
  }
}
