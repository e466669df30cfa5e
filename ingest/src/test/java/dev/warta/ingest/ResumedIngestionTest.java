package dev.warta.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.warta.events.RawArticle;
import dev.warta.events.TestArticles;
import dev.warta.ingest.Position.RawSpan;
import dev.warta.ingest.source.ArticleSource;
import dev.warta.ingest.source.Place;
import dev.warta.ingest.source.ReadBefore;
import dev.warta.ingest.source.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

/** How far an ingestion has come, and how it goes on there. */
class ResumedIngestionTest {

  private static final Refusal BAD_LINE =
      new Refusal("c.jsonl", 2L, "is not JSON", "JSON", "it was left out");
  private static final long PLENTY = 1_000_000;

  private final MockProducer<String, byte[]> producer = ArticlePublisherTest.mockProducer(false);
  private final RecordedPositions positions = new RecordedPositions();

  @Test
  void aPositionIsSavedOnlyWhenAllBeforeItIsAcknowledged() throws Exception {
    List<Integer> saved = new ArrayList<>();

    run(
        positions,
        handler -> {
          handler.article(article(1));
          handler.passed(() -> line(1));
          handler.article(article(2));
          handler.passed(() -> line(2));
          saved.add(positions.saved.size());
          producer.completeNext();
          handler.refused(BAD_LINE);
          handler.passed(() -> line(3));
          saved.add(positions.saved.size());
          producer.completeNext();
          handler.passed(() -> line(4));
          saved.add(positions.saved.size());
        });

    assertThat(saved).containsExactly(0, 1, 2);
    assertThat(positions.saved.get(0).place()).isEqualTo(line(1));
    assertThat(positions.saved.get(1))
        .isEqualTo(
            new Position(
                0,
                line(4),
                positions.openedAt(),
                2,
                1,
                Map.of(RecordedPositions.PARTITION, new RawSpan(0, 1, 2))));
  }

  @Test
  void theStartIsSavedBeforeAnythingIsPublished() throws Exception {
    List<Boolean> hadBegun = new ArrayList<>();

    run(positions, handler -> hadBegun.add(positions.hasBegun));

    assertThat(hadBegun).containsExactly(true);
  }

  @Test
  void aPlaceIsAskedForOnlyWhenItIsTimeToSaveIt() throws Exception {
    Ingestion ingestion =
        new Ingestion(publisher(), positions, null, IngestionListener.NONE, Duration.ofHours(1));

    ingestion.run(
        List.of(
            new Scripted(
                handler ->
                    handler.passed(
                        () -> {
                          throw new AssertionError("not asked for");
                        }))));

    assertThat(positions.saved).isEmpty();
  }

  @Test
  void aCompleteIngestionTakesItsPositionBack() throws Exception {
    run(positions, handler -> handler.article(article(1)));

    assertThat(positions.isForgotten).isTrue();
  }

  @Test
  void aStopSavesThePlaceWhereTheReadingEnded() throws Exception {
    Ingestion ingestion =
        new Ingestion(publisher(), positions, null, IngestionListener.NONE, Duration.ofHours(1));

    ingestion.run(
        List.of(
            new Scripted(
                handler -> {
                  handler.article(article(1));
                  handler.passed(() -> line(1));
                  handler.article(article(2));
                  ingestion.stop();
                  handler.passed(() -> line(2));
                })));

    assertThat(positions.last().place()).isEqualTo(line(2));
    assertThat(positions.last().published()).isEqualTo(2);
    assertThat(positions.isForgotten).isFalse();
  }

  @Test
  void anArticleThatCameAfterTheStopIsBehindThePosition() throws Exception {
    Ingestion ingestion =
        new Ingestion(publisher(), positions, null, IngestionListener.NONE, Duration.ZERO);

    ingestion.run(
        List.of(
            new Scripted(
                handler -> {
                  handler.article(article(1));
                  handler.passed(() -> line(1));
                  ingestion.stop();
                  handler.article(article(2));
                  handler.passed(() -> line(2));
                })));

    assertThat(positions.last().place()).isEqualTo(line(1));
    assertThat(positions.last().published()).isEqualTo(1);
  }

  @Test
  void anOutageLeavesThePositionBeforeTheFirstThatWasNotAcknowledged() {
    assertThatThrownBy(
            () ->
                run(
                    positions,
                    handler -> {
                      handler.article(article(1));
                      producer.completeNext();
                      handler.passed(() -> line(1));
                      handler.article(article(2));
                      handler.passed(() -> line(2));
                      producer.errorNext(new TimeoutException("120000 ms have passed"));
                      handler.passed(() -> line(3));
                    }))
        .isInstanceOf(PublishException.class);

    assertThat(positions.last().place()).isEqualTo(line(1));
    assertThat(positions.isForgotten).isFalse();
  }

  @Test
  void sourcesReadBeforeAreLookedThroughForChangesAndTheOneAtThePlaceGoesOn() throws Exception {
    Position start = new Position(1, line(7), TestArticles.RECEIVED, 7, 1, Map.of());
    Scripted first = new Scripted(handler -> handler.passed(() -> line(1)));
    Scripted second = new Scripted(handler -> {});
    Scripted third = new Scripted(handler -> {});
    RecordedPositions resumed = new RecordedPositions(start, PublishedTail.none());
    List<String> said = new ArrayList<>();
    IngestionListener listener =
        new IngestionListener() {
          @Override
          public void onResumed(String where, long published) {
            said.add(where + " " + published);
          }
        };

    IngestionResult result =
        new Ingestion(publisher(), resumed, null, listener, Duration.ZERO)
            .run(List.of(first, second, third));

    assertThat(first.before).isEqualTo(new ReadBefore(null, TestArticles.RECEIVED));
    assertThat(second.before).isEqualTo(new ReadBefore(line(7), TestArticles.RECEIVED));
    assertThat(third.before).isNull();
    assertThat(said).containsExactly("c.jsonl:8 7");
    assertThat(result.publishedBefore()).isEqualTo(7);
    assertThat(result.refusedBefore()).isEqualTo(1);
    assertThat(resumed.saved)
        .extracting(Position::source, Position::since)
        .containsExactly(tuple(2, resumed.openedAt()), tuple(3, resumed.openedAt()));
  }

  @Test
  void whatTheInterruptedRunPublishedBehindItsPositionIsNotPublishedAgain() throws Exception {
    PublishedTail tail = new PublishedTail(PLENTY);
    tail.add(article(3), RecordedPositions.PARTITION, 41);
    tail.add(article(4), RecordedPositions.PARTITION, 42);
    RecordedPositions resumed = new RecordedPositions(startAtLine2(), tail);

    IngestionResult result =
        run(
            resumed,
            handler -> {
              handler.article(article(3));
              handler.article(article(4));
              handler.article(article(4));
              handler.article(article(5));
            });

    assertThat(producer.history())
        .extracting(record -> record.key())
        .containsExactly(article(4).getArticleId(), article(5).getArticleId());
    assertThat(result.published()).isEqualTo(2);
    assertThat(result.publishedBefore()).isEqualTo(4);
    assertThat(result.highestOffsets()).containsEntry(RecordedPositions.PARTITION, 42L);
  }

  @Test
  void aRunKilledAgainBeforeItWasThroughTheTailKnowsTheTailStill() throws Exception {
    PublishedTail tail = new PublishedTail(100);
    tail.add(article(4), RecordedPositions.PARTITION, 40);
    RecordedPositions resumed = new RecordedPositions(startAtLine2(), tail);

    run(
        resumed,
        handler -> {
          handler.article(article(3));
          producer.completeNext();
          handler.passed(() -> line(3));
          handler.article(article(4));
          handler.passed(() -> line(4));
          handler.article(longArticle(5));
          producer.completeNext();
          handler.passed(() -> line(5));
        });

    assertThat(resumed.saved)
        .extracting(position -> position.raw().get(RecordedPositions.PARTITION).tail())
        .as("the tail's first record, until nothing more can come from it")
        .startsWith(39L, 39L, 41L);
  }

  private static Position startAtLine2() {
    return new Position(
        0,
        line(2),
        Instant.now(),
        2,
        0,
        Map.of(RecordedPositions.PARTITION, new RawSpan(30, 38, 39)));
  }

  private IngestionResult run(SourcePositions positions, Script script)
      throws InterruptedException {
    return new Ingestion(publisher(), positions, null, IngestionListener.NONE, Duration.ZERO)
        .run(List.of(new Scripted(script)));
  }

  private ArticlePublisher publisher() {
    return ArticlePublisherTest.publisher(producer, PLENTY);
  }

  private static Place line(long number) {
    return new Place("c.jsonl", "c.jsonl", number, number * 100, "hash");
  }

  private static RawArticle article(int number) {
    return TestArticles.plainText("harian-timur", number + ".txt", "Berita " + number);
  }

  private static RawArticle longArticle(int number) {
    return TestArticles.plainText(
        "harian-timur", number + ".txt", TestArticles.RICE_PRICES_TEXT.repeat(2));
  }

  private interface Script {
    void read(ArticleSource.Handler handler) throws InterruptedException;
  }

  /** A source that does as it is told, and remembers how it was read. */
  private static final class Scripted implements ArticleSource {

    private final Script script;
    private ReadBefore before;

    Scripted(Script script) {
      this.script = script;
    }

    @Override
    public String location() {
      return "c.jsonl";
    }

    @Override
    public void read(Handler handler) throws InterruptedException {
      script.read(handler);
    }

    @Override
    public void readRest(ReadBefore before, Handler handler) throws InterruptedException {
      this.before = before;
      read(handler);
    }
  }
}
