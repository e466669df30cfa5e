package dev.warta.enrich.reprocess;

import java.time.Instant;
import java.util.List;

/** Says which stored revisions to enrich again. */
@FunctionalInterface
public interface SelectedRevisions {

  /**
   * A few of the revisions made from a partition of the raw topic, in the order of their offsets.
   *
   * @param partition of the raw topic
   * @param fromOffset first raw offset to look at
   * @param enrichedBefore only revisions enriched earlier than then: what the run itself brings
   *     about is not selected again
   */
  Page page(int partition, long fromOffset, Instant enrichedBefore);

  /**
   * A page.
   *
   * @param revisions may be empty, also if more follow
   * @param nextOffset where to go on
   * @param isLast true if nothing follows in this partition
   */
  record Page(List<StoredRevision> revisions, long nextOffset, boolean isLast) {}
}
