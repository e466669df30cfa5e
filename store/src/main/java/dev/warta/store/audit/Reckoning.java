package dev.warta.store.audit;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.apache.kafka.common.TopicPartition;

/** Makes figures and findings of a partition's outcomes: what adds up, and what does not. */
final class Reckoning {

  /**
   * So few records that wait for enrich are counted one by one, so that a transaction's marker at
   * the end does not look like one for ever; of more, the offsets are counted.
   */
  private static final long MOST_WAITING_LOOKED_UP = 100;

  private final RecordLookup lookup;
  private final Findings findings;

  Reckoning(RecordLookup lookup, Findings findings) {
    this.lookup = lookup;
    this.findings = findings;
  }

  /** The figures of a partition; what is wrong with it goes to the findings. */
  PartitionFigures reckon(PartitionLedger ledger, Bounds bounds) {
    TopicPartition raw = ledger.raw();
    long start = bounds.start();
    long read = bounds.read();
    long end = bounds.end();
    compareBounds(ledger, bounds);
    OffsetSet stored = ledger.inStore();
    long isStored = stored.count(start, end);
    long inFlight = ledger.onTheirWay().count(start, read) + waiting(ledger, read, end);
    long gap = gaps(ledger, start, read);
    OffsetSet doubles = ledger.doubles();
    nameDoubles(ledger, doubles);
    return new PartitionFigures(
        raw.topic(),
        raw.partition(),
        isStored + inFlight + gap,
        ledger.all(OutcomeKind.REVISION).count(start, end),
        ledger.all(OutcomeKind.SIGHTING).count(start, end),
        ledger.rejected().count(start, end),
        inFlight,
        isStored,
        gap,
        doubles.count(0, Long.MAX_VALUE),
        start);
  }

  private long waiting(PartitionLedger ledger, long read, long end) {
    long offsets = ledger.unstored(read, end).limit(MOST_WAITING_LOOKED_UP + 1).count();
    if (offsets > MOST_WAITING_LOOKED_UP) {
      return end - read - ledger.inStore().count(read, end);
    }
    AtomicLong records = new AtomicLong();
    lookup.forEachRecord(
        ledger.raw(), ledger.unstored(read, end), (offset, articleId) -> records.incrementAndGet());
    return records.get();
  }

  private long gaps(PartitionLedger ledger, long start, long read) {
    TopicPartition raw = ledger.raw();
    AtomicLong gaps = new AtomicLong();
    lookup.forEachRecord(
        raw,
        ledger.unsettled(start, read),
        (offset, articleId) -> {
          gaps.incrementAndGet();
          findings.record(
              new Finding(
                  Finding.Kind.GAP,
                  raw.topic(),
                  raw.partition(),
                  offset,
                  articleId,
                  "read by enrich, and no revision, sighting or rejection"));
        });
    return gaps.get();
  }

  private void nameDoubles(PartitionLedger ledger, OffsetSet doubles) {
    TopicPartition raw = ledger.raw();
    long[] named = doubles.stream().limit(Math.max(0, findings.room())).toArray();
    Map<Long, String> articleIds = new HashMap<>();
    lookup.forEachRecord(raw, LongStream.of(named), articleIds::put);
    for (long offset : named) {
      findings.record(
          new Finding(
              Finding.Kind.DOUBLE,
              raw.topic(),
              raw.partition(),
              offset,
              articleIds.get(offset),
              ledger.describe(offset)));
    }
  }

  private void compareBounds(PartitionLedger ledger, Bounds bounds) {
    TopicPartition raw = ledger.raw();
    OffsetSet stored = ledger.inStore();
    if (stored.highest() >= bounds.end()) {
      problem(
          "%s partition %d ends at offset %d, but the store has outcomes up to offset %d of it: the topic was made anew or cut, or this database belongs to another cluster; a new topic needs an empty database",
          raw.topic(), raw.partition(), bounds.end(), stored.highest());
    }
    if (bounds.committed().isEmpty()) {
      if (stored.highest() >= 0) {
        problem(
            "enrich has no committed offset of %s partition %d, but the store has outcomes up to offset %d of it: the offsets were deleted or have expired, and enrich would read the partition again from its start; set them with kafka-consumer-groups before it starts",
            raw.topic(), raw.partition(), stored.highest());
      }
      return;
    }
    long committed = bounds.committed().getAsLong();
    if (committed > bounds.end()) {
      problem(
          "enrich has committed offset %d of %s partition %d, which ends at offset %d: the topic was made anew or cut; records up to there would be left out",
          committed, raw.topic(), raw.partition(), bounds.end());
    }
    if (committed < bounds.start()) {
      problem(
          "%s partition %d begins at offset %d, but enrich has read only up to offset %d: the records between were deleted before they were read (retention)",
          raw.topic(), raw.partition(), bounds.start(), committed);
    }
    long unknown = bounds.start() - stored.count(0, bounds.start());
    if (unknown > 0) {
      findings.note(
          String.format(
              Locale.ROOT,
              "%s partition %d: %d of the %d offsets before offset %d have no outcome in the store; the records have expired, so nobody can tell whether they were lost or only markers of transactions",
              raw.topic(),
              raw.partition(),
              unknown,
              bounds.start(),
              bounds.start()));
    }
  }

  private void problem(String format, Object... values) {
    findings.problem(String.format(Locale.ROOT, format, values));
  }
}
