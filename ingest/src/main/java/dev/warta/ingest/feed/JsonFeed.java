package dev.warta.ingest.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.warta.events.MachineTimes;
import dev.warta.events.StatedTime;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** JSON Feed 1.0 and 1.1. A document that is cut off gives what it has up to there. */
final class JsonFeed {

  private static final int MAX_DEPTH = 50;
  private static final int LONGEST_NUMBER = 100;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(LONGEST_NUMBER)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private final String address;

  private JsonFeed(String address) {
    this.address = address;
  }

  /**
   * Reads a feed.
   *
   * @param address of the feed; null where it is not known
   */
  static Feed read(String text, String address) throws NotAFeedException {
    Map<String, Object> feed = new LinkedHashMap<>();
    List<String> problems = new ArrayList<>();
    try (JsonParser json = JSON.createParser(text)) {
      if (json.nextToken() == JsonToken.START_OBJECT) {
        readObject(json, feed);
      }
    } catch (IOException e) {
      problems.add("its JSON is broken or cut off: what lies behind was not read");
    }
    String version = string(feed.get("version"));
    if (!(feed.get("items") instanceof List)
        && !(version != null && version.contains("jsonfeed"))) {
      throw new NotAFeedException("is JSON, but no JSON Feed: it has no \"items\"");
    }
    return new JsonFeed(address).feed(feed, version, problems);
  }

  /** What is being read is already in its place, so that nothing of it is lost at an error. */
  private static void readObject(JsonParser json, Map<String, Object> object) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      Object value = container(json);
      object.put(name, value == null ? json.getValueAsString() : value);
      fill(json, value);
    }
  }

  private static void readArray(JsonParser json, List<Object> array) throws IOException {
    for (JsonToken token = json.nextToken();
        token != JsonToken.END_ARRAY && token != null;
        token = json.nextToken()) {
      Object value = container(json);
      array.add(value == null ? json.getValueAsString() : value);
      fill(json, value);
    }
  }

  private static Object container(JsonParser json) {
    return switch (json.currentToken()) {
      case START_OBJECT -> new LinkedHashMap<String, Object>();
      case START_ARRAY -> new ArrayList<>();
      default -> null;
    };
  }

  @SuppressWarnings("unchecked")
  private static void fill(JsonParser json, Object container) throws IOException {
    if (container instanceof Map) {
      readObject(json, (Map<String, Object>) container);
    } else if (container != null) {
      readArray(json, (List<Object>) container);
    }
  }

  private Feed feed(Map<String, Object> feed, String version, List<String> problems) {
    List<Map<String, Object>> items = objects(feed.get("items"));
    if (items.size() > Feed.MAX_ENTRIES) {
      problems.add(
          "it has %,d entries: the first %,d were read".formatted(items.size(), Feed.MAX_ENTRIES));
    }
    String self = link(feed.get("feed_url"));
    String description = string(feed.get("description"));
    return new Feed(
        "json" + (version == null ? "" : " " + version.substring(version.lastIndexOf('/') + 1)),
        self,
        text(string(feed.get("title"))),
        link(feed.get("home_page_url")),
        self,
        text(description),
        string(feed.get("language")),
        authors(feed),
        null,
        List.of(),
        null,
        Set.of(),
        items.stream().limit(Feed.MAX_ENTRIES).map(this::entry).toList(),
        problems);
  }

  private FeedEntry entry(Map<String, Object> item) {
    String url = link(item.get("url"));
    String external = link(item.get("external_url"));
    String id = string(item.get("id"));
    String link = url != null ? url : external != null ? external : Links.isWeb(id) ? id : null;
    return new FeedEntry(
        id,
        link,
        null,
        text(string(item.get("title"))),
        authors(item),
        time(item.get("date_published")),
        time(item.get("date_modified")),
        text(string(item.get("summary"))),
        content(item, link == null ? address : link),
        null,
        strings(item.get("tags")),
        media(item),
        string(item.get("language")),
        null);
  }

  private static FeedText content(Map<String, Object> item, String base) {
    String html = string(item.get("content_html"));
    return html == null
        ? text(string(item.get("content_text")))
        : new FeedText(html, FeedText.HTML).withLinksTo(base);
  }

  private List<FeedMedia> media(Map<String, Object> item) {
    Map<String, FeedMedia> media = new LinkedHashMap<>();
    for (Map<String, Object> attachment : objects(item.get("attachments"))) {
      String url = link(attachment.get("url"));
      if (url != null) {
        String type = string(attachment.get("mime_type"));
        media.putIfAbsent(
            url, FeedMedia.of(url, type, null, string(attachment.get("size_in_bytes"))));
      }
    }
    Stream.of("image", "banner_image")
        .map(name -> link(item.get(name)))
        .filter(url -> url != null)
        .forEach(url -> media.putIfAbsent(url, FeedMedia.of(url, null, "image", null)));
    return List.copyOf(media.values());
  }

  /** Version 1.1 has several, 1.0 one. */
  private List<FeedAuthor> authors(Map<String, Object> object) {
    List<Map<String, Object>> authors = objects(object.get("authors"));
    List<Map<String, Object>> all = authors.isEmpty() ? objects(object.get("author")) : authors;
    return all.stream()
        .map(author -> new FeedAuthor(string(author.get("name")), null, link(author.get("url"))))
        .filter(author -> !author.isEmpty())
        .toList();
  }

  private static StatedTime time(Object value) {
    String time = string(value);
    return time == null ? null : MachineTimes.read(time).orElse(null);
  }

  private String link(Object value) {
    String link = string(value);
    return link == null ? null : Links.resolve(link, address);
  }

  private static FeedText text(String plain) {
    return plain == null ? null : new FeedText(plain, FeedText.PLAIN);
  }

  private static String string(Object value) {
    return value instanceof String text && !text.isBlank() ? text.strip() : null;
  }

  private static List<String> strings(Object value) {
    List<?> values =
        value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
    return values.stream().map(JsonFeed::string).filter(text -> text != null).distinct().toList();
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> objects(Object value) {
    List<?> values =
        value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
    return values.stream()
        .filter(Map.class::isInstance)
        .map(object -> (Map<String, Object>) object)
        .toList();
  }
}
