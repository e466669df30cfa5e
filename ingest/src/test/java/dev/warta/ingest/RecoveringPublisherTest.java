package dev.warta.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.warta.events.RawArticle;
import dev.warta.events.TestArticles;
import dev.warta.ingest.source.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class RecoveringPublisherTest {

  private static final Duration AT_ONCE = Duration.ZERO;

  private final Queue<String> told = new ConcurrentLinkedQueue<>();

  @Test
  void afterAnOutageAnotherProducerIsUsed() throws Exception {
    MockProducer<String, byte[]> first = TestPublishers.producer(false);
    MockProducer<String, byte[]> second = TestPublishers.producer(true);
    Queue<MockProducer<String, byte[]>> producers =
        new ConcurrentLinkedQueue<>(List.of(first, second));
    try (RecoveringPublisher publisher = TestPublishers.recovering(producers::remove)) {
      awaitUp(publisher);
      publisher.publishWithin(AT_ONCE, TestArticles.RICE_PRICES, new Told());

      first.errorNext(new TimeoutException("20000 ms have passed"));
      await().until(() -> told.contains("lost"));
      await().until(producers::isEmpty);
      awaitUp(publisher);
      publisher.publishWithin(AT_ONCE, TestArticles.RICE_PRICES, new Told());

      assertThat(told).containsExactly("lost", "published");
      await().until(first::closed);
    }
    assertThat(second.closed()).isTrue();
  }

  @Test
  void whileTheBrokersAreOutNothingIsTaken() throws Exception {
    MockProducer<String, byte[]> producer = TestPublishers.producer(false);
    try (RecoveringPublisher publisher = TestPublishers.connectingOnce(producer)) {
      awaitUp(publisher);
      publisher.publishWithin(AT_ONCE, TestArticles.RICE_PRICES, new Told());
      producer.errorNext(new TimeoutException("20000 ms have passed"));

      await().until(() -> publisher.state() == RecoveringPublisher.State.OUT);

      assertThat(publisher.trouble()).isPresent();
      assertThatThrownBy(
              () -> publisher.publishWithin(AT_ONCE, TestArticles.RICE_PRICES, new Told()))
          .isInstanceOf(PublishException.class);
    }
  }

  @Test
  void articlesThatWaitTooLongWithoutAnyAcknowledgementAreAStall() throws Exception {
    MockProducer<String, byte[]> producer = TestPublishers.producer(false);
    try (RecoveringPublisher publisher = TestPublishers.recovering(() -> producer)) {
      awaitUp(publisher);
      publisher.publishWithin(AT_ONCE, TestArticles.RICE_PRICES, new Told());

      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> publisher.state() == RecoveringPublisher.State.STALLED);
      producer.completeNext();

      assertThat(publisher.state()).isEqualTo(RecoveringPublisher.State.UP);
    }
  }

  @Test
  void whatTheProducerFindsItCannotSendIsLostAndNotThrownToo() throws Exception {
    try (RecoveringPublisher publisher = TestPublishers.connectingOnce(new FailingProducer())) {
      awaitUp(publisher);

      boolean isSent = publisher.publishWithin(AT_ONCE, TestArticles.RICE_PRICES, new Told());

      assertThat(isSent).isTrue();
      assertThat(told).containsExactly("lost");
      assertThat(publisher.state()).isEqualTo(RecoveringPublisher.State.OUT);
    }
  }

  /** Tells of an outage as the real one does: to the callback, before it returns. */
  private static final class FailingProducer extends MockProducer<String, byte[]> {

    FailingProducer() {
      super(false, null, new StringSerializer(), new ByteArraySerializer());
    }

    @Override
    public synchronized Future<RecordMetadata> send(
        ProducerRecord<String, byte[]> record, Callback callback) {
      TimeoutException failure = new TimeoutException("10000 ms have passed");
      callback.onCompletion(null, failure);
      return CompletableFuture.failedFuture(failure);
    }
  }

  private static void awaitUp(RecoveringPublisher publisher) {
    await().until(() -> publisher.state() == RecoveringPublisher.State.UP);
  }

  private final class Told implements ArticlePublisher.Acknowledgement {

    @Override
    public void published(RawArticle article, RecordMetadata metadata) {
      told.add("published");
    }

    @Override
    public void refused(RawArticle article, Refusal refusal) {
      told.add("refused");
    }

    @Override
    public void lost(RawArticle article, PublishException outage) {
      told.add("lost");
    }
  }
}
