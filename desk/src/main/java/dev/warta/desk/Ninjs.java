package dev.warta.desk;

import static dev.warta.desk.Shown.put;

import dev.warta.events.EnrichedArticle;
import dev.warta.events.Entity;
import dev.warta.events.EntityType;
import dev.warta.events.Image;
import dev.warta.events.Place;
import dev.warta.events.Topic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** An article as IPTC ninjs 3.0. */
final class Ninjs {

  private static final Map<String, Object> STANDARD =
      Json.object(
          "name", "ninjs",
          "version", "3.0",
          "schema", "https://www.iptc.org/std/ninjs/ninjs-schema_3.0.json");

  private static final String ABOUT = "mentions";

  private Ninjs() {}

  static byte[] bytes(EnrichedArticle article) {
    return Json.bytes(json -> Json.write(item(article), json));
  }

  private static Map<String, Object> item(EnrichedArticle article) {
    Map<String, Object> item = new LinkedHashMap<>();
    put(item, "uri", "urn:uuid:" + article.getArticleId());
    put(item, "standard", STANDARD);
    put(item, "type", "text");
    put(item, "representationType", "full");
    put(item, "version", Integer.toString(article.getRevision()));
    put(item, "versionCreated", article.getObservedAt());
    put(item, "contentCreated", Shown.dateTime(article.getPublishedAt()));
    put(item, "language", article.getLanguage().getTag());
    put(item, "title", article.getTitle());
    put(item, "by", String.join(", ", article.getAuthors()));
    put(item, "located", article.getDateline());
    put(item, "headlines", text("main", article.getTitle()));
    put(item, "descriptions", text("summary", article.getStandfirst()));
    put(item, "bodies", List.of(body(article)));
    put(item, "people", named(article, EntityType.person));
    put(item, "organisations", named(article, EntityType.organisation));
    put(item, "places", article.getPlaces().stream().map(Ninjs::place).toList());
    put(item, "subjects", subjects(article));
    put(item, "infoSources", infoSources(article));
    put(item, "altIds", altIds(article));
    put(
        item,
        "associations",
        article.getImages().stream().map(Ninjs::picture).filter(Objects::nonNull).toList());
    return item;
  }

  private static List<Map<String, Object>> text(String role, String text) {
    return text == null || text.isEmpty()
        ? List.of()
        : List.of(Json.object("role", role, "contentType", "text/plain", "value", text));
  }

  private static Map<String, Object> body(EnrichedArticle article) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("role", "main");
    body.put("contentType", "text/plain");
    body.put("charCount", article.getBody().codePointCount(0, article.getBody().length()));
    body.put("wordCount", article.getWordCount());
    body.put("value", article.getBody());
    return body;
  }

  private static List<Map<String, Object>> named(EnrichedArticle article, EntityType type) {
    return article.getEntities().stream()
        .filter(entity -> entity.getType() == type)
        .map(Entity::getName)
        .distinct()
        .map(name -> Map.<String, Object>of("name", name, "rel", ABOUT))
        .toList();
  }

  private static Map<String, Object> place(Place place) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", place.getName());
    json.put("rel", ABOUT);
    if (place.getGeonamesId() != null) {
      json.put("uri", "https://sws.geonames.org/" + place.getGeonamesId() + "/");
    }
    put(json, "literal", place.getCountry());
    if (place.getLatitude() != null && place.getLongitude() != null) {
      json.put(
          "geojson",
          Json.object(
              "type", "Point", "coordinates", List.of(place.getLongitude(), place.getLatitude())));
    }
    return json;
  }

  private static List<Map<String, Object>> subjects(EnrichedArticle article) {
    return Stream.concat(
            article.getTopics().stream().map(Ninjs::topic),
            Stream.concat(
                    article.getTags().stream(),
                    article.getKeywords().stream().map(keyword -> keyword.getText()))
                .distinct()
                .map(word -> Map.<String, Object>of("name", word, "rel", "keyword")))
        .toList();
  }

  private static Map<String, Object> topic(Topic topic) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", topic.getName());
    json.put("rel", "about");
    put(json, "uri", mediaTopic(topic.getCode()));
    json.put("literal", topic.getCode());
    json.put("creator", "warta");
    put(json, "confidence", Shown.percent(topic.getScore()));
    return json;
  }

  /** The address of a Media Topic; null where the code is of none. */
  static String mediaTopic(String code) {
    return code.matches("medtop:\\d{8}")
        ? code.replace("medtop:", "http://cv.iptc.org/newscodes/mediatopic/")
        : null;
  }

  private static List<Map<String, Object>> infoSources(EnrichedArticle article) {
    List<Map<String, Object>> sources = new ArrayList<>();
    sources.add(Json.object("name", article.getSource(), "role", "publisher"));
    if (article.getAgency() != null) {
      sources.add(Json.object("name", article.getAgency(), "role", "agency"));
    }
    return sources;
  }

  private static List<Map<String, Object>> altIds(EnrichedArticle article) {
    List<Map<String, Object>> ids = new ArrayList<>();
    addId(ids, "canonicalUrl", Shown.webAddress(article.getCanonicalUrl()));
    addId(ids, "url", Shown.webAddress(article.getUrl()));
    return ids;
  }

  private static void addId(List<Map<String, Object>> ids, String role, String value) {
    if (value != null) {
      ids.add(Json.object("role", role, "value", value));
    }
  }

  /** Null for one without an address of the web. */
  private static Map<String, Object> picture(Image image) {
    String address = Shown.webAddress(image.getUrl());
    if (address == null) {
      return null;
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", "picture");
    json.put("uri", address);
    json.put("type", "picture");
    put(json, "descriptions", text("caption", image.getCaption()));
    put(json, "by", image.getCredit());
    json.put("renditions", List.of(Json.object("name", "original", "href", address)));
    return json;
  }
}
