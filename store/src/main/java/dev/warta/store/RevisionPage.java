package dev.warta.store;

import java.util.List;

/**
 * A few selected revisions, in the order of their raw records.
 *
 * @param revisions those of the revisions looked at that are selected; may be none
 * @param nextOffset where to go on in this partition
 * @param isLast true if nothing is stored from there on
 */
public record RevisionPage(List<Stored> revisions, long nextOffset, boolean isLast) {

  /**
   * A stored revision, without what was derived.
   *
   * @param articleId id of the article
   * @param revision its number
   * @param offset of the raw record it was made from
   * @param contentHash SHA-256 of the raw document, hexadecimal
   * @param previousContentHash the same of the revision before; null for the first
   * @param language BCP-47 tag
   * @param enrichmentVersion version of the steps that it was enriched by
   */
  public record Stored(
      String articleId,
      int revision,
      long offset,
      String contentHash,
      String previousContentHash,
      String language,
      int enrichmentVersion) {}
}
