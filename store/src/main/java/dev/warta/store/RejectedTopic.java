package dev.warta.store;

import dev.warta.events.RejectionHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Publishes rejected records to a topic as they came, with the headers that Kafka Streams gives to
 * its own.
 *
 * <p>The producer is made when the first record is rejected: most sinks never need one. A record
 * too large for the topic is published without its value; the headers say where the value is.
 */
final class RejectedTopic implements RejectedRecords {

  private static final int MAX_REQUEST_BYTES = 64 * 1024 * 1024;
  private static final int DELIVERY_TIMEOUT_MS = 30_000;

  /** Every record was waited for: there is nothing left to send. */
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

  private final String topic;
  private final Supplier<Producer<byte[], byte[]>> producers;
  private Producer<byte[], byte[]> producer;

  RejectedTopic(Map<String, ?> kafka, String topic) {
    this(
        topic,
        () ->
            new KafkaProducer<>(
                config(kafka), new ByteArraySerializer(), new ByteArraySerializer()));
  }

  RejectedTopic(String topic, Supplier<Producer<byte[], byte[]>> producers) {
    this.topic = topic;
    this.producers = producers;
  }

  @Override
  public void accept(RejectedRecord rejected) {
    try {
      send(withHeaders(rejected, rejected.record().value()));
    } catch (RecordTooLargeException e) {
      send(withHeaders(rejected, null));
    }
  }

  @Override
  public void close() {
    if (producer != null) {
      producer.close(CLOSE_TIMEOUT);
    }
  }

  private ProducerRecord<byte[], byte[]> withHeaders(RejectedRecord rejected, byte[] value) {
    ConsumerRecord<byte[], byte[]> record = rejected.record();
    ProducerRecord<byte[], byte[]> copy =
        new ProducerRecord<>(topic, null, timestamp(record), record.key(), value, record.headers());
    Headers headers = copy.headers();
    add(headers, RejectionHeaders.EXCEPTION, rejected.cause().getClass().getName());
    add(headers, RejectionHeaders.MESSAGE, String.valueOf(rejected.cause().getMessage()));
    add(headers, RejectionHeaders.TOPIC, record.topic());
    add(headers, RejectionHeaders.PARTITION, Integer.toString(record.partition()));
    add(headers, RejectionHeaders.OFFSET, Long.toString(record.offset()));
    return copy;
  }

  private static Long timestamp(ConsumerRecord<byte[], byte[]> record) {
    return record.timestamp() < 0 ? null : record.timestamp();
  }

  private static void add(Headers headers, String name, String value) {
    headers.remove(name);
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  private void send(ProducerRecord<byte[], byte[]> record) {
    try {
      producer().send(record).get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof KafkaException failure) {
        throw failure;
      }
      throw new KafkaException("cannot publish to " + topic, e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private Producer<byte[], byte[]> producer() {
    if (producer == null) {
      producer = producers.get();
    }
    return producer;
  }

  private static Map<String, Object> config(Map<String, ?> kafka) {
    Map<String, Object> config = new HashMap<>(kafka);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST_BYTES);
    config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 2L * MAX_REQUEST_BYTES);
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_TIMEOUT_MS);
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, DELIVERY_TIMEOUT_MS / 2);
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, DELIVERY_TIMEOUT_MS);
    config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    return config;
  }
}
