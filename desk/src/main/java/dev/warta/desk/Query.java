package dev.warta.desk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.UrlEncoded;

/** The parameters of a request, each known, given once and not blank, and what its path names. */
final class Query {

  private static final int LONGEST_VALUE = 1000;
  private static final int LONGEST_FORM = 8 * 1024;
  private static final int MOST_HITS = 100;
  private static final int USUAL_HITS = 20;

  /** Times outside are none of a news article, and the database ends somewhere, too. */
  private static final int FIRST_YEAR = 1000;

  private static final int LAST_YEAR = 9999;

  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,7}");
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
  private static final Pattern TOPIC = Pattern.compile("medtop:\\d{8}");

  private static final Pattern TRUTH = Pattern.compile("true|false");

  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final Map<String, String> values;
  private final Map<String, String> variables;

  private final Request request;

  private Query(Map<String, String> values, Map<String, String> variables, Request request) {
    this.values = values;
    this.variables = variables;
    this.request = request;
  }

  /**
   * Reads the parameters, of which only the known ones may be there.
   *
   * @param variables of the path
   */
  static Query of(Request request, List<String> known, Map<String, String> variables)
      throws ProblemException {
    Map<String, String> values = new HashMap<>();
    for (Fields.Field field : fields(request)) {
      String name = field.getName();
      if (!known.contains(name)) {
        String expected =
            known.isEmpty() ? "no parameters" : String.join(", ", new TreeSet<>(known));
        throw bad(name, "is not known here", expected);
      }
      if (field.getValues().size() > 1) {
        throw bad(name, "is given more than once", "one value");
      }
      String value = field.getValue();
      if (value == null || value.isBlank() || value.length() > LONGEST_VALUE) {
        throw bad(name, "is empty or too long", "1 to " + LONGEST_VALUE + " characters");
      }
      values.put(name, value);
    }
    return new Query(values, variables, request);
  }

  private static Fields fields(Request request) throws ProblemException {
    try {
      return Request.extractQueryParameters(request);
    } catch (RuntimeException e) {
      throw Problem.of(400, "the parameters of the address cannot be read")
          .with("expected", "names and values in UTF-8, percent-encoded")
          .asException();
    }
  }

  /** The variable {@code {id}} of the path. */
  String articleId() throws ProblemException {
    String id = variables.get("id");
    if (!UUID.matcher(id).matches()) {
      throw bad("id", "is not the id of an article", "a UUID in its 36 characters");
    }
    return id;
  }

  /** A variable of the path. */
  String variable(String name) {
    return variables.get(name);
  }

  /** The number of a revision; null if it is not given. */
  Integer revision() throws ProblemException {
    String value = values.get("revision");
    return value == null ? null : revision("revision", value);
  }

  /** The number of a revision in a value. */
  static int revision(String name, String value) throws ProblemException {
    if (!value.matches("[1-9][0-9]{0,8}")) {
      throw badRevision(name);
    }
    return Integer.parseInt(value);
  }

  static ProblemException badRevision(String name) {
    return bad(
        name, "is not right", "the number of a revision, from 1; for a difference two, as in 1..2");
  }

  /** Any text; null if it is not given. */
  String text(String name) {
    return values.get(name);
  }

  /** Null if it is not sent. */
  String header(String name) {
    return request.getHeaders().get(name);
  }

  /** The value of a field of the form that was sent; empty if there is none. */
  String form(String name) throws ProblemException {
    try (InputStream body = Content.Source.asInputStream(request)) {
      byte[] form = body.readNBytes(LONGEST_FORM + 1);
      if (form.length > LONGEST_FORM) {
        throw Problem.of(413, "the form is longer than " + LONGEST_FORM + " bytes").asException();
      }
      Fields fields = new Fields();
      String sent = new String(form, StandardCharsets.UTF_8);
      UrlEncoded.decodeUtf8To(sent, 0, sent.length(), fields::add);
      return fields.getValue(name) == null ? "" : fields.getValue(name);
    } catch (IOException | IllegalArgumentException e) {
      throw Problem.of(400, "what was sent cannot be read")
          .with("expected", "application/x-www-form-urlencoded")
          .asException();
    }
  }

  String language() throws ProblemException {
    return matching("language", LANGUAGE, "a BCP-47 tag, such as id");
  }

  String country() throws ProblemException {
    return matching("country", COUNTRY, "an ISO 3166-1 alpha-2 code in capitals, such as ID");
  }

  String topic() throws ProblemException {
    return matching("topic", TOPIC, "an IPTC Media Topics code, such as medtop:15000000");
  }

  /** True or false; null if it is not given. */
  Boolean truth(String name) throws ProblemException {
    String value = matching(name, TRUTH, "true or false");
    return value == null ? null : Boolean.valueOf(value);
  }

  private String matching(String name, Pattern pattern, String expected) throws ProblemException {
    String value = values.get(name);
    if (value != null && !pattern.matcher(value).matches()) {
      throw bad(name, "is not right", expected);
    }
    return value;
  }

  /** A moment, or a day for its first moment in UTC; null if it is not given. */
  Instant time(String name) throws ProblemException {
    String value = values.get(name);
    if (value == null) {
      return null;
    }
    try {
      OffsetDateTime time =
          value.contains("T")
              ? OffsetDateTime.parse(value)
              : LocalDate.parse(value).atStartOfDay().atOffset(ZoneOffset.UTC);
      if (time.getYear() >= FIRST_YEAR && time.getYear() <= LAST_YEAR) {
        return time.toInstant();
      }
    } catch (DateTimeException e) {
      // Told below, as a year that is out of bounds is.
    }
    throw bad(name, "is not a time", "a day or a moment: 2024-06-19 or 2024-06-19T08:30:00Z");
  }

  /** A whole number from 1 to a greatest one. */
  int number(String name, int usual, int most) throws ProblemException {
    String value = values.getOrDefault(name, Integer.toString(usual));
    if (!value.matches("[1-9][0-9]{0,5}") || Integer.parseInt(value) > most) {
      throw bad(name, "is out of bounds", "1 to " + most);
    }
    return Integer.parseInt(value);
  }

  /** One of the names of an enumeration. */
  <E extends Enum<E>> E word(String name, Class<E> words, E usual) throws ProblemException {
    String value = values.get(name);
    if (value == null) {
      return usual;
    }
    for (E word : words.getEnumConstants()) {
      if (word.name().equals(value)) {
        return word;
      }
    }
    throw bad(
        name,
        "is not known",
        Arrays.stream(words.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", ")));
  }

  int limit() throws ProblemException {
    return number("limit", USUAL_HITS, MOST_HITS);
  }

  /** Ends a request for one of its parameters. */
  static ProblemException bad(String name, String what, String expected) {
    String shown = name.length() > 100 ? name.substring(0, 100) + "…" : name;
    return Problem.of(400, "parameter \"" + shown + "\" " + what + "; expected: " + expected)
        .with("parameter", shown)
        .with("expected", expected)
        .asException();
  }
}
