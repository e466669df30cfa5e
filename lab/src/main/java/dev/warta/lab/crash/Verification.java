package dev.warta.lab.crash;

import dev.warta.events.EnrichedArticle;
import dev.warta.events.EventSerdes;
import dev.warta.events.Origin;
import dev.warta.events.RejectionHeaders;
import dev.warta.events.Sighting;
import dev.warta.events.Topics;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Compares what was sent with all topics and all tables: every raw record has exactly one outcome,
 * the right one, in the topics and in the store, and every revision's text is what was sent.
 */
final class Verification {

  private final Workload load;
  private final Set<RecordPosition> garbage;
  private final Topics topics;
  private final TopicReader reader;
  private final Findings findings = new Findings();
  private final Map<RecordPosition, List<Outcome>> inTopics = new HashMap<>();
  private final Map<RecordPosition, Integer> rejected = new HashMap<>();
  private ExpectedOutcomes expected;
  private StoredRows rows;

  /**
   * A check to be made when everything has come to its end.
   *
   * @param garbage where the records lie that are no events
   */
  Verification(Workload load, Set<RecordPosition> garbage, String bootstrapServers, Topics topics) {
    this.load = load;
    this.garbage = garbage;
    this.topics = topics;
    this.reader = new TopicReader(bootstrapServers);
  }

  /** Makes it; returns everything that is not as it should be. */
  Findings check(String jdbcUrl) throws Exception {
    expected = ExpectedOutcomes.read(reader, topics.raw(), load, garbage, findings);
    readOutcomes();
    compareTopics();
    try (Connection connection = DriverManager.getConnection(jdbcUrl)) {
      rows = StoredRows.read(connection);
    }
    rows.compare(load, expected, garbageForTheStore(), findings);
    return findings;
  }

  /** Garbage in the raw topic is among the raw records already. */
  private Set<RecordPosition> garbageForTheStore() {
    return garbage.stream()
        .filter(position -> !position.topic().equals(topics.raw()))
        .collect(Collectors.toSet());
  }

  /** What was compared, in words. */
  String summary() {
    return "%,d raw records: %,d revisions of %,d articles, %,d sightings, %,d rejected"
        .formatted(
            expected.outcomes().size(),
            count(Outcome.Kind.REVISION),
            expected.latestRevisions().size(),
            count(Outcome.Kind.SIGHTING),
            count(Outcome.Kind.REJECTION));
  }

  /** When the broker took each raw record. */
  Map<RecordPosition, Instant> arrivals() {
    return expected.arrivals();
  }

  /** When what became of each raw record was stored, for revisions and sightings. */
  Map<RecordPosition, Instant> stored() {
    return rows.storedAt();
  }

  private long count(Outcome.Kind kind) {
    return expected.outcomes().values().stream().filter(one -> one.kind() == kind).count();
  }

  private void readOutcomes() {
    reader.read(topics.enriched(), this::takeEnriched);
    Deserializer<Sighting> sightings = EventSerdes.sighting().deserializer();
    reader.read(
        topics.sightings(),
        record -> {
          Sighting sighting = sightings.deserialize(record.topic(), record.value());
          note(
              sighting.getOrigin(),
              Outcome.sighting(sighting.getArticleId(), sighting.getRevision()));
        });
    reader.read(topics.rejected(), this::takeRejected);
  }

  private void takeEnriched(ConsumerRecord<byte[], byte[]> record) {
    RecordPosition position =
        new RecordPosition(record.topic(), record.partition(), record.offset());
    if (garbage.contains(position)) {
      return;
    }
    EnrichedArticle article =
        EventSerdes.enrichedArticle().deserializer().deserialize(record.topic(), record.value());
    note(
        article.getOrigin(),
        Outcome.revision(article.getArticleId(), article.getRevision(), article.getContentHash()));
    Document document = load.find(article.getArticleId(), article.getContentHash());
    if (document == null
        || !document.title().equals(article.getTitle())
        || !Workload.hash(article.getBody()).equals(document.bodyHash())) {
      findings.add("an enriched event says something else than what was sent", position);
    }
  }

  private void takeRejected(ConsumerRecord<byte[], byte[]> record) {
    RecordPosition source =
        new RecordPosition(
            header(record, RejectionHeaders.TOPIC),
            Integer.parseInt(header(record, RejectionHeaders.PARTITION)),
            Long.parseLong(header(record, RejectionHeaders.OFFSET)));
    rejected.merge(source, 1, Integer::sum);
    if (source.topic().equals(topics.raw())) {
      inTopics.computeIfAbsent(source, none -> new ArrayList<>()).add(Outcome.REJECTED);
    } else if (!garbage.contains(source)) {
      findings.add("rejected by the store without a reason", source);
    }
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? "-1" : new String(header.value(), StandardCharsets.UTF_8);
  }

  private void note(Origin origin, Outcome outcome) {
    RecordPosition raw =
        new RecordPosition(origin.getTopic(), origin.getPartition(), origin.getOffset());
    inTopics.computeIfAbsent(raw, none -> new ArrayList<>()).add(outcome);
  }

  private void compareTopics() {
    expected
        .outcomes()
        .forEach(
            (raw, outcome) -> {
              List<Outcome> found = inTopics.remove(raw);
              if (found == null) {
                findings.add("a raw record without an outcome in the topics", raw);
              } else if (found.size() > 1) {
                findings.add("a raw record with several outcomes in the topics", raw + " " + found);
              } else if (!found.get(0).equals(outcome)) {
                findings.add(
                    "a raw record with the wrong outcome in the topics",
                    "%s is %s, not %s".formatted(raw, found.get(0), outcome));
              }
            });
    inTopics.forEach(
        (raw, found) -> findings.add("an outcome of no raw record", raw + " " + found));
    garbage.stream()
        .filter(position -> !rejected.containsKey(position))
        .forEach(position -> findings.add("garbage that was not rejected", position));
  }
}
