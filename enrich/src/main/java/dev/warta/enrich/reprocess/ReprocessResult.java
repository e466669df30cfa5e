package dev.warta.enrich.reprocess;

/**
 * How far a run has come.
 *
 * @param reprocessed revisions whose new event is committed
 * @param unreadable revisions whose document the steps refuse now; what is stored stays
 * @param missing revisions whose raw record is not there any more; what is stored stays
 * @param isComplete true if the whole selection was gone through
 */
public record ReprocessResult(long reprocessed, long unreadable, long missing, boolean isComplete) {

  /** Revisions that were selected and dealt with. */
  public long selected() {
    return reprocessed + unreadable + missing;
  }
}
