package dev.warta.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class RejectedTopicTest {

  private static final RejectedRecord BROKEN =
      new RejectedRecord(
          new ConsumerRecord<>(
              "articles.enriched",
              3,
              42L,
              1_718_853_300_000L,
              TimestampType.CREATE_TIME,
              1,
              3,
              bytes("k"),
              bytes("bad"),
              new RecordHeaders().add("from", bytes("elsewhere")),
              Optional.empty()),
          new IllegalArgumentException("no event"));

  private final FailingProducer producer = new FailingProducer();
  private final RejectedTopic topic = new RejectedTopic("articles.rejected", () -> producer);

  @Test
  void aRecordIsPublishedAsItCameWithTheHeadersOfKafkaStreams() {
    topic.accept(BROKEN);

    ProducerRecord<byte[], byte[]> published = producer.history().get(0);
    assertThat(published.topic()).isEqualTo("articles.rejected");
    assertThat(published.key()).isEqualTo(bytes("k"));
    assertThat(published.value()).isEqualTo(bytes("bad"));
    assertThat(published.timestamp()).isEqualTo(1_718_853_300_000L);
    assertThat(headers(published))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "from", "elsewhere",
                "__streams.errors.exception", "java.lang.IllegalArgumentException",
                "__streams.errors.message", "no event",
                "__streams.errors.topic", "articles.enriched",
                "__streams.errors.partition", "3",
                "__streams.errors.offset", "42"));
  }

  @Test
  void aRecordTooLargeForTheTopicIsPublishedWithoutItsValue() {
    producer.failures.add(new RecordTooLargeException("too large"));

    topic.accept(BROKEN);

    assertThat(producer.history()).hasSize(1);
    assertThat(producer.history().get(0).value()).isNull();
    assertThat(headers(producer.history().get(0))).containsEntry("__streams.errors.offset", "42");
  }

  @Test
  void aBrokerThatDoesNotTakeTheRecordIsAnOutage() {
    producer.failures.add(new TimeoutException("no broker"));

    assertThatThrownBy(() -> topic.accept(BROKEN)).isInstanceOf(TimeoutException.class);
  }

  private static Map<String, String> headers(ProducerRecord<byte[], byte[]> record) {
    Map<String, String> headers = new TreeMap<>();
    record
        .headers()
        .forEach(
            header ->
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
    assertThat(List.of(record.headers().toArray())).hasSize(headers.size());
    return headers;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static final class FailingProducer extends MockProducer<byte[], byte[]> {

    private final Queue<RuntimeException> failures = new ArrayDeque<>();

    FailingProducer() {
      super(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record) {
      return failures.isEmpty()
          ? super.send(record)
          : CompletableFuture.failedFuture(failures.poll());
    }
  }
}
