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
  private long refused;
  private long bytes;

  synchronized void published(RawArticle article, RecordMetadata metadata) {
    published++;
    bytes += article.getContent().remaining();
    TopicPartition partition = new TopicPartition(metadata.topic(), metadata.partition());
    highestOffsets.merge(partition, metadata.offset(), Math::max);
  }

  synchronized void refused() {
    refused++;
  }

  synchronized IngestionResult result(boolean isStopped) {
    return new IngestionResult(published, refused, bytes, highestOffsets, isStopped);
  }
}
