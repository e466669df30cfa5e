package dev.warta.enrich;

import dev.warta.events.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;

/**
 * What the enrichment job is told by its operator.
 *
 * @param topics names of the topics; their prefix also keeps the job's own group and topics apart
 * @param kafka connection properties of the cluster: at least {@code bootstrap.servers}
 * @param instanceId tells this instance from others of the job; the same after each restart, so
 *     that its work waits for it
 * @param stateDirectory where the state stores lie; a cache, rebuilt from the cluster if it is lost
 * @param threads stream threads; partitions of the raw topic bound what is useful
 * @param maxRequestBytes the largest event the job may produce, in bytes
 */
public record EnrichSettings(
    Topics topics,
    Map<String, String> kafka,
    String instanceId,
    Path stateDirectory,
    int threads,
    int maxRequestBytes) {

  /** Longer than a poll full of documents that hang; the broker allows 15 minutes by default. */
  static final Duration TRANSACTION_TIMEOUT = Duration.ofMinutes(5);

  private static final int MAX_POLL_RECORDS = 10;

  public EnrichSettings {
    Objects.requireNonNull(
        kafka.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG), "bootstrap.servers");
  }

  /** Name of the consumer group, and start of the names of the job's own topics. */
  public String applicationId() {
    return applicationId(topics);
  }

  /** The same of any job on these topics. */
  public static String applicationId(Topics topics) {
    return topics.prefix() + "warta-enrich";
  }

  /**
   * The configuration for Kafka Streams; the connection properties are put in first and may not
   * weaken it.
   */
  Properties toProperties() {
    Properties properties = new Properties();
    properties.putAll(kafka);
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId());
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
    properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
    properties.put(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, topics.rejected());
    properties.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
        LogAndContinueExceptionHandler.class);
    properties.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, RejectPoison.class);
    properties.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, RejectPoison.class);
    properties.put(StreamsConfig.TOPOLOGY_OPTIMIZATION_CONFIG, StreamsConfig.OPTIMIZE);
    // Raw articles never wait for what is reprocessed beside them; nothing depends on their order.
    properties.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, -1L);
    properties.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
    properties.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 256 * 1024);
    properties.put(
        StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), maxRequestBytes);
    properties.put(
        StreamsConfig.producerPrefix(ProducerConfig.BUFFER_MEMORY_CONFIG),
        Math.max(32L * 1024 * 1024, 2L * maxRequestBytes));
    properties.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    properties.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), instanceId);
    boundStalls(properties);
    return properties;
  }

  /** What decides how long articles wait when an instance dies, joins or leaves. */
  private static void boundStalls(Properties properties) {
    // A dead instance is told from a slow one after six seconds, the least a broker allows; the
    // living hear of it, and of each round of sharing out its work, with their next heartbeat.
    properties.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 6_000);
    properties.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 1_000);
    // Its state is kept up to date on another instance; one that joins soon takes its share.
    properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, 1);
    properties.put(StreamsConfig.PROBING_REBALANCE_INTERVAL_MS_CONFIG, 60_000L);
    // Kafka Streams commits only after all records of a poll: few of them, so that even a poll full
    // of documents that hang ends before its transaction does. Those of the dead are ended by the
    // living, see OrphanTransactions.
    properties.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), MAX_POLL_RECORDS);
    properties.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG),
        (int) Duration.ofMinutes(10).toMillis());
    properties.put(
        StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
        (int) TRANSACTION_TIMEOUT.toMillis());
    // The default names the process, and OrphanTransactions reads it.
    properties.remove(StreamsConfig.CLIENT_ID_CONFIG);
  }
}
