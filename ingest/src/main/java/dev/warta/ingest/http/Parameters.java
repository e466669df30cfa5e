package dev.warta.ingest.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.QuotedQualityCSV;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;

/** Reads what a request says beside its body. */
final class Parameters {

  private static final int LONGEST_KEY = 255;

  private Parameters() {}

  /** The parameters of the address, each with its values. */
  static Map<String, List<String>> of(Request request) throws ProblemException {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    try {
      for (Fields.Field field : Request.extractQueryParameters(request)) {
        parameters.put(field.getName(), field.getValues());
      }
    } catch (RuntimeException e) {
      throw Problem.of(400, "the parameters of the address cannot be read")
          .with("expected", "names and values in UTF-8, percent-encoded")
          .asException();
    }
    return parameters;
  }

  /**
   * The publisher of articles that name none; the only parameter beside JSON Lines. Null for none.
   */
  static String source(Map<String, List<String>> parameters) throws ProblemException {
    for (String name : parameters.keySet()) {
      if (!name.equals("source")) {
        throw Problem.of(
                400, "parameter \"" + name + "\" is not for JSON Lines: fields stand in the lines")
            .with("field", name)
            .with("expected", "source, or none")
            .asException();
      }
    }
    List<String> sources = parameters.getOrDefault("source", List.of());
    if (sources.size() > 1) {
      throw Problem.of(400, "parameter \"source\" is given more than once")
          .with("field", "source")
          .asException();
    }
    return sources.isEmpty() || sources.get(0).isBlank() ? null : sources.get(0);
  }

  /** The Idempotency-Key, with or without the quotation marks of its standard; null for none. */
  static String idempotencyKey(Request request) throws ProblemException {
    String sent = request.getHeaders().get("Idempotency-Key");
    if (sent == null) {
      return null;
    }
    String key = sent.strip().replaceFirst("^\"(.*)\"$", "$1");
    if (key.isEmpty() || key.length() > LONGEST_KEY || !key.matches("[!-~]+")) {
      throw Problem.of(400, "the Idempotency-Key is not one")
          .with("expected", "1 to 255 visible ASCII characters, as of a UUID")
          .asException();
    }
    return key;
  }

  /** Ends a request whose client does not understand JSON. */
  static void requireJsonWanted(Request request) throws ProblemException {
    if (!request.getHeaders().contains(HttpHeader.ACCEPT)) {
      return;
    }
    QuotedQualityCSV accepted = new QuotedQualityCSV();
    request.getHeaders().getValuesList(HttpHeader.ACCEPT).forEach(accepted::addValue);
    boolean isWanted =
        accepted.getValues().stream()
            .map(range -> range.replaceFirst(";.*", "").strip())
            .anyMatch(
                range ->
                    range.equals("*/*")
                        || range.equals("application/*")
                        || range.equals("application/json"));
    if (!isWanted) {
      throw Problem.of(406, "the answer is JSON, which the request does not accept")
          .with("expected", "application/json in Accept, or no Accept")
          .asException();
    }
  }
}
