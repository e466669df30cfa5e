package dev.warta.enrich;

import dev.warta.events.ArticleId;
import dev.warta.events.Origin;
import dev.warta.events.RawArticle;
import java.nio.ByteBuffer;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Opens the draft of a raw article, with where the raw record lies; refuses a record that breaks
 * the contract.
 */
final class OpenDraft extends ContextualFixedKeyProcessor<String, RawArticle, ArticleDraft> {

  @Override
  public void process(FixedKeyRecord<String, RawArticle> record) {
    RawArticle raw = record.value();
    if (raw == null) {
      throw new UnreadableArticleException(
          "the record has no value: a raw article is never deleted");
    }
    if (!raw.getArticleId().equals(record.key())) {
      throw new UnreadableArticleException(
          "the record's key is \"%s\", its article id \"%s\": publish with the article id as key"
              .formatted(record.key(), raw.getArticleId()));
    }
    RecordMetadata metadata =
        context()
            .recordMetadata()
            .orElseThrow(() -> new IllegalStateException("no record metadata"));
    Origin origin = new Origin(metadata.topic(), metadata.partition(), metadata.offset());
    context().forward(record.withValue(ArticleDraft.of(withTrueHash(raw)).withOrigin(origin)));
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
}
