package dev.warta.ingest;

import dev.warta.events.RawArticle;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/** Counts what comes of an ingestion, on whichever thread it comes. */
final class Tally {

  private final Map<TopicPartition, Long> highestOffsets = new HashMap<>();
  private long published;
  private long publishedBefore;
  private long refused;
  private final long refusedBefore;
  private long bytes;

  Tally() {
    refusedBefore = 0;
  }

  /** Of an ingestion that was interrupted at this position. */
  Tally(Position start) {
    publishedBefore = start.published();
    refusedBefore = start.refused();
    start.raw().entrySet().stream()
        .filter(span -> span.getValue().last() >= span.getValue().begin())
        .forEach(span -> highestOffsets.put(span.getKey(), span.getValue().last()));
  }

  synchronized void published(RawArticle article, RecordMetadata metadata) {
    published++;
    bytes += article.getContent().remaining();
    TopicPartition partition = new TopicPartition(metadata.topic(), metadata.partition());
    highestOffsets.merge(partition, metadata.offset(), Math::max);
  }

  /** The interrupted run had published one behind its last position. */
  synchronized void publishedBefore(TopicPartition partition, long offset) {
    publishedBefore++;
    highestOffsets.merge(partition, offset, Math::max);
  }

  synchronized void refused() {
    refused++;
  }

  synchronized IngestionResult result(boolean isStopped) {
    return new IngestionResult(
        published, publishedBefore, refused, refusedBefore, bytes, highestOffsets, isStopped);
  }
}
