package dev.warta.enrich.revision;

import dev.warta.enrich.ArticleDraft;
import dev.warta.enrich.UnreadableArticleException;
import dev.warta.events.Sighting;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Numbers the revisions of each article and tells new content from content seen before.
 *
 * <p>Content equal to any earlier revision is a sighting of that revision, also when a later one
 * exists: reading an old archive again stays harmless, at the price that an edit which is taken
 * back shows as a sighting of the older revision.
 *
 * <p>A document that is gone is a revision, too, without content. It ends by whatever is seen of
 * the article later, which is a revision even if its content was there before.
 *
 * <p>It must be the last step: its state says that an article went out, so nothing behind it may
 * still fail.
 */
public final class AssignRevision
    implements FixedKeyProcessorSupplier<String, ArticleDraft, Outcome> {

  /** Name of the state store, and part of its changelog topic's name. */
  public static final String STORE = "revisions";

  @Override
  public Set<StoreBuilder<?>> stores() {
    return Set.of(
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(STORE), Serdes.String(), RevisionHistory.serde()));
  }

  @Override
  public FixedKeyProcessor<String, ArticleDraft, Outcome> get() {
    return new Processor();
  }

  private static final class Processor implements FixedKeyProcessor<String, ArticleDraft, Outcome> {

    private FixedKeyProcessorContext<String, Outcome> context;
    private KeyValueStore<String, RevisionHistory> histories;

    @Override
    public void init(FixedKeyProcessorContext<String, Outcome> context) {
      this.context = context;
      this.histories = context.getStateStore(STORE);
    }

    @Override
    public void process(FixedKeyRecord<String, ArticleDraft> record) {
      ArticleDraft draft = record.value();
      RevisionHistory known = histories.get(record.key());
      RevisionHistory history = known == null ? RevisionHistory.EMPTY : known;
      Numbered numbered =
          draft.raw().getGone() == null ? document(draft, history) : gone(draft, history);
      if (numbered.updated() != history) {
        histories.put(record.key(), numbered.updated());
      }
      context.forward(
          record.withValue(
              numbered.seenBefore().isPresent()
                  ? new Outcome.SeenAgain(sighting(draft, numbered.seenBefore().getAsInt()))
                  : new Outcome.NewRevision(
                      draft
                          .withRevision(
                              numbered.updated().latestRevision(),
                              history.latestRevision() == 0 ? null : history.latestContentHash())
                          .event())));
    }
  }

  /**
   * What a raw article is.
   *
   * @param seenBefore the revision that it is a sighting of; empty if it is a new one
   * @param updated the history with it
   */
  private record Numbered(OptionalInt seenBefore, RevisionHistory updated) {}

  private static Numbered document(ArticleDraft draft, RevisionHistory history) {
    long documentHash = Hashes.ofDocument(draft.raw());
    long contentHash = Hashes.ofContent(draft.event());
    OptionalInt revision =
        history.isBack(draft.raw().getObservedAt())
            ? OptionalInt.empty()
            : history.revisionOf(documentHash, contentHash);
    return new Numbered(
        revision,
        revision.isPresent()
            ? history.withSighting(documentHash, revision.getAsInt())
            : history.withRevision(draft.raw().getContentHash(), documentHash, contentHash));
  }

  /** All that are gone have the same bytes, none: only the history tells one from the next. */
  private static Numbered gone(ArticleDraft draft, RevisionHistory history) {
    if (history.latestRevision() == 0) {
      throw new UnreadableArticleException(
          "the document is gone (%d), and the article is not known: nothing of it was ever enriched"
              .formatted(draft.raw().getGone().getStatus()));
    }
    return history.goneSince() != null
        ? new Numbered(OptionalInt.of(history.latestRevision()), history)
        : new Numbered(
            OptionalInt.empty(),
            history.withGone(draft.raw().getContentHash(), draft.raw().getObservedAt()));
  }

  private static Sighting sighting(ArticleDraft draft, int revision) {
    return Sighting.newBuilder()
        .setArticleId(draft.raw().getArticleId())
        .setRevision(revision)
        .setOrigin(draft.event().getOrigin())
        .setSource(draft.raw().getSource())
        .setUrl(draft.raw().getUrl())
        .setCarrier(draft.raw().getCarrier())
        .setObservedAt(draft.raw().getObservedAt())
        .build();
  }
}
