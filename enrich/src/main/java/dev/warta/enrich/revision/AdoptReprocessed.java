package dev.warta.enrich.revision;

import dev.warta.enrich.UnreadableArticleException;
import dev.warta.events.EnrichedArticle;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Learns what today's steps read in a revision that was enriched again, and lets the event pass.
 *
 * <p>Without it, a page that comes again with other bytes around the same text would be a new
 * revision, since the text as extracted today is not the text as extracted then. Both are
 * remembered. A revision that is not known here, as after the state was reset, passes and is not
 * remembered: only the raw articles in their order can number revisions.
 */
public final class AdoptReprocessed
    implements FixedKeyProcessorSupplier<String, EnrichedArticle, EnrichedArticle> {

  @Override
  public FixedKeyProcessor<String, EnrichedArticle, EnrichedArticle> get() {
    return new Processor();
  }

  private static final class Processor
      implements FixedKeyProcessor<String, EnrichedArticle, EnrichedArticle> {

    private FixedKeyProcessorContext<String, EnrichedArticle> context;
    private KeyValueStore<String, RevisionHistory> histories;

    @Override
    public void init(FixedKeyProcessorContext<String, EnrichedArticle> context) {
      this.context = context;
      this.histories = context.getStateStore(AssignRevision.STORE);
    }

    @Override
    public void process(FixedKeyRecord<String, EnrichedArticle> record) {
      EnrichedArticle event = record.value();
      if (event == null || !event.getArticleId().equals(record.key())) {
        throw new UnreadableArticleException(
            "the record is no reprocessed article under its own id: only `warta reprocess` may write here");
      }
      RevisionHistory history = histories.get(record.key());
      if (history != null && event.getGoneSince() == null) {
        RevisionHistory updated = history.withContent(Hashes.ofContent(event), event.getRevision());
        if (updated != history) {
          histories.put(record.key(), updated);
        }
      }
      context.forward(record);
    }
  }
}
