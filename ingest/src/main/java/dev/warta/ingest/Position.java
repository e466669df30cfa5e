package dev.warta.ingest;

import dev.warta.ingest.source.Place;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * How far an ingestion has come: everything before is acknowledged by the brokers.
 *
 * @param source index of the source that comes next or is being read
 * @param place where that one goes on; null at its start
 * @param since when the run began that read what lies before
 * @param published articles that were published before
 * @param refused documents that were refused before
 * @param raw what belongs to the ingestion in each partition of the raw topic
 */
record Position(
    int source,
    Place place,
    Instant since,
    long published,
    long refused,
    Map<TopicPartition, RawSpan> raw) {

  Position {
    raw = Map.copyOf(raw);
  }

  /**
   * The ingestion's records in one partition of the raw topic.
   *
   * @param begin where the partition ended before the ingestion began
   * @param last the last record published before the position; {@code begin - 1} if there is none
   * @param tail from here on lie the records that were published behind the position, if there are
   *     any
   */
  record RawSpan(long begin, long last, long tail) {

    static RawSpan beginningAt(long offset) {
      return new RawSpan(offset, offset - 1, offset);
    }
  }
}
