package dev.warta.ingest;

import dev.warta.events.RawArticle;
import dev.warta.ingest.source.ArticleSource;
import dev.warta.ingest.source.Refusal;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Follows an {@link Ingestion} as it goes.
 *
 * <p>Called on the producer's thread or on the one that runs the ingestion, possibly on both at
 * once: be quick, and safe for use by several threads.
 */
public interface IngestionListener {

  /** Follows nothing. */
  IngestionListener NONE = new IngestionListener() {};

  /**
   * The run goes on where the same was interrupted. On the ingestion's thread, before all else.
   *
   * @param where file and line that come next
   * @param published articles that were published before
   */
  default void onResumed(String where, long published) {}

  /** A source is about to be read. On the ingestion's thread. */
  default void onSourceBegun(ArticleSource source) {}

  /** A file is not the one that the interrupted run has read, and is read from its start. */
  default void onReadAnew(String location) {}

  /** All replicas in sync have an article. On the producer's thread. */
  default void onPublished(RawArticle article, RecordMetadata metadata) {}

  /** A document was not taken. On either thread. */
  default void onRefused(Refusal refusal) {}

  /**
   * A part of a carrier is no document for us. On the ingestion's thread.
   *
   * @param kind what such parts are, in the plural
   */
  default void onPassedOver(String kind) {}

  /**
   * The next article is not whole, or may not be. On the ingestion's thread.
   *
   * @param kind what such articles are, in the plural
   */
  default void onIncomplete(String kind) {}

  /**
   * A source was read to its end, and all its articles are acknowledged. On the ingestion's thread.
   *
   * @param ofSource what came of this source alone
   */
  default void onSourceDone(ArticleSource source, IngestionResult ofSource) {}
}
