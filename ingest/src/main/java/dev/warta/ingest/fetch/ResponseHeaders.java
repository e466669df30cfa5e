package dev.warta.ingest.fetch;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server said of a document beside the document: the headers that anything here asks for,
 * bounded in number and length.
 */
public final class ResponseHeaders {

  private static final Pattern CHARSET =
      Pattern.compile("(?i);\\s*charset\\s*=\\s*[\"']?([\\w.:+-]{1,40})");
  private static final Pattern MEDIA_TYPE = Pattern.compile("[\\w.+-]{1,60}/[\\w.+-]{1,80}");
  private static final Pattern MAX_AGE =
      Pattern.compile("(?i)(?:^|[\\s,])max-age\\s*=\\s*\"?(\\d{1,9})");

  private final Map<String, List<String>> values;

  /** The headers by their names, in lower or upper case. */
  ResponseHeaders(Map<String, List<String>> values) {
    Map<String, List<String>> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    values.forEach((name, all) -> byName.put(name, List.copyOf(all)));
    this.values = byName;
  }

  /** All values of a header, in their order. */
  public List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  /** The first value of a header. */
  public Optional<String> first(String name) {
    return all(name).stream().findFirst();
  }

  /** Mark of the document's version, to be sent with the next request. */
  public Optional<String> etag() {
    return first("ETag");
  }

  /** When the document was changed last, as it was written. */
  public Optional<String> lastModified() {
    return first("Last-Modified");
  }

  /** Media type without parameters, in lower case; empty where none or none worth the name. */
  public Optional<String> mediaType() {
    return first("Content-Type")
        .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
        .filter(type -> MEDIA_TYPE.matcher(type).matches());
  }

  /** Character set as declared; it may be none that exists. */
  public Optional<String> charset() {
    return first("Content-Type").map(CHARSET::matcher).filter(Matcher::find).map(m -> m.group(1));
  }

  /** How long the document stays fresh by {@code Cache-Control}. */
  public Optional<Duration> maxAge() {
    return all("Cache-Control").stream()
        .map(MAX_AGE::matcher)
        .filter(Matcher::find)
        .map(m -> Duration.ofSeconds(Long.parseLong(m.group(1))))
        .findFirst();
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
