package dev.warta.store.journey;

import dev.warta.store.rejected.RecordPlace;
import dev.warta.store.rejected.RejectionId;
import java.time.Instant;
import java.util.List;

/**
 * What the store knows of one article's way.
 *
 * @param articleId id of the article
 * @param source publisher or feed; null where it was never stored
 * @param url its address; null where it has none
 * @param currentRevision number of the current revision, the newest with a text; 0 where it was
 *     never stored
 * @param goneSince when its page was found to be gone; null while it is there
 * @param revisions in order, the earliest first; of very many the latest
 * @param sightingCount how often the same content was seen again
 * @param sightings the latest of them, the earliest first
 * @param rejections the rejected records that speak of it, the earliest first
 */
public record ArticleJourney(
    String articleId,
    String source,
    String url,
    int currentRevision,
    Instant goneSince,
    List<Revision> revisions,
    long sightingCount,
    List<Sighting> sightings,
    List<Rejected> rejections) {

  public ArticleJourney {
    revisions = List.copyOf(revisions);
    sightings = List.copyOf(sightings);
    rejections = List.copyOf(rejections);
  }

  /** The same with rejections from elsewhere. */
  public ArticleJourney withRejections(List<Rejected> found) {
    return new ArticleJourney(
        articleId,
        source,
        url,
        currentRevision,
        goneSince,
        revisions,
        sightingCount,
        sightings,
        found);
  }

  /** True if the store knows nothing of it. */
  public boolean isEmpty() {
    return revisions.isEmpty() && sightings.isEmpty() && rejections.isEmpty();
  }

  /**
   * A stored revision.
   *
   * @param origin the raw record it was made from
   * @param enrichmentVersion version of the steps that made what is stored now
   * @param enrichedAt when what is stored now was made
   * @param storedAt when the revision was first stored
   * @param goneSince when the page was found to be gone, if that is what the revision says; else
   *     null
   * @param problems what went wrong on the way and did not cost the article
   */
  public record Revision(
      int revision,
      String title,
      String source,
      String url,
      RecordPlace origin,
      Instant observedAt,
      int enrichmentVersion,
      Instant enrichedAt,
      Instant storedAt,
      Instant goneSince,
      List<Problem> problems) {

    public Revision {
      problems = List.copyOf(problems);
    }
  }

  /** A problem of a step. */
  public record Problem(String step, String kind, String message) {}

  /**
   * The same content seen again.
   *
   * @param carrier what brought it, in words
   */
  public record Sighting(
      int revision,
      String source,
      String url,
      String carrier,
      RecordPlace origin,
      Instant observedAt,
      Instant storedAt) {}

  /**
   * A record that could not be processed.
   *
   * @param id where its bytes are, in {@code articles.rejected}
   * @param stage enrich or store
   * @param place where the record lay
   * @param seenAt about when it was rejected
   * @param replays how often the document had been replayed before
   * @param handledAs {@code replayed} or {@code edited}; null while nobody has dealt with it, as
   *     are the next three
   * @param handledAt when, in ISO 8601
   * @param handledTo the new record, as {@code TOPIC:PARTITION:OFFSET}
   */
  public record Rejected(
      RejectionId id,
      String stage,
      String cause,
      String message,
      RecordPlace place,
      Instant seenAt,
      int replays,
      String handledAs,
      String handledBy,
      String handledAt,
      String handledTo) {}
}
