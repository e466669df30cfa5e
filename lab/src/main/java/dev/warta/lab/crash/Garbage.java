package dev.warta.lab.crash;

import dev.warta.events.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends bytes that are no event, to be rejected by enrich and by the store. */
final class Garbage implements AutoCloseable {

  private final KafkaProducer<byte[], byte[]> producer;
  private final List<String> topics;
  private final List<Future<RecordMetadata>> sent = new ArrayList<>();

  Garbage(String bootstrapServers, Topics topics) {
    Map<String, Object> config = new HashMap<>();
    config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    config.put(ProducerConfig.CLIENT_ID_CONFIG, "crash-test-garbage");
    this.producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    this.topics = List.of(topics.raw(), topics.enriched());
  }

  /** One record to each topic that has a reader. */
  void send() {
    for (String topic : topics) {
      byte[] text = ("garbage " + sent.size()).getBytes(StandardCharsets.UTF_8);
      sent.add(producer.send(new ProducerRecord<>(topic, text, text)));
    }
  }

  /** Where all of it lies. */
  Set<RecordPosition> positions() throws Exception {
    producer.flush();
    Set<RecordPosition> positions = new HashSet<>();
    for (Future<RecordMetadata> acknowledged : sent) {
      RecordMetadata metadata = acknowledged.get();
      positions.add(new RecordPosition(metadata.topic(), metadata.partition(), metadata.offset()));
    }
    return positions;
  }

  @Override
  public void close() {
    producer.close();
  }
}
