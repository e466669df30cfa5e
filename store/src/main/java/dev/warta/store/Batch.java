package dev.warta.store;

import dev.warta.events.EnrichedArticle;
import dev.warta.events.Sighting;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * What is stored in one transaction: events, and how far that brings each partition.
 *
 * @param articles new articles and revisions, in the order of their records
 * @param sightings sightings, in the order of their records
 * @param offsets for each partition that moves, from where to where
 */
public record Batch(
    List<EnrichedArticle> articles,
    List<Sighting> sightings,
    Map<TopicPartition, Advance> offsets) {

  /**
   * A partition's step forward.
   *
   * @param expected the offset that must be recorded now; 0 if none is
   * @param next the offset recorded with the batch: the first that is not in it
   */
  public record Advance(long expected, long next) {

    public Advance {
      if (expected < 0 || next < expected) {
        throw new IllegalArgumentException(
            "offsets only grow from 0: expected " + expected + ", next " + next);
      }
    }
  }

  public Batch {
    articles = List.copyOf(articles);
    sightings = List.copyOf(sightings);
    offsets = Map.copyOf(offsets);
  }
}
