package dev.warta.store.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What an audit found.
 *
 * @param at when it began
 * @param took how long it took
 * @param partitions the figures of each partition of the raw topic
 * @param total all partitions together
 * @param findings the first of the records that have no outcome or two; the figures say how many
 *     there are
 * @param problems what makes the proof fail beside these, each a sentence
 * @param notes what is worth knowing and no failure, each a sentence
 */
public record AuditReport(
    Instant at,
    Duration took,
    List<PartitionFigures> partitions,
    PartitionFigures total,
    List<Finding> findings,
    List<String> problems,
    List<String> notes) {

  /** Whether nothing is lost and nothing is there twice, as far as an audit can tell. */
  public boolean isClean() {
    return total.gap() == 0 && total.doubles() == 0 && problems.isEmpty();
  }
}
