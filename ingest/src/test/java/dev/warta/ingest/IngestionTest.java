package dev.warta.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.warta.events.RawArticle;
import dev.warta.events.TestArticles;
import dev.warta.ingest.source.ArticleSource;
import dev.warta.ingest.source.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class IngestionTest {

  private static final Refusal BLANK_FILE =
      new Refusal("in/blank.txt", null, "is empty", "text", "the file was left out");
  private static final long PLENTY = 1_000_000;

  private final MockProducer<String, byte[]> acknowledging =
      ArticlePublisherTest.mockProducer(true);
  private final MockProducer<String, byte[]> waiting = ArticlePublisherTest.mockProducer(false);
  private final RecordedProgress progress = new RecordedProgress();

  @Test
  void whatCameOfItIsCounted() throws Exception {
    ArticleSource source =
        source(
            handler -> {
              handler.article(TestArticles.RICE_PRICES);
              handler.refused(BLANK_FILE);
              handler.article(TestArticles.FERRY_STRIKE);
            });

    IngestionResult result = ingestion(acknowledging).run(List.of(source));

    long bytes =
        TestArticles.RICE_PRICES.getContent().remaining()
            + TestArticles.FERRY_STRIKE.getContent().remaining();
    assertThat(result)
        .isEqualTo(
            new IngestionResult(
                2, 0, 1, 0, bytes, Map.of(new TopicPartition("articles.raw", 0), 1L), false));
  }

  @Test
  void aSourceIsDoneWhenItsLastArticleIsAcknowledgedAndOnlyThenTheNextBegins() throws Exception {
    ArticleSource first = source(handler -> handler.article(TestArticles.RICE_PRICES));
    ArticleSource second =
        source(
            handler -> {
              progress.events.add("second begins");
              handler.article(TestArticles.FERRY_STRIKE);
              handler.refused(BLANK_FILE);
            });

    ingestion(waiting).run(List.of(first, second));

    assertThat(progress.events)
        .containsExactly(
            "published harian-timur/beras.txt",
            "done 1 published 0 refused",
            "second begins",
            "refused in/blank.txt",
            "published northwire/ferry.txt",
            "done 1 published 1 refused");
  }

  @Test
  void anArticleThatTheBrokerFindsTooLargeIsRefused() throws Exception {
    ArticleSource source =
        source(
            handler -> {
              handler.article(TestArticles.RICE_PRICES);
              waiting.errorNext(new RecordTooLargeException("too large"));
              handler.article(TestArticles.FERRY_STRIKE);
            });

    IngestionResult result = ingestion(waiting).run(List.of(source));

    assertThat(result.published()).isEqualTo(1);
    assertThat(result.refused()).isEqualTo(1);
    assertThat(progress.events).contains("refused harian-timur/beras.txt");
  }

  @Test
  void anOutageEndsTheRunAndWhatWasPublishedIsStillKnown() {
    Ingestion ingestion = ingestion(waiting);
    ArticleSource source =
        source(
            handler -> {
              handler.article(TestArticles.RICE_PRICES);
              waiting.completeNext();
              handler.article(TestArticles.RICE_PRICES_EDITED);
              waiting.errorNext(new TimeoutException("120000 ms have passed"));
              handler.article(TestArticles.FERRY_STRIKE);
            });

    assertThatThrownBy(() -> ingestion.run(List.of(source, source)))
        .isInstanceOf(PublishException.class);

    assertThat(ingestion.progress().published()).isEqualTo(1);
    assertThat(progress.events).containsExactly("published harian-timur/beras.txt");
  }

  @Test
  void aStopEndsTheReadingAndWaitsForWhatIsInFlight() throws Exception {
    Ingestion ingestion = ingestion(waiting);
    ArticleSource endless =
        source(
            handler -> {
              handler.article(TestArticles.RICE_PRICES);
              ingestion.stop();
              while (handler.wantsMore()) {
                handler.article(TestArticles.FERRY_STRIKE);
              }
            });

    IngestionResult result = ingestion.run(List.of(endless, endless));

    assertThat(result.isStopped()).isTrue();
    assertThat(result.published()).isEqualTo(1);
    assertThat(progress.events).containsExactly("published harian-timur/beras.txt");
  }

  @Test
  void aStopFromAnotherThreadReturnsWhenTheRunHas() {
    Ingestion ingestion = ingestion(waiting);
    CountDownLatch hasPublished = new CountDownLatch(1);
    CompletableFuture<IngestionResult> run =
        runOnAnotherThread(
            ingestion,
            handler -> {
              handler.article(TestArticles.RICE_PRICES);
              hasPublished.countDown();
              while (handler.wantsMore()) {
                Thread.onSpinWait();
              }
            });
    await().until(() -> hasPublished.getCount() == 0);

    ingestion.stop();

    assertThat(ingestion.progress().published()).isEqualTo(1);
    assertThat(run).succeedsWithin(Duration.ofSeconds(5));
  }

  @Test
  void aSourceThatWaitsForInputHoldsUpNoStopAndWhatItStillReadsIsNotPublished() {
    Ingestion ingestion = ingestion(waiting);
    CountDownLatch isReading = new CountDownLatch(1);
    CountDownLatch input = new CountDownLatch(1);
    CompletableFuture<IngestionResult> run =
        runOnAnotherThread(
            ingestion,
            handler -> {
              isReading.countDown();
              input.await();
              handler.article(TestArticles.RICE_PRICES);
            });
    await().until(() -> isReading.getCount() == 0);

    assertTimeout(Duration.ofSeconds(3), ingestion::stop);

    input.countDown();
    assertThat(run)
        .succeedsWithin(Duration.ofSeconds(5))
        .satisfies(result -> assertThat(result.isStopped()).isTrue());
    assertThat(waiting.history()).isEmpty();
  }

  @Test
  void aPublisherThatIsClosedAfterAStopIsNoOutage() {
    ArticlePublisher publisher =
        ArticlePublisherTest.publisher(
            new ArticlePublisherTest.ClosingProducer(
                new KafkaException("Producer is closed forcefully.")),
            PLENTY);
    Ingestion ingestion = new Ingestion(publisher, progress);
    CountDownLatch hasPublished = new CountDownLatch(1);
    CompletableFuture<IngestionResult> run =
        runOnAnotherThread(
            ingestion,
            handler -> {
              handler.article(TestArticles.RICE_PRICES);
              hasPublished.countDown();
            });
    await().until(() -> hasPublished.getCount() == 0);
    new Thread(ingestion::stop).start();
    await().until(() -> ingestion.progress().isStopped());

    publisher.close();

    assertThat(run)
        .succeedsWithin(Duration.ofSeconds(5))
        .satisfies(
            result -> {
              assertThat(result.isStopped()).isTrue();
              assertThat(result.published()).isZero();
            });
  }

  @Test
  void aPublisherThatIsClosedWithoutAStopIsSaid() {
    ArticlePublisher publisher = ArticlePublisherTest.publisher(waiting, PLENTY);
    publisher.close();
    Ingestion ingestion = new Ingestion(publisher, progress);
    ArticleSource source = source(handler -> handler.article(TestArticles.RICE_PRICES));

    assertThatThrownBy(() -> ingestion.run(List.of(source))).isInstanceOf(PublishException.class);
  }

  @Test
  void anInterruptionIsAStop() throws Exception {
    ArticleSource endless =
        source(
            handler -> {
              Thread.currentThread().interrupt();
              while (handler.wantsMore()) {
                handler.article(TestArticles.FERRY_STRIKE);
              }
            });

    IngestionResult result = ingestion(waiting).run(List.of(endless));

    assertThat(result.isStopped()).isTrue();
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void anInterruptionOfWaitingIsAStopOnceTheRestIsAcknowledged() throws Exception {
    Ingestion narrow = new Ingestion(ArticlePublisherTest.publisher(waiting, 1000), progress);
    ArticleSource source =
        source(
            handler -> {
              handler.article(TestArticles.RICE_PRICES);
              handler.article(TestArticles.FERRY_STRIKE);
            });
    AtomicReference<IngestionResult> result = new AtomicReference<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                result.set(narrow.run(List.of(source)));
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
            });
    thread.start();
    await().until(() -> thread.getState() == Thread.State.WAITING);

    thread.interrupt();

    await().until(() -> result.get() != null);
    assertThat(result.get().isStopped()).isTrue();
    assertThat(result.get().published()).isEqualTo(1);
  }

  private static CompletableFuture<IngestionResult> runOnAnotherThread(
      Ingestion ingestion, Script script) {
    CompletableFuture<IngestionResult> result = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                result.complete(ingestion.run(List.of(source(script))));
              } catch (InterruptedException | PublishException e) {
                result.completeExceptionally(e);
              }
            });
    thread.start();
    return result;
  }

  private Ingestion ingestion(MockProducer<String, byte[]> producer) {
    return new Ingestion(ArticlePublisherTest.publisher(producer, PLENTY), progress);
  }

  /** A source that does as it is told. */
  private static ArticleSource source(Script script) {
    return new ArticleSource() {
      @Override
      public String location() {
        return "in";
      }

      @Override
      public void read(Handler handler) throws InterruptedException {
        script.read(handler);
      }
    };
  }

  private interface Script {
    void read(ArticleSource.Handler handler) throws InterruptedException;
  }

  private static final class RecordedProgress implements IngestionListener {

    final List<String> events = new ArrayList<>();

    @Override
    public void onPublished(RawArticle article, RecordMetadata metadata) {
      events.add("published " + article.getCarrier().getLocation());
    }

    @Override
    public void onRefused(Refusal refusal) {
      events.add("refused " + refusal.location());
    }

    @Override
    public void onSourceDone(ArticleSource source, IngestionResult ofSource) {
      events.add(
          "done %d published %d refused".formatted(ofSource.published(), ofSource.refused()));
    }
  }
}
