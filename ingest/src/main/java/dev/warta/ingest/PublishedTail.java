package dev.warta.ingest;

import dev.warta.events.RawArticle;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/**
 * The documents that an interrupted run published behind its last position, so that they are not
 * published again.
 *
 * <p>A document is known by its article id and the hash of its content. One that was published
 * twice, because it stands in a file twice, is taken twice. After so many bytes without one that is
 * known as can have been on their way to the brokers at once, no more will come: what is left was
 * published by others, and is forgotten.
 */
final class PublishedTail {

  /** The first 128 bits of the hash of article id and content hash. */
  private record Document(long high, long low) {

    static Document of(RawArticle article) {
      try {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        sha256.update(article.getArticleId().getBytes(StandardCharsets.UTF_8));
        sha256.update(article.getContentHash().getBytes(StandardCharsets.UTF_8));
        ByteBuffer hash = ByteBuffer.wrap(sha256.digest());
        return new Document(hash.getLong(), hash.getLong());
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java runtime has SHA-256", e);
      }
    }
  }

  /** Where a document lies last, and how often it is there. */
  record Found(TopicPartition partition, long offset, int times) {}

  private final Map<Document, Found> documents = new HashMap<>();
  private final long mostBytesBetween;
  private boolean isReading;
  private long bytesSince;
  private boolean isOver;

  /**
   * @param mostBytesBetween bytes of documents without a known one after which no more will come
   */
  PublishedTail(long mostBytesBetween) {
    this.mostBytesBetween = mostBytesBetween;
  }

  /** Of a run that nothing came before. */
  static PublishedTail none() {
    PublishedTail none = new PublishedTail(0);
    none.isOver = true;
    return none;
  }

  void add(RawArticle article, TopicPartition partition, long offset) {
    documents.merge(
        Document.of(article),
        new Found(partition, offset, 1),
        (earlier, now) -> new Found(partition, offset, earlier.times() + 1));
  }

  /**
   * Where the document lies in the raw topic already, if so; each is taken as often as it is there.
   */
  Optional<Found> take(RawArticle article) {
    if (isOver) {
      return Optional.empty();
    }
    Document document = Document.of(article);
    Found found = documents.remove(document);
    if (found == null) {
      miss(article);
      return Optional.empty();
    }
    bytesSince = 0;
    if (found.times() > 1) {
      documents.put(document, new Found(found.partition(), found.offset(), found.times() - 1));
    }
    return Optional.of(found);
  }

  private void miss(RawArticle article) {
    bytesSince += isReading ? article.getContent().remaining() : 0;
    if (bytesSince > mostBytesBetween) {
      isOver = true;
      documents.clear();
    }
  }

  /** The reading has come to the last position: from here on its documents are to be expected. */
  void expect() {
    isReading = true;
  }

  /** True if no document that is still to be read can be in it. */
  boolean isOver() {
    return isOver;
  }
}
