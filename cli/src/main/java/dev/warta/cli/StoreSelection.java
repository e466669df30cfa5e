package dev.warta.cli;

import dev.warta.enrich.reprocess.SelectedRevisions;
import dev.warta.enrich.reprocess.StoredRevision;
import dev.warta.store.RevisionPage;
import dev.warta.store.StoredRevisions;
import java.time.Instant;
import org.apache.kafka.common.TopicPartition;

/** The revisions to reprocess, as the store says. */
final class StoreSelection implements SelectedRevisions {

  private final StoredRevisions stored;
  private final String rawTopic;
  private final ReprocessFilters filters;
  private final Patience patience;

  StoreSelection(
      StoredRevisions stored, String rawTopic, ReprocessFilters filters, Patience patience) {
    this.stored = stored;
    this.rawTopic = rawTopic;
    this.filters = filters;
    this.patience = patience;
  }

  @Override
  public Page page(int partition, long fromOffset, Instant enrichedBefore) {
    TopicPartition raw = new TopicPartition(rawTopic, partition);
    RevisionPage page =
        patience.outlast(
            () -> stored.page(filters.enrichedBefore(enrichedBefore), raw, fromOffset));
    return new Page(
        page.revisions().stream().map(StoreSelection::toReprocess).toList(),
        page.nextOffset(),
        page.isLast());
  }

  private static StoredRevision toReprocess(RevisionPage.Stored stored) {
    return new StoredRevision(
        stored.articleId(),
        stored.revision(),
        stored.offset(),
        stored.contentHash(),
        stored.previousContentHash());
  }
}
