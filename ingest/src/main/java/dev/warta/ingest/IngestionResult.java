package dev.warta.ingest;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * What came of an ingestion, or of one source in it.
 *
 * @param published articles that the brokers acknowledged
 * @param publishedBefore articles that an earlier run, which was interrupted, had published
 * @param refused documents that were not taken
 * @param refusedBefore documents that the earlier run had not taken
 * @param bytes size of the documents published by this run
 * @param highestOffsets the last offset published to each partition, by this or the earlier run
 * @param isStopped true if it was stopped before the sources' end
 */
public record IngestionResult(
    long published,
    long publishedBefore,
    long refused,
    long refusedBefore,
    long bytes,
    Map<TopicPartition, Long> highestOffsets,
    boolean isStopped) {

  public IngestionResult {
    highestOffsets = Map.copyOf(highestOffsets);
  }
}
