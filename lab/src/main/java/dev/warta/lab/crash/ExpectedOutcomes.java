package dev.warta.lab.crash;

import dev.warta.events.ArticleId;
import dev.warta.events.EventSerdes;
import dev.warta.events.RawArticle;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * What must have become of every raw record, told from the load and the order of the raw topic: the
 * first record with a document is its revision, each one after it a sighting, and one that cannot
 * be read is rejected.
 */
final class ExpectedOutcomes {

  private final Workload load;
  private final Set<RecordPosition> garbage;
  private final Findings findings;
  private final Map<RecordPosition, Outcome> outcomes = new HashMap<>();
  private final Map<RecordPosition, Instant> arrivals = new HashMap<>();
  private final Map<String, Integer> latestRevision = new HashMap<>();
  private final Set<Document> published = new HashSet<>();
  private final Deserializer<RawArticle> deserializer = EventSerdes.rawArticle().deserializer();

  private ExpectedOutcomes(Workload load, Set<RecordPosition> garbage, Findings findings) {
    this.load = load;
    this.garbage = garbage;
    this.findings = findings;
  }

  /** Reads the raw topic; what is in it and was not sent, or the other way round, is a finding. */
  static ExpectedOutcomes read(
      TopicReader reader,
      String rawTopic,
      Workload load,
      Set<RecordPosition> garbage,
      Findings findings) {
    ExpectedOutcomes expected = new ExpectedOutcomes(load, garbage, findings);
    reader.read(rawTopic, expected::take);
    load.all().stream()
        .filter(document -> !expected.published.contains(document))
        .forEach(document -> findings.add("sent and not in the raw topic", document));
    return expected;
  }

  /** By the raw record. */
  Map<RecordPosition, Outcome> outcomes() {
    return outcomes;
  }

  /** When the broker took each raw record. */
  Map<RecordPosition, Instant> arrivals() {
    return arrivals;
  }

  /** The number of each article's last revision. */
  Map<String, Integer> latestRevisions() {
    return latestRevision;
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    RecordPosition position =
        new RecordPosition(record.topic(), record.partition(), record.offset());
    arrivals.put(position, Instant.ofEpochMilli(record.timestamp()));
    Document document = documentOf(record, position);
    if (document == null || document.isUnreadable()) {
      outcomes.put(position, Outcome.REJECTED);
      return;
    }
    int latest = latestRevision.getOrDefault(document.articleId(), 0);
    if (document.revision() > latest + 1) {
      findings.add(
          "an edit is in the raw topic before what it edits", document + " at " + position);
    }
    if (document.revision() > latest) {
      latestRevision.put(document.articleId(), document.revision());
      outcomes.put(
          position,
          Outcome.revision(document.articleId(), document.revision(), document.contentHash()));
    } else {
      outcomes.put(position, Outcome.sighting(document.articleId(), document.revision()));
    }
  }

  /** Null for garbage. */
  private Document documentOf(ConsumerRecord<byte[], byte[]> record, RecordPosition position) {
    RawArticle raw;
    try {
      raw = deserializer.deserialize(record.topic(), record.value());
    } catch (SerializationException e) {
      if (!garbage.contains(position)) {
        findings.add("in the raw topic and undecodable", position);
      }
      return null;
    }
    ByteBuffer content = raw.getContent().duplicate();
    byte[] bytes = new byte[content.remaining()];
    content.get(bytes);
    Document document = load.find(raw.getArticleId(), ArticleId.contentHash(bytes));
    if (document == null) {
      findings.add("in the raw topic and never sent", position);
    } else {
      published.add(document);
    }
    return document;
  }
}
