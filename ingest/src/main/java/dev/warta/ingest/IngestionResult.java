package dev.warta.ingest;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * What came of an ingestion, or of one source in it.
 *
 * @param published articles that the brokers acknowledged
 * @param refused documents that were not taken
 * @param bytes size of the published documents
 * @param highestOffsets the last offset published to each partition
 * @param isStopped true if it was stopped before the sources' end
 */
public record IngestionResult(
    long published,
    long refused,
    long bytes,
    Map<TopicPartition, Long> highestOffsets,
    boolean isStopped) {

  public IngestionResult {
    highestOffsets = Map.copyOf(highestOffsets);
  }
}
