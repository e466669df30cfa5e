package dev.warta.store.postgres;

import dev.warta.events.ArticleTime;
import dev.warta.events.EnrichedArticle;
import dev.warta.events.Place;
import dev.warta.events.Sighting;
import dev.warta.events.Topic;
import dev.warta.store.UnstorableRecordException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Turns events into rows of their own: which field goes into which column. */
final class EventRows {

  static final String REVISION_COLUMNS =
      "article_id, revision, source, url, canonical_url, title, standfirst, body, language,"
          + " language_confidence, authors, countries, topics, published_at, observed_at, word_count,"
          + " content_hash, fingerprint, origin_topic, origin_partition, origin_offset,"
          + " enrichment_version, enriched_at, has_problems, document";

  /** The columns that a newer enrichment replaces; the others say what was first seen. */
  static final String DERIVED_COLUMNS =
      "source, url, canonical_url, title, standfirst, body, language, language_confidence, authors,"
          + " countries, topics, published_at, word_count, content_hash, fingerprint, enrichment_version,"
          + " enriched_at, has_problems, document";

  static final String SIGHTING_COLUMNS =
      "article_id, revision, source, url, carrier_kind, carrier_location, carrier_position,"
          + " observed_at, origin_topic, origin_partition, origin_offset";

  private EventRows() {}

  static CopyBuffer revisions(Collection<EnrichedArticle> articles) {
    CopyBuffer rows = new CopyBuffer(25);
    articles.forEach(article -> row(article.getArticleId(), () -> addRevision(rows, article)));
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
  static void row(String articleId, Runnable addition) {
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
        .textArray(topics(article))
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
        .bool(!article.getProblems().isEmpty())
        .jsonb(DocumentJson.of(article));
  }

  private static List<String> topics(EnrichedArticle article) {
    return article.getTopics().stream()
        .map(Topic::getCode)
        .filter(StorableArticle::isCode)
        .distinct()
        .limit(StorableArticle.MAX_TOPICS)
        .toList();
  }

  /** When the article was published, else when it was seen: what it is sorted by. */
  static Instant at(EnrichedArticle article) {
    Instant published = publishedAt(article);
    return published == null ? article.getObservedAt() : published;
  }

  private static Instant publishedAt(EnrichedArticle article) {
    ArticleTime time = article.getPublishedAt();
    return time != null && StorableArticle.isInRange(time.getAt()) ? time.getAt() : null;
  }

  private static List<String> countries(EnrichedArticle article) {
    return article.getPlaces().stream()
        .map(Place::getCountry)
        .filter(country -> country != null && StorableArticle.isCode(country))
        .distinct()
        .toList();
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
