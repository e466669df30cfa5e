package dev.warta.ingest;

import dev.warta.events.TopicLayout;
import dev.warta.events.Topics;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishers whose brokers a test plays. */
public final class TestPublishers {

  private static final long PLENTY_OF_ROOM = 32L * 1024 * 1024;

  private TestPublishers() {}

  /**
   * A producer without brokers.
   *
   * @param isAcknowledging whether everything is acknowledged at once
   */
  public static MockProducer<String, byte[]> producer(boolean isAcknowledging) {
    return new MockProducer<>(
        isAcknowledging, null, new StringSerializer(), new ByteArraySerializer());
  }

  /** Connects with each of the producers that it is given. */
  public static RecoveringPublisher recovering(
      Supplier<? extends Producer<String, byte[]>> producers) {
    return recovering(producers, PLENTY_OF_ROOM);
  }

  /** Connects once; after the first outage the brokers are out for good. */
  public static RecoveringPublisher connectingOnce(Producer<String, byte[]> producer) {
    AtomicBoolean isConnected = new AtomicBoolean();
    return recovering(
        () -> {
          if (isConnected.getAndSet(true)) {
            throw new PublishException("the brokers are out", null);
          }
          return producer;
        });
  }

  /** The same with room for so many bytes that wait for their acknowledgement. */
  public static RecoveringPublisher recovering(
      Supplier<? extends Producer<String, byte[]>> producers, long maxInFlightBytes) {
    return new RecoveringPublisher(
        () ->
            new ArticlePublisher(
                producers.get(),
                Topics.DEFAULT,
                TopicLayout.DEFAULT_MAX_RECORD_BYTES,
                "localhost:9092",
                maxInFlightBytes));
  }
}
