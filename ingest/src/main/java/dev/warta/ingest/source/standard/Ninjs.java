package dev.warta.ingest.source.standard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.warta.events.ArticleTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads IPTC ninjs, versions 1 to 3.
 *
 * <p>Names are compared without regard to case, since 3 writes {@code versionCreated} for {@code
 * versioncreated}. Of several bodies one with markup is taken before plain text, which has often
 * lost its paragraphs; summaries and captions are none.
 */
final class Ninjs {

  private static final Set<String> TEXT_TYPES = Set.of("text", "composite", "component");
  private static final Set<String> NO_BODIES =
      Set.of("caption", "summary", "teaser", "abstract", "description");
  private static final Set<String> MARKS =
      Set.of("standard", "$standard", "headlines", "headline", "bodies", "versioncreated");
  private static final Set<String> AUTHORS = Set.of("author", "creator", "writer", "byline");

  private final Map<String, JsonNode> fields = new HashMap<>();

  private Ninjs(JsonNode item) {
    item.properties()
        .forEach(field -> fields.put(field.getKey().toLowerCase(Locale.ROOT), field.getValue()));
  }

  static boolean isOne(JsonNode item) {
    Ninjs ninjs = new Ninjs(item);
    return item.path("uri").isTextual()
        && ninjs.fields.keySet().stream()
            .anyMatch(name -> MARKS.contains(name) || name.startsWith("body_"));
  }

  static NewsItem read(JsonNode item) throws NotAnArticleException {
    return new Ninjs(item).read();
  }

  private NewsItem read() throws NotAnArticleException {
    requireUsable();
    Body body = body();
    ArticleTime first = Values.first(time("firstcreated"), time("contentcreated"));
    ArticleTime version = time("versioncreated");
    return new NewsItem(
        text("uri"),
        null,
        null,
        name(at("infosources").path(0)),
        title(),
        authors(),
        Values.first(first, version),
        first == null || first.equals(version) ? null : version,
        text("language"),
        null,
        tags(),
        body.isHtml(),
        body.text());
  }

  private void requireUsable() throws NotAnArticleException {
    String status = text("pubstatus");
    if ("canceled".equals(status) || "withheld".equals(status)) {
      throw NotAnArticleException.by(
          "pubStatus", "is ninjs with the status " + status, "an item that may be used");
    }
    String type = text("type");
    if (type != null && !TEXT_TYPES.contains(type)) {
      throw NotAnArticleException.by("type", "is ninjs of type " + type, "an item of type text");
    }
  }

  private record Body(String role, String type, String text) {

    boolean isHtml() {
      return type == null
          ? Values.looksLikeHtml(text)
          : type.contains("html") || type.contains("nitf");
    }

    boolean isMain() {
      return role == null || role.equalsIgnoreCase("main");
    }
  }

  private Body body() throws NotAnArticleException {
    return bodies().stream()
        .filter(body -> body.role() == null || !NO_BODIES.contains(body.role()))
        .min(
            Comparator.comparing((Body body) -> !body.isHtml())
                .thenComparing(body -> !body.isMain()))
        .orElseThrow(
            () ->
                NotAnArticleException.by(
                    "bodies",
                    "is ninjs without a text",
                    "the article in \"bodies\" or \"body_html\""));
  }

  private List<Body> bodies() {
    List<Body> bodies = new ArrayList<>();
    for (JsonNode body : at("bodies")) {
      String text = Values.text(body.path("value").textValue());
      if (text != null) {
        bodies.add(new Body(lower(body, "role"), lower(body, "contenttype", "contentType"), text));
      }
    }
    fields.forEach(
        (name, value) -> {
          String text = Values.text(value.textValue());
          if (name.startsWith("body_") && text != null) {
            String type = name.substring("body_".length());
            bodies.add(new Body(type.contains("caption") ? "caption" : null, typeOf(type), text));
          }
        });
    return bodies;
  }

  /** Of {@code body_xhtml}, {@code body_text} and others, whose ends are free. */
  private static String typeOf(String end) {
    return end.contains("html") ? "text/html" : end.contains("text") ? "text/plain" : null;
  }

  private String title() {
    String first = null;
    for (JsonNode headline : at("headlines")) {
      String value = Values.text(headline.path("value").textValue());
      if ("main".equals(lower(headline, "role"))) {
        return value;
      }
      first = Values.first(first, value);
    }
    return Values.first(first, text("headline"), text("title"));
  }

  private List<String> authors() {
    List<String> authors = new ArrayList<>();
    for (String field : List.of("people", "person")) {
      for (JsonNode person : at(field)) {
        String relation = lower(person, "rel");
        if (relation != null && AUTHORS.contains(relation)) {
          authors.add(name(person));
        }
      }
    }
    List<String> named = Values.present(authors);
    String by = Values.first(text("by"), text("byline"));
    return named.isEmpty() && by != null ? List.of(by) : named;
  }

  private List<String> tags() {
    List<String> tags = new ArrayList<>();
    for (String field : List.of("subjects", "subject", "keywords")) {
      for (JsonNode tag : at(field)) {
        tags.add(tag.isTextual() ? tag.textValue() : name(tag));
      }
    }
    return Values.present(tags);
  }

  private static String name(JsonNode named) {
    return Values.first(
        Values.text(named.path("name").textValue()),
        Values.text(named.path("literal").textValue()));
  }

  private static String lower(JsonNode item, String... names) {
    for (String name : names) {
      String value = Values.text(item.path(name).textValue());
      if (value != null) {
        return value.toLowerCase(Locale.ROOT);
      }
    }
    return null;
  }

  private JsonNode at(String name) {
    return fields.getOrDefault(name, MissingNode.getInstance());
  }

  private String text(String name) {
    return Values.text(at(name).textValue());
  }

  private ArticleTime time(String name) {
    return Values.time(text(name));
  }
}
