package dev.warta.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.warta.events.EventSerdes;
import dev.warta.events.RawArticle;
import dev.warta.events.TestArticles;
import dev.warta.events.TopicLayout;
import dev.warta.events.Topics;
import dev.warta.ingest.source.Refusal;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class ArticlePublisherTest {

  private static final int MAX_RECORD_BYTES = TopicLayout.DEFAULT_MAX_RECORD_BYTES;
  private static final long ROOM_FOR_ONE = 1000;

  private final MockProducer<String, byte[]> producer = mockProducer(false);
  private final RecordedAcknowledgements acknowledgements = new RecordedAcknowledgements();
  private final ArticlePublisher publisher = publisher(producer, 1_000_000);

  static MockProducer<String, byte[]> mockProducer(boolean autoComplete) {
    return new MockProducer<>(
        autoComplete, null, new StringSerializer(), new ByteArraySerializer());
  }

  static ArticlePublisher publisher(MockProducer<String, byte[]> producer, long maxInFlightBytes) {
    return new ArticlePublisher(
        producer, Topics.DEFAULT, MAX_RECORD_BYTES, "localhost:9092", maxInFlightBytes);
  }

  @Test
  void anArticleIsARecordOfTheRawTopicUnderItsIdWithoutHeaders() throws Exception {
    publisher.publish(TestArticles.RICE_PRICES, acknowledgements);

    ProducerRecord<String, byte[]> record = producer.history().get(0);
    assertThat(record.topic()).isEqualTo("articles.raw");
    assertThat(record.key()).isEqualTo(TestArticles.RICE_PRICES.getArticleId());
    assertThat(record.headers()).isEmpty();
    assertThat(EventSerdes.rawArticle().deserializer().deserialize(record.topic(), record.value()))
        .isEqualTo(TestArticles.RICE_PRICES);
  }

  @Test
  void anArticleIsPublishedWhenTheBrokerHasAcknowledgedIt() throws Exception {
    publisher.publish(TestArticles.RICE_PRICES, acknowledgements);
    publisher.publish(TestArticles.FERRY_STRIKE, acknowledgements);

    producer.completeNext();

    assertThat(acknowledgements.published).containsExactly(TestArticles.RICE_PRICES);
  }

  @Test
  void flushWaitsForAllAcknowledgements() throws Exception {
    publisher.publish(TestArticles.RICE_PRICES, acknowledgements);
    publisher.publish(TestArticles.FERRY_STRIKE, acknowledgements);

    publisher.flush();

    assertThat(acknowledgements.published)
        .containsExactly(TestArticles.RICE_PRICES, TestArticles.FERRY_STRIKE);
  }

  @Test
  void publishingWaitsWhileTooMuchIsInFlight() throws Exception {
    ArticlePublisher narrow = publisher(producer, ROOM_FOR_ONE);
    narrow.publish(TestArticles.RICE_PRICES, acknowledgements);

    AtomicReference<Thread> second = new AtomicReference<>();
    CompletableFuture<Void> done = publishOnAnotherThread(narrow, second);

    await().until(() -> second.get() != null && second.get().getState() == Thread.State.WAITING);
    assertThat(producer.history()).hasSize(1);
    producer.completeNext();
    await().until(done::isDone);
    assertThat(done).isCompleted();
    assertThat(producer.history()).hasSize(2);
  }

  @Test
  void anOutageEndsTheWaitingToo() throws Exception {
    ArticlePublisher narrow = publisher(producer, ROOM_FOR_ONE);
    narrow.publish(TestArticles.RICE_PRICES, acknowledgements);
    AtomicReference<Thread> second = new AtomicReference<>();
    CompletableFuture<Void> done = publishOnAnotherThread(narrow, second);
    await().until(() -> second.get() != null && second.get().getState() == Thread.State.WAITING);

    producer.errorNext(new TimeoutException("120000 ms have passed"));

    await().until(done::isDone);
    assertThat(done).isCompletedExceptionally();
    assertThat(producer.history()).hasSize(1);
  }

  @Test
  void anInterruptionEndsTheWaiting() throws Exception {
    ArticlePublisher narrow = publisher(producer, ROOM_FOR_ONE);
    narrow.publish(TestArticles.RICE_PRICES, acknowledgements);
    AtomicReference<Thread> second = new AtomicReference<>();
    CompletableFuture<Void> done = publishOnAnotherThread(narrow, second);
    await().until(() -> second.get() != null && second.get().getState() == Thread.State.WAITING);

    second.get().interrupt();

    await().until(done::isDone);
    assertThatThrownBy(done::get).hasCauseInstanceOf(InterruptedException.class);
  }

  @Test
  void anInterruptionInsideTheProducerIsOneOfJavas() {
    producer.sendException = new InterruptException("interrupted");

    assertThatThrownBy(() -> publisher.publish(TestArticles.RICE_PRICES, acknowledgements))
        .isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void anArticleLargerThanItsRequestMayBeIsRefusedAndTheOthersGoOn() throws Exception {
    int bytes = TopicLayout.maxRawRequestBytes(MAX_RECORD_BYTES);
    RawArticle huge =
        RawArticle.newBuilder(TestArticles.RICE_PRICES)
            .setContent(ByteBuffer.allocate(bytes))
            .build();

    publisher.publish(huge, acknowledgements);
    publisher.publish(TestArticles.FERRY_STRIKE, acknowledgements);
    publisher.flush();

    assertThat(acknowledgements.published).containsExactly(TestArticles.FERRY_STRIKE);
    assertThat(acknowledgements.refusals)
        .extracting(Refusal::text)
        .singleElement()
        .asString()
        .startsWith("harian-timur/beras.txt: makes a record of 9,437,")
        .contains("expected at most 9,437,184 bytes");
  }

  @Test
  void anArticleTooLargeForTheBrokerIsRefusedAndTheOthersGoOn() throws Exception {
    publisher.publish(TestArticles.RICE_PRICES, acknowledgements);
    producer.errorNext(new RecordTooLargeException("larger than the topic allows"));
    publisher.publish(TestArticles.FERRY_STRIKE, acknowledgements);
    publisher.flush();

    assertThat(acknowledgements.published).containsExactly(TestArticles.FERRY_STRIKE);
    assertThat(acknowledgements.refusals).hasSize(1);
  }

  @Test
  void anOutageIsThrownByTheNextCallAndEveryOneAfterIt() throws Exception {
    publisher.publish(TestArticles.RICE_PRICES, acknowledgements);

    producer.errorNext(new TimeoutException("120000 ms have passed since batch creation"));

    assertThatThrownBy(() -> publisher.publish(TestArticles.FERRY_STRIKE, acknowledgements))
        .isInstanceOf(PublishException.class)
        .hasMessageStartingWith(
            "cannot publish to articles.raw at localhost:9092: no broker acknowledged in time (120000 ms")
        .hasMessageContaining("check that localhost:9092 is the right address")
        .hasMessageEndingWith("run the same again");
    assertThatThrownBy(publisher::flush).isInstanceOf(PublishException.class);
    assertThat(acknowledgements.published).isEmpty();
    assertThat(acknowledgements.refusals).isEmpty();
  }

  @Test
  void whatTheProducerThrowsAtOnceIsAnOutage() {
    producer.sendException = new SaslAuthenticationException("Invalid credentials");

    assertThatThrownBy(() -> publisher.publish(TestArticles.RICE_PRICES, acknowledgements))
        .isInstanceOf(PublishException.class)
        .hasMessageContaining("the broker does not accept the credentials (Invalid credentials)")
        .hasMessageContaining("check the user, the secret");
  }

  @Test
  void missingRightsAreNamed() throws Exception {
    publisher.publish(TestArticles.RICE_PRICES, acknowledgements);

    producer.errorNext(new TopicAuthorizationException("Not authorized"));

    assertThatThrownBy(publisher::flush)
        .hasMessageContaining("the rights Write and Describe on topic articles.raw");
  }

  @Test
  void addressesThatCannotBeResolvedAreSaid() {
    Map<String, String> kafka = Map.of("bootstrap.servers", "no-such-host.invalid:9092");

    assertThatThrownBy(() -> new ArticlePublisher(kafka, Topics.DEFAULT, MAX_RECORD_BYTES))
        .isInstanceOf(PublishException.class)
        .hasMessageContaining("at no-such-host.invalid:9092")
        .hasMessageContaining("bootstrap");
  }

  @Test
  void aBrokerOutOfReachIsAnOutageWhenTheDeliveryTimeoutHasPassed() throws Exception {
    Map<String, String> kafka =
        Map.of("bootstrap.servers", "127.0.0.1:1", "delivery.timeout.ms", "500");

    try (ArticlePublisher unreachable =
        new ArticlePublisher(kafka, Topics.DEFAULT, MAX_RECORD_BYTES)) {
      unreachable.publish(TestArticles.RICE_PRICES, acknowledgements);

      assertThatThrownBy(unreachable::flush)
          .isInstanceOf(PublishException.class)
          .hasMessageContaining("at 127.0.0.1:1: no broker acknowledged in time");
    }
  }

  @Test
  void closingWaitsFiveSecondsAtMost() {
    ClosingProducer closing = new ClosingProducer(new KafkaException("unused"));

    publisher(closing, 1_000_000).close();

    assertThat(closing.waited).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void whatIsNotAcknowledgedWhenItIsClosedIsNotPublishedButNoOutage() throws Exception {
    ArticlePublisher closed =
        publisher(
            new ClosingProducer(new KafkaException("Producer is closed forcefully.")), 1_000_000);
    closed.publish(TestArticles.RICE_PRICES, acknowledgements);

    closed.close();

    assertThat(acknowledgements.published).isEmpty();
    assertThatThrownBy(closed::flush)
        .isInstanceOfSatisfying(
            PublishException.class, e -> assertThat(e.isBecauseClosed()).isTrue())
        .hasMessageStartingWith(
            "publishing to articles.raw at localhost:9092 was stopped before all articles were acknowledged");
  }

  @Test
  void anOutageThatShowsWhileItIsClosedIsStillOne() throws Exception {
    ArticlePublisher closed =
        publisher(new ClosingProducer(new TimeoutException("120000 ms have passed")), 1_000_000);
    closed.publish(TestArticles.RICE_PRICES, acknowledgements);

    closed.close();

    assertThatThrownBy(closed::flush)
        .isInstanceOfSatisfying(
            PublishException.class, e -> assertThat(e.isBecauseClosed()).isFalse())
        .hasMessageContaining("no broker acknowledged in time");
  }

  @Test
  void closingEndsTheWaitForBrokersOutOfReach() {
    Map<String, String> kafka = Map.of("bootstrap.servers", "127.0.0.1:1");
    ArticlePublisher unreachable = new ArticlePublisher(kafka, Topics.DEFAULT, MAX_RECORD_BYTES);
    AtomicReference<Thread> thread = new AtomicReference<>();
    CompletableFuture<Void> done = publishOnAnotherThread(unreachable, thread);
    await().until(() -> thread.get().getState() == Thread.State.TIMED_WAITING);

    unreachable.close();

    assertThat(done)
        .failsWithin(Duration.ofSeconds(8))
        .withThrowableThat()
        .havingCause()
        .isInstanceOfSatisfying(
            PublishException.class, e -> assertThat(e.isBecauseClosed()).isTrue());
  }

  @Test
  void anInterruptedThreadClosesItAllTheSame() {
    Map<String, String> kafka = Map.of("bootstrap.servers", "127.0.0.1:1");
    ArticlePublisher unused = new ArticlePublisher(kafka, Topics.DEFAULT, MAX_RECORD_BYTES);
    Thread.currentThread().interrupt();

    unused.close();

    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void sizesAndAcknowledgementsAreNotForTheUserToChange() {
    Map<String, Object> configs =
        ProducerConfigs.of(
            Map.of("acks", "0", "compression.type", "zstd", "max.request.size", "10"),
            MAX_RECORD_BYTES);

    assertThat(configs)
        .containsEntry("acks", "all")
        .containsEntry("enable.idempotence", true)
        .containsEntry("compression.type", "zstd")
        .containsEntry("max.request.size", TopicLayout.maxRawRequestBytes(MAX_RECORD_BYTES));
  }

  private CompletableFuture<Void> publishOnAnotherThread(
      ArticlePublisher publisher, AtomicReference<Thread> thread) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    thread.set(
        new Thread(
            () -> {
              try {
                publisher.publish(TestArticles.FERRY_STRIKE, acknowledgements);
                done.complete(null);
              } catch (InterruptedException | PublishException e) {
                done.completeExceptionally(e);
              }
            }));
    thread.get().start();
    return done;
  }

  /** Ends what is in flight with an error when it is closed, as the real one does in the end. */
  static final class ClosingProducer extends MockProducer<String, byte[]> {

    private final RuntimeException error;
    volatile Duration waited;

    ClosingProducer(RuntimeException error) {
      super(false, null, new StringSerializer(), new ByteArraySerializer());
      this.error = error;
    }

    @Override
    public void flush() {
      // What is in flight stays there.
    }

    @Override
    public void close(Duration timeout) {
      waited = timeout;
      while (errorNext(error)) {
        // the next one
      }
      super.close(timeout);
    }
  }
}
