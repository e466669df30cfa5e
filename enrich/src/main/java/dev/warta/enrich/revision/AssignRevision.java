package dev.warta.enrich.revision;

import dev.warta.enrich.ArticleDraft;
import dev.warta.events.Sighting;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
      long documentHash = documentHash(draft);
      long contentHash = contentHash(draft);
      OptionalInt revision = history.revisionOf(documentHash, contentHash);

      RevisionHistory updated =
          revision.isPresent()
              ? history.withSighting(documentHash, revision.getAsInt())
              : history.withRevision(draft.raw().getContentHash(), documentHash, contentHash);
      if (updated != history) {
        histories.put(record.key(), updated);
      }
      context.forward(
          record.withValue(
              revision.isPresent()
                  ? new Outcome.SeenAgain(sighting(draft, revision.getAsInt()))
                  : new Outcome.NewRevision(
                      draft
                          .withRevision(
                              updated.latestRevision(),
                              history.latestRevision() == 0 ? null : history.latestContentHash())
                          .event())));
    }
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

  /** Hash of title, standfirst and body with every run of white space as one space. */
  private static long contentHash(ArticleDraft draft) {
    MessageDigest digest = sha256();
    update(digest, draft.title());
    update(digest, draft.event().getStandfirst());
    update(digest, draft.body());
    return ByteBuffer.wrap(digest.digest()).getLong();
  }

  private static void update(MessageDigest digest, String text) {
    digest.update(squeezed(text == null ? "" : text).getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }

  private static String squeezed(String text) {
    StringBuilder squeezed = new StringBuilder(text.length());
    boolean pendingSpace = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        pendingSpace = squeezed.length() > 0;
      } else {
        if (pendingSpace) {
          squeezed.append(' ');
          pendingSpace = false;
        }
        squeezed.append(c);
      }
    }
    return squeezed.toString();
  }

  /**
   * Hash of what extraction reads: the document's bytes, and the title where the carrier holds it
   * beside them.
   */
  private static long documentHash(ArticleDraft draft) {
    MessageDigest digest = sha256();
    update(digest, draft.raw().getContentHash());
    update(digest, draft.raw().getHints().getTitle());
    return ByteBuffer.wrap(digest.digest()).getLong();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
