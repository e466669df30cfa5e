package dev.warta.enrich;

import dev.warta.events.ArticleId;
import dev.warta.events.Origin;
import dev.warta.events.RawArticle;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Opens the draft of a raw article, with where the raw record lies; refuses a record that breaks
 * the contract.
 */
public final class OpenDraft extends ContextualFixedKeyProcessor<String, RawArticle, ArticleDraft> {

  private static final String NAME = "open-draft";
  private static final int MAX_SHOWN = 60;
  private static final int MAX_YEAR = 9999;

  @Override
  public void process(FixedKeyRecord<String, RawArticle> record) {
    RecordMetadata metadata =
        context()
            .recordMetadata()
            .orElseThrow(() -> new IllegalStateException("no record metadata"));
    Origin origin = new Origin(metadata.topic(), metadata.partition(), metadata.offset());
    context()
        .forward(record.withValue(draft(record.key(), record.value(), origin, record.timestamp())));
  }

  /**
   * The draft of a raw article, before any step.
   *
   * @param origin where the raw record lies
   * @param timestamp the record's own, in milliseconds
   * @throws UnreadableArticleException if the record breaks the contract
   */
  public static ArticleDraft draft(String key, RawArticle raw, Origin origin, long timestamp) {
    if (raw == null) {
      throw new UnreadableArticleException(
          "the record has no value: a raw article is never deleted");
    }
    if (!raw.getArticleId().equals(key)) {
      throw new UnreadableArticleException(
          "the record's key is \"%s\", its article id \"%s\": publish with the article id as key"
              .formatted(shown(key), shown(raw.getArticleId())));
    }
    if (!isUuid(raw.getArticleId())) {
      throw new UnreadableArticleException(
          "the article id \"%s\" is no UUID in 36 characters: make it with ArticleId"
              .formatted(shown(raw.getArticleId())));
    }
    return withTrueTime(ArticleDraft.of(withTrueHash(raw)).withOrigin(origin), timestamp);
  }

  private static String shown(String text) {
    return text == null ? "null" : CleanLine.of(text, MAX_SHOWN).text();
  }

  private static boolean isUuid(String id) {
    try {
      return UUID.fromString(id).toString().equalsIgnoreCase(id);
    } catch (IllegalArgumentException noUuid) {
      return false;
    }
  }

  /** Publishers of other make may leave the hash out or get it wrong; revisions depend on it. */
  private static RawArticle withTrueHash(RawArticle raw) {
    ByteBuffer content = raw.getContent().duplicate();
    byte[] bytes = new byte[content.remaining()];
    content.get(bytes);
    String hash = ArticleId.contentHash(bytes);
    return hash.equals(raw.getContentHash())
        ? raw
        : RawArticle.newBuilder(raw).setContentHash(hash).build();
  }

  /** A time no calendar program takes is replaced by the record's own. */
  private static ArticleDraft withTrueTime(ArticleDraft draft, long timestamp) {
    int year = draft.raw().getObservedAt().atOffset(ZoneOffset.UTC).getYear();
    if (year >= 1 && year <= MAX_YEAR) {
      return draft;
    }
    RawArticle raw =
        RawArticle.newBuilder(draft.raw()).setObservedAt(Instant.ofEpochMilli(timestamp)).build();
    return draft
        .withRaw(raw)
        .withProblem(
            NAME,
            "bad-date",
            "observedAt lay in the year %d; the record's timestamp stands in its place"
                .formatted(year));
  }
}
