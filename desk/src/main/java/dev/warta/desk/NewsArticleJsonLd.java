package dev.warta.desk;

import static dev.warta.desk.Shown.put;

import dev.warta.events.ArticleTime;
import dev.warta.events.EnrichedArticle;
import dev.warta.events.Entity;
import dev.warta.events.EntityType;
import dev.warta.events.Image;
import dev.warta.events.Place;
import dev.warta.events.PlaceKind;
import dev.warta.events.Topic;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * An article as a schema.org NewsArticle in JSON-LD.
 *
 * <p>Those who use it put it into a page's {@code script} element: no text in it can end that one,
 * since every {@code <} is written as an escape.
 */
final class NewsArticleJsonLd {

  private NewsArticleJsonLd() {}

  static byte[] bytes(EnrichedArticle article) {
    byte[] json = Json.bytes(out -> Json.write(thing(article), out));
    return new String(json, StandardCharsets.UTF_8)
        .replace("<", "\\u003c")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, Object> thing(EnrichedArticle article) {
    String address =
        Stream.of(article.getCanonicalUrl(), article.getUrl())
            .map(Shown::webAddress)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    Map<String, Object> thing = new LinkedHashMap<>();
    thing.put("@context", "https://schema.org");
    thing.put("@type", "NewsArticle");
    thing.put("@id", "urn:uuid:" + article.getArticleId());
    thing.put("identifier", article.getArticleId());
    thing.put("version", article.getRevision());
    put(thing, "url", address);
    put(thing, "mainEntityOfPage", address);
    put(thing, "isBasedOn", Shown.webAddress(article.getUrl()));
    put(thing, "headline", article.getTitle());
    put(thing, "description", article.getStandfirst());
    put(thing, "articleBody", article.getBody());
    put(thing, "inLanguage", language(article));
    put(thing, "datePublished", date(article.getPublishedAt()));
    put(thing, "dateModified", date(article.getUpdatedAt()));
    put(thing, "sdDatePublished", article.getObservedAt());
    put(thing, "author", article.getAuthors().stream().map(name -> typed("Person", name)).toList());
    put(thing, "editor", article.getEditors().stream().map(name -> typed("Person", name)).toList());
    put(thing, "publisher", typed("Organization", publisher(article)));
    put(thing, "sourceOrganization", agency(article));
    put(thing, "dateline", article.getDateline());
    put(thing, "articleSection", article.getSection());
    thing.put("wordCount", article.getWordCount());
    thing.put("timeRequired", "PT" + article.getReadingTimeSeconds() + "S");
    put(thing, "isAccessibleForFree", isFree(article));
    put(thing, "keywords", keywords(article));
    put(thing, "about", article.getTopics().stream().map(NewsArticleJsonLd::topic).toList());
    put(thing, "mentions", mentions(article));
    put(
        thing,
        "contentLocation",
        article.getPlaces().stream().map(NewsArticleJsonLd::place).toList());
    put(
        thing,
        "image",
        article.getImages().stream()
            .map(NewsArticleJsonLd::image)
            .filter(Objects::nonNull)
            .toList());
    return thing;
  }

  private static Map<String, Object> typed(String type, String name) {
    Map<String, Object> thing = new LinkedHashMap<>();
    thing.put("@type", type);
    thing.put("name", name);
    return thing;
  }

  private static String language(EnrichedArticle article) {
    String tag = article.getLanguage().getTag();
    return tag.equals("und") ? null : tag;
  }

  private static String date(ArticleTime time) {
    return time == null ? null : time.getValue();
  }

  private static String publisher(EnrichedArticle article) {
    return article.getSiteName() == null ? article.getSource() : article.getSiteName();
  }

  private static Map<String, Object> agency(EnrichedArticle article) {
    return article.getAgency() == null ? null : typed("NewsMediaOrganization", article.getAgency());
  }

  /** A boolean as schema.org's own term; null where the page states nothing. */
  private static String isFree(EnrichedArticle article) {
    if (article.getIsPaywalled() == null) {
      return null;
    }
    return article.getIsPaywalled() ? "https://schema.org/False" : "https://schema.org/True";
  }

  private static List<String> keywords(EnrichedArticle article) {
    return Stream.concat(
            article.getTags().stream(),
            article.getKeywords().stream().map(keyword -> keyword.getText()))
        .distinct()
        .toList();
  }

  private static Map<String, Object> topic(Topic topic) {
    Map<String, Object> term = typed("DefinedTerm", topic.getName());
    term.put("termCode", topic.getCode());
    put(term, "url", Ninjs.mediaTopic(topic.getCode()));
    return term;
  }

  private static List<Map<String, Object>> mentions(EnrichedArticle article) {
    return article.getEntities().stream().map(NewsArticleJsonLd::entity).toList();
  }

  private static Map<String, Object> entity(Entity entity) {
    if (entity.getType() == EntityType.person) {
      Map<String, Object> person = typed("Person", entity.getName());
      put(person, "jobTitle", entity.getRole());
      return person;
    }
    return typed(
        entity.getType() == EntityType.organisation ? "Organization" : "Place", entity.getName());
  }

  private static Map<String, Object> place(Place place) {
    Map<String, Object> thing = typed(type(place.getKind()), place.getName());
    if (place.getGeonamesId() != null) {
      thing.put("sameAs", "https://sws.geonames.org/" + place.getGeonamesId() + "/");
    }
    if (place.getKind() == PlaceKind.country) {
      put(thing, "identifier", place.getCountry());
    } else if (place.getCountry() != null) {
      thing.put("containedInPlace", typed("Country", place.getCountry()));
    }
    if (place.getLatitude() != null && place.getLongitude() != null) {
      Map<String, Object> point = new LinkedHashMap<>();
      point.put("@type", "GeoCoordinates");
      point.put("latitude", place.getLatitude());
      point.put("longitude", place.getLongitude());
      thing.put("geo", point);
    }
    return thing;
  }

  private static String type(PlaceKind kind) {
    return switch (kind) {
      case country -> "Country";
      case region -> "AdministrativeArea";
      case city -> "City";
      default -> "Place";
    };
  }

  /** Null for one without an address of the web. */
  private static Map<String, Object> image(Image image) {
    String address = Shown.webAddress(image.getUrl());
    if (address == null) {
      return null;
    }
    Map<String, Object> thing = new LinkedHashMap<>();
    thing.put("@type", "ImageObject");
    thing.put("url", address);
    put(thing, "caption", image.getCaption());
    put(thing, "creditText", image.getCredit());
    return thing;
  }
}
