package dev.warta.store;

import dev.warta.events.EnrichedArticle;
import dev.warta.events.Sighting;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * What is stored in one transaction: events, what became of rejected records, and how far that
 * brings each partition.
 *
 * @param articles new articles and revisions, in the order of their records
 * @param sightings sightings, in the order of their records
 * @param rejections records that could not be processed, in the order of the rejected topic
 * @param marks what was dealt with, in the order of the rejected topic
 * @param offsets for each partition that moves, from where to where
 */
public record Batch(
    List<EnrichedArticle> articles,
    List<Sighting> sightings,
    List<RejectionEntry> rejections,
    List<HandledMark> marks,
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
    rejections = List.copyOf(rejections);
    marks = List.copyOf(marks);
    offsets = Map.copyOf(offsets);
  }

  /** A batch of events without anything of the rejected topic. */
  public Batch(
      List<EnrichedArticle> articles,
      List<Sighting> sightings,
      Map<TopicPartition, Advance> offsets) {
    this(articles, sightings, List.of(), List.of(), offsets);
  }
}
