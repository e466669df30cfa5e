package dev.warta.ingest;

import dev.warta.events.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Connects what reads and writes positions and states with the brokers. */
final class PositionClients {

  private static final String CLIENT_ID = "warta-ingest-positions";

  private PositionClients() {}

  static SourcePositions connect(
      Map<String, ?> kafka, Topics topics, NamedPaths paths, boolean isFromStart)
      throws InterruptedException {
    String servers =
        Objects.toString(kafka.get(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG), "(no servers)");
    Outage outage = new Outage(topics.sources(), servers);
    Producer<String, byte[]> producer = null;
    try (Consumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            consumerConfigs(kafka), new StringDeserializer(), new ByteArrayDeserializer())) {
      producer =
          new KafkaProducer<>(
              producerConfigs(kafka), new StringSerializer(), new ByteArraySerializer());
      producer.partitionsFor(topics.sources()); // now, so that no later send waits for it
      return new KafkaSourcePositions(
          consumer, producer, topics, paths, topicId(kafka, topics.raw()), servers, isFromStart);
    } catch (InterruptException e) {
      close(producer);
      Thread.interrupted();
      throw new InterruptedException("interrupted while looking how far an earlier run came");
    } catch (KafkaException e) {
      close(producer);
      throw outage.unreadable(topics.raw(), e);
    }
  }

  static SourceStates states(Map<String, ?> kafka, Topics topics) throws InterruptedException {
    String servers =
        Objects.toString(kafka.get(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG), "(no servers)");
    Producer<String, byte[]> producer = null;
    try (Consumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            consumerConfigs(kafka), new StringDeserializer(), new ByteArrayDeserializer())) {
      producer =
          new KafkaProducer<>(
              producerConfigs(kafka), new StringSerializer(), new ByteArraySerializer());
      producer.partitionsFor(topics.sources()); // now, so that no later send waits for it
      return new SourceStates(consumer, producer, topics, servers);
    } catch (InterruptException e) {
      close(producer);
      Thread.interrupted();
      throw new InterruptedException("interrupted while reading the states of sources");
    } catch (KafkaException e) {
      close(producer);
      throw new Outage(topics.sources(), servers).unreadable(e);
    }
  }

  private static void close(Producer<?, ?> producer) {
    if (producer != null) {
      producer.close(Duration.ZERO);
    }
  }

  private static Map<String, Object> consumerConfigs(Map<String, ?> kafka) {
    Map<String, Object> configs = new HashMap<>(kafka);
    configs.put(ConsumerConfig.CLIENT_ID_CONFIG, CLIENT_ID);
    configs.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    configs.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    configs.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    // Where the oldest records have expired, those that are left are read.
    configs.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    configs.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
    return configs;
  }

  private static Map<String, Object> producerConfigs(Map<String, ?> kafka) {
    Map<String, Object> configs = new HashMap<>(kafka);
    configs.put(ProducerConfig.CLIENT_ID_CONFIG, CLIENT_ID);
    configs.put(ProducerConfig.ACKS_CONFIG, "all");
    configs.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    return configs;
  }

  private static String topicId(Map<String, ?> kafka, String topic) throws InterruptedException {
    try (Admin admin = Admin.create(new HashMap<>(kafka))) {
      return admin
          .describeTopics(List.of(topic))
          .allTopicNames()
          .get()
          .get(topic)
          .topicId()
          .toString();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException failure ? failure : new KafkaException(e);
    }
  }
}
