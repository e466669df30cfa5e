package dev.warta.store.audit;

import dev.warta.events.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/**
 * Proves that nothing is lost and nothing is there twice: compares the brokers' offsets with the
 * store, record by record.
 *
 * <p>It may run while traffic flows, changes nothing, and may be run again and again; one thread at
 * a time. It reads an index entry for each stored record and the part of the topics that is not
 * stored yet, never a text. Memory: a bit for each record and kind of outcome, eight bytes for each
 * that is on its way. See {@code package-info} for why the answer is right.
 */
public final class Audit implements AutoCloseable {

  /** Longer than any transaction of ours may stay open. */
  private static final Duration PATIENCE = Duration.ofSeconds(75);

  private static final int LOOKUP_BATCH = 1000;

  private final Map<String, ?> kafka;
  private final Topics topics;
  private final String enrichGroup;
  private final Supplier<StoreSnapshot> store;
  private final int limit;
  private final BrokerOffsets brokers;
  private final RawRecords rawRecords;
  private Uuid rawTopicId;

  /**
   * An audit.
   *
   * @param kafka properties of the connection to Kafka, such as {@code bootstrap.servers}
   * @param topics names of the topics, which must be there
   * @param enrichGroup consumer group of the enrichment job
   * @param store takes a snapshot of the store
   * @param limit most records to name
   */
  public Audit(
      Map<String, ?> kafka,
      Topics topics,
      String enrichGroup,
      Supplier<StoreSnapshot> store,
      int limit) {
    this.kafka = kafka;
    this.topics = topics;
    this.enrichGroup = enrichGroup;
    this.store = store;
    this.limit = limit;
    this.brokers = new BrokerOffsets(kafka);
    this.rawRecords = new RawRecords(kafka);
  }

  /**
   * Compares everything once.
   *
   * @throws AuditException if it cannot be finished
   * @throws dev.warta.store.StoreUnavailableException if the database is out
   * @throws org.apache.kafka.common.KafkaException if the brokers are out
   */
  public AuditReport run() {
    Instant at = Instant.now();
    Findings findings = new Findings(limit);
    recogniseTopic();
    List<TopicPartition> raw = brokers.partitions(List.of(topics.raw()));
    Map<TopicPartition, PartitionLedger> ledgers = new HashMap<>();
    raw.forEach(partition -> ledgers.put(partition, new PartitionLedger(partition)));

    Map<TopicPartition, Long> committed = brokers.committed(enrichGroup);
    Map<TopicPartition, Long> stored = readStore(ledgers, findings);
    readTail(ledgers, stored, committed, findings);
    ledgers.values().forEach(this::compareContested);

    Map<TopicPartition, Long> starts = brokers.starts(raw);
    Map<TopicPartition, Long> ends = brokers.ends(raw);
    Reckoning reckoning = new Reckoning(rawRecords, findings);
    Map<Integer, PartitionFigures> figures = new TreeMap<>();
    for (TopicPartition partition : raw) {
      Bounds bounds =
          new Bounds(starts.get(partition), ends.get(partition), offset(committed, partition));
      figures.put(partition.partition(), reckoning.reckon(ledgers.get(partition), bounds));
    }
    PartitionFigures total = PartitionFigures.total(topics.raw(), figures.values());
    explain(total, committed, raw, findings);
    return new AuditReport(
        at,
        Duration.between(at, Instant.now()),
        List.copyOf(figures.values()),
        total,
        findings.records(),
        findings.problems(),
        findings.notes());
  }

  @Override
  public void close() {
    rawRecords.close();
    brokers.close();
  }

  private void recogniseTopic() {
    Uuid id = brokers.topicId(topics.raw());
    if (!id.equals(rawTopicId)) {
      rawRecords.forget();
      rawTopicId = id;
    }
  }

  /** Fills the ledgers and returns how far the topics are stored, both of one moment. */
  private Map<TopicPartition, Long> readStore(
      Map<TopicPartition, PartitionLedger> ledgers, Findings findings) {
    try (StoreSnapshot snapshot = store.get()) {
      int partitions = snapshot.partitions(topics.raw());
      if (partitions > ledgers.size()) {
        findings.problem(
            String.format(
                Locale.ROOT,
                "the store has outcomes of %s partition %d, but the topic has %d partitions: it was made anew, or this database belongs to another cluster",
                topics.raw(),
                partitions - 1,
                ledgers.size()));
      }
      for (PartitionLedger ledger : ledgers.values()) {
        for (OutcomeKind kind : OutcomeKind.values()) {
          snapshot.forEachOutcome(kind, ledger.raw(), offset -> ledger.addStored(kind, offset));
        }
      }
      return snapshot.offsets();
    }
  }

  private void readTail(
      Map<TopicPartition, PartitionLedger> ledgers,
      Map<TopicPartition, Long> stored,
      Map<TopicPartition, Long> committed,
      Findings findings) {
    List<TopicPartition> outcomes =
        brokers.partitions(List.of(topics.enriched(), topics.sightings(), topics.rejected()));
    Map<TopicPartition, Long> ends = brokers.ends(outcomes);
    for (TopicPartition partition : outcomes) {
      long next = stored.getOrDefault(partition, 0L);
      if (next > ends.get(partition)) {
        findings.problem(
            String.format(
                Locale.ROOT,
                "the store has recorded offset %d of %s partition %d, which ends at offset %d: the topic was made anew or cut; a new topic needs an empty database",
                next,
                partition.topic(),
                partition.partition(),
                ends.get(partition)));
      }
    }
    try (TopicTail tail = new TopicTail(kafka, topics, stored, ledgers)) {
      tail.readTo(ends, PATIENCE);
      if (isSomethingMissing(ledgers, committed)) {
        tail.readTo(brokers.highWatermarks(outcomes), PATIENCE);
      }
    }
  }

  private boolean isSomethingMissing(
      Map<TopicPartition, PartitionLedger> ledgers, Map<TopicPartition, Long> committed) {
    Map<TopicPartition, Long> starts = brokers.starts(ledgers.keySet());
    return ledgers.values().stream()
        .anyMatch(
            ledger -> {
              long start = starts.get(ledger.raw());
              long read = committed.getOrDefault(ledger.raw(), start);
              return ledger.unsettled(start, read).findFirst().isPresent();
            });
  }

  /** What is both stored and on its way is asked of the store, which knows the article. */
  private void compareContested(PartitionLedger ledger) {
    for (OutcomeKind kind : List.of(OutcomeKind.REVISION, OutcomeKind.SIGHTING)) {
      long[] contested = ledger.contested(kind).toArray();
      if (contested.length == 0) {
        continue;
      }
      try (StoreSnapshot snapshot = store.get()) {
        for (int from = 0; from < contested.length; from += LOOKUP_BATCH) {
          int to = Math.min(contested.length, from + LOOKUP_BATCH);
          snapshot.forEachArticle(
              kind,
              ledger.raw(),
              Arrays.copyOfRange(contested, from, to),
              (offset, articleId, revision) ->
                  ledger.agree(kind, offset, OffsetIdentities.identity(articleId, revision)));
        }
      }
    }
  }

  /** What an operator should know to understand the figures. */
  private void explain(
      PartitionFigures total,
      Map<TopicPartition, Long> committed,
      List<TopicPartition> raw,
      Findings findings) {
    if (total.raw() > 0 && raw.stream().noneMatch(committed::containsKey)) {
      findings.note(
          "enrich has not committed anything of %s yet (group %s): is `warta enrich` running?"
              .formatted(topics.raw(), enrichGroup));
    }
    if (total.gap() > 0) {
      try (StoreSnapshot snapshot = store.get()) {
        long unknown = snapshot.rejectionsWithoutOrigin();
        if (unknown > 0) {
          findings.note(
              String.format(
                  Locale.ROOT,
                  "the store rejected %d records of which nobody can tell the raw record: some of the missing ones may be among them, see `warta rejected list --stage store`",
                  unknown));
        }
      }
    }
  }

  private static OptionalLong offset(Map<TopicPartition, Long> offsets, TopicPartition partition) {
    Long offset = offsets.get(partition);
    return offset == null ? OptionalLong.empty() : OptionalLong.of(offset);
  }
}
