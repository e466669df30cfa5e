package dev.warta.store.postgres;

import dev.warta.events.ArticleTime;
import dev.warta.events.EnrichedArticle;
import dev.warta.events.Place;
import dev.warta.events.Sighting;
import dev.warta.store.UnstorableRecordException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Turns events into rows: which field goes into which column of which table. */
final class EventRows {

  static final String REVISION_COLUMNS =
      "article_id, revision, source, url, canonical_url, title, standfirst, body, language,"
          + " language_confidence, authors, countries, published_at, observed_at, word_count,"
          + " content_hash, fingerprint, origin_topic, origin_partition, origin_offset,"
          + " enrichment_version, enriched_at, document";

  /** The columns that a newer enrichment replaces; the others say what was first seen. */
  static final String DERIVED_COLUMNS =
      "source, url, canonical_url, title, standfirst, body, language, language_confidence, authors,"
          + " countries, published_at, word_count, content_hash, fingerprint, enrichment_version,"
          + " enriched_at, document";

  static final String PLACE_COLUMNS =
      "article_id, revision, ordinal, name, kind, country, latitude, longitude, geonames_id";

  static final String SIGHTING_COLUMNS =
      "article_id, revision, source, url, carrier_kind, carrier_location, carrier_position,"
          + " observed_at, origin_topic, origin_partition, origin_offset";

  private EventRows() {}

  static CopyBuffer revisions(Collection<EnrichedArticle> articles) {
    CopyBuffer rows = new CopyBuffer(23);
    articles.forEach(article -> row(article.getArticleId(), () -> addRevision(rows, article)));
    return rows;
  }

  static CopyBuffer places(Collection<EnrichedArticle> articles) {
    CopyBuffer rows = new CopyBuffer(9);
    articles.forEach(article -> row(article.getArticleId(), () -> addPlaces(rows, article)));
    return rows;
  }

  static CopyBuffer sightings(Collection<Sighting> sightings) {
    CopyBuffer rows = new CopyBuffer(11);
    sightings.forEach(sighting -> row(sighting.getArticleId(), () -> addSighting(rows, sighting)));
    return rows;
  }

  /** The id as the UUID it is. */
  static UUID articleId(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw new UnstorableRecordException("the article id \"" + id + "\" is not a UUID", e);
    }
  }

  /** Whatever goes wrong here goes wrong with this event, and would the next time. */
  private static void row(String articleId, Runnable addition) {
    try {
      addition.run();
    } catch (UnstorableRecordException e) {
      throw e;
    } catch (ArithmeticException e) {
      throw outOfRange(articleId, e);
    } catch (RuntimeException e) {
      throw new UnstorableRecordException(
          "article " + articleId + " cannot be made into a row: " + e, e);
    }
  }

  private static void addRevision(CopyBuffer rows, EnrichedArticle article) {
    rows.startRow()
        .uuid(articleId(article.getArticleId()))
        .integer(article.getRevision())
        .text(article.getSource())
        .text(article.getUrl())
        .text(article.getCanonicalUrl())
        .text(article.getTitle())
        .text(article.getStandfirst())
        .text(article.getBody())
        .text(article.getLanguage().getTag())
        .doublePrecision(article.getLanguage().getConfidence())
        .textArray(article.getAuthors())
        .textArray(countries(article))
        .timestamptz(publishedAt(article))
        .timestamptz(article.getObservedAt())
        .integer(article.getWordCount())
        .text(article.getContentHash())
        .bytea(bytes(article.getFingerprint()))
        .text(article.getOrigin().getTopic())
        .integer(article.getOrigin().getPartition())
        .bigint(article.getOrigin().getOffset())
        .integer(article.getEnrichment().getVersion())
        .timestamptz(article.getEnrichment().getEnrichedAt())
        .jsonb(DocumentJson.of(article));
  }

  private static Instant publishedAt(EnrichedArticle article) {
    ArticleTime time = article.getPublishedAt();
    return time != null && StorableArticle.isInRange(time.getAt()) ? time.getAt() : null;
  }

  private static List<String> countries(EnrichedArticle article) {
    return article.getPlaces().stream()
        .map(Place::getCountry)
        .filter(country -> country != null && StorableArticle.isCountry(country))
        .distinct()
        .toList();
  }

  private static void addPlaces(CopyBuffer rows, EnrichedArticle article) {
    List<Place> places = article.getPlaces();
    UUID id = articleId(article.getArticleId());
    for (int ordinal = 0;
        ordinal < Math.min(places.size(), StorableArticle.MAX_PLACES);
        ordinal++) {
      Place place = places.get(ordinal);
      rows.startRow()
          .uuid(id)
          .integer(article.getRevision())
          .smallint(ordinal)
          .text(place.getName())
          .text(place.getKind().name())
          .text(StorableArticle.isCountry(place.getCountry()) ? place.getCountry() : null)
          .doublePrecision(place.getLatitude())
          .doublePrecision(place.getLongitude())
          .integer(place.getGeonamesId());
    }
  }

  private static void addSighting(CopyBuffer rows, Sighting sighting) {
    rows.startRow()
        .uuid(articleId(sighting.getArticleId()))
        .integer(sighting.getRevision())
        .text(sighting.getSource())
        .text(sighting.getUrl())
        .text(sighting.getCarrier().getKind().name())
        .text(sighting.getCarrier().getLocation())
        .bigint(sighting.getCarrier().getPosition())
        .timestamptz(sighting.getObservedAt())
        .text(sighting.getOrigin().getTopic())
        .integer(sighting.getOrigin().getPartition())
        .bigint(sighting.getOrigin().getOffset());
  }

  private static UnstorableRecordException outOfRange(String articleId, ArithmeticException e) {
    return new UnstorableRecordException(
        "article " + articleId + " states a time that lies outside of PostgreSQL's range", e);
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
