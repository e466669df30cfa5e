package dev.warta.store.audit;

import java.util.Collection;

/**
 * What became of the records of one partition of the raw topic.
 *
 * <p>{@code raw} is always {@code stored + inFlight + gap}.
 *
 * @param topic the raw topic
 * @param partition the partition; {@value #ALL} in a total
 * @param raw records there are
 * @param enriched those that became a revision, stored or on its way
 * @param sightings those that became a sighting, stored or on its way
 * @param rejected those that were rejected
 * @param inFlight those that enrich has not read yet, or whose outcome is not stored yet
 * @param stored those whose outcome is in the store
 * @param gap those that enrich has read and that have no outcome
 * @param doubles those with two different outcomes, also of records that have expired
 * @param expired offsets before the first one the topic still holds
 */
public record PartitionFigures(
    String topic,
    int partition,
    long raw,
    long enriched,
    long sightings,
    long rejected,
    long inFlight,
    long stored,
    long gap,
    long doubles,
    long expired) {

  /** Stands for all partitions together. */
  public static final int ALL = -1;

  /** The figures of several partitions of a topic together. */
  static PartitionFigures total(String topic, Collection<PartitionFigures> partitions) {
    PartitionFigures total = new PartitionFigures(topic, ALL, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    for (PartitionFigures one : partitions) {
      total =
          new PartitionFigures(
              topic,
              ALL,
              total.raw + one.raw,
              total.enriched + one.enriched,
              total.sightings + one.sightings,
              total.rejected + one.rejected,
              total.inFlight + one.inFlight,
              total.stored + one.stored,
              total.gap + one.gap,
              total.doubles + one.doubles,
              total.expired + one.expired);
    }
    return total;
  }
}
