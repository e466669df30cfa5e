package dev.warta.store.audit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.kafka.common.TopicPartition;

/**
 * The outcomes of one partition of the raw topic: those in the store, and those still on their way
 * in the topics.
 *
 * <p>The same revision of the same article once more is no second outcome: reprocessing publishes
 * it again, and a replay may.
 */
final class PartitionLedger {

  private final TopicPartition raw;
  private final Map<OutcomeKind, OffsetSet> stored = sets();
  private final Map<OutcomeKind, OffsetSet> coming = sets();
  private final Map<OutcomeKind, OffsetIdentities> identities = new EnumMap<>(OutcomeKind.class);
  private final OffsetSet disagreeing = new OffsetSet();

  PartitionLedger(TopicPartition raw) {
    this.raw = raw;
    identities.put(OutcomeKind.REVISION, new OffsetIdentities());
    identities.put(OutcomeKind.SIGHTING, new OffsetIdentities());
  }

  TopicPartition raw() {
    return raw;
  }

  /** An outcome that the store holds. */
  void addStored(OutcomeKind kind, long offset) {
    boolean isNew = stored.get(kind).add(offset);
    if (!isNew && kind == OutcomeKind.REVISION) {
      disagreeing.add(offset);
    }
  }

  /** A revision or sighting that is in a topic and not in the store yet. */
  void addComing(OutcomeKind kind, long offset, String articleId, int revision) {
    coming.get(kind).add(offset);
    agree(kind, offset, OffsetIdentities.identity(articleId, revision));
  }

  /** A rejection that is in a topic and not in the store yet. */
  void addComingRejection(OutcomeKind kind, long offset) {
    coming.get(kind).add(offset);
  }

  /**
   * Raw records with an outcome of this kind both in the store and on its way: {@link #agree} tells
   * whether it is the same.
   */
  LongStream contested(OutcomeKind kind) {
    return stored.get(kind).and(coming.get(kind)).stream();
  }

  /** The article and revision that one more witness names for a raw record. */
  void agree(OutcomeKind kind, long offset, long identity) {
    if (!identities.get(kind).agree(offset, identity)) {
      disagreeing.add(offset);
    }
  }

  /** Records without any outcome from the first offset on and before the second. */
  LongStream unsettled(long from, long to) {
    return inStore().or(union(coming)).absent(from, to);
  }

  /** Records of which the store has no outcome. */
  LongStream unstored(long from, long to) {
    return inStore().absent(from, to);
  }

  /** All records with an outcome in the store. */
  OffsetSet inStore() {
    return union(stored);
  }

  /** Records whose outcome is in a topic and not in the store yet. */
  OffsetSet onTheirWay() {
    return union(coming).without(inStore());
  }

  /** Records of this kind, stored or on their way. */
  OffsetSet all(OutcomeKind kind) {
    return stored.get(kind).or(coming.get(kind));
  }

  /** Records that were rejected and not stored later. */
  OffsetSet rejected() {
    OffsetSet byStore =
        all(OutcomeKind.REJECTED_EVENT)
            .without(all(OutcomeKind.REVISION))
            .without(all(OutcomeKind.SIGHTING));
    return byStore.or(all(OutcomeKind.REJECTED_RAW));
  }

  /** Records with two different outcomes. */
  OffsetSet doubles() {
    OffsetSet revisions = all(OutcomeKind.REVISION);
    OffsetSet sightings = all(OutcomeKind.SIGHTING);
    OffsetSet doubles = revisions.or(sightings).and(all(OutcomeKind.REJECTED_RAW));
    doubles.addAll(revisions.and(sightings));
    doubles.addAll(disagreeing);
    return doubles;
  }

  /** The outcomes of one record, in words. */
  String describe(long offset) {
    List<String> words = new ArrayList<>();
    for (OutcomeKind kind : OutcomeKind.values()) {
      boolean isStored = stored.get(kind).contains(offset);
      boolean isComing = coming.get(kind).contains(offset);
      if (isStored || isComing) {
        words.add(kind.words() + (isStored ? "" : " (not stored yet)"));
      }
    }
    String outcomes = String.join(" and ", words);
    return disagreeing.contains(offset)
        ? outcomes + ", of different articles or revisions"
        : outcomes;
  }

  private static OffsetSet union(Map<OutcomeKind, OffsetSet> sets) {
    OffsetSet union = new OffsetSet();
    sets.values().forEach(union::addAll);
    return union;
  }

  private static Map<OutcomeKind, OffsetSet> sets() {
    Map<OutcomeKind, OffsetSet> sets = new EnumMap<>(OutcomeKind.class);
    for (OutcomeKind kind : OutcomeKind.values()) {
      sets.put(kind, new OffsetSet());
    }
    return sets;
  }
}
