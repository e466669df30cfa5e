package dev.warta.store;

import dev.warta.store.rejected.RejectionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads which records were rejected, as far as the store has seen them. */
public interface StoredRejections {

  /**
   * How many nobody has dealt with, by stage and cause, the most first.
   *
   * @throws StoreUnavailableException if the database is out
   */
  List<Count> open();

  /**
   * Those that nobody has dealt with, the latest rejected of each partition first.
   *
   * @param stage enrich or store; null for both
   * @param cause class of the exception, without its package; null for all
   * @param after the last of the page before; null to begin
   * @throws StoreUnavailableException if the database is out
   */
  List<Rejected> page(String stage, String cause, Place after, int limit);

  /**
   * The one that came from a place, whether somebody has dealt with it or not.
   *
   * @param place where the record lay
   * @throws StoreUnavailableException if the database is out
   */
  Optional<Rejected> find(Place place);

  /** A place of a record in a topic. */
  record Place(String topic, int partition, long offset) {}

  /** So many records were rejected for the same. */
  record Count(String stage, String cause, long count) {}

  /**
   * A rejected record.
   *
   * @param place where the record lay
   * @param id where its bytes are now, in the topic of rejected records
   * @param message of the exception
   * @param at when the store saw it
   * @param source publisher or feed; null if unknown
   * @param articleId null if unknown
   * @param handledAs {@code replayed} or {@code edited}; null while nobody has dealt with it
   */
  record Rejected(
      Place place,
      RejectionId id,
      String stage,
      String cause,
      String message,
      Instant at,
      String source,
      String articleId,
      int replays,
      String handledAs) {}
}
