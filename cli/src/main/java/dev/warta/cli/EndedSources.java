package dev.warta.cli;

import dev.warta.events.RawArticle;
import dev.warta.ingest.IngestionResult;
import dev.warta.ingest.SourceStates;
import dev.warta.ingest.source.ArticleSource;
import dev.warta.ingest.source.ChangedFiles;
import dev.warta.ingest.source.Sources;
import dev.warta.ingest.state.SourceHealth;
import dev.warta.ingest.state.SourceKind;
import dev.warta.ingest.state.SourceState;
import dev.warta.ingest.state.Verdict;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Notes how sources have fared that come to an end, such as files, for the list of all sources.
 *
 * <p>New are the articles of files that were put there or have changed since the same source was
 * read before: what is known of an article itself, only the enrichment can tell.
 */
class EndedSources extends IngestMessages implements AutoCloseable {

  private final SourceKind kind;
  private final SourceStates states;
  private volatile Reading current;

  /**
   * One source being read.
   *
   * @param begunAt the time of its success: what changes in the files afterwards is new next time
   */
  private record Reading(
      SourceState before, Instant begunAt, ChangedFiles changed, AtomicInteger newArticles) {}

  /**
   * @param states how they fared before, and where to note how they fare; closed with this
   */
  EndedSources(Progress progress, SourceKind kind, SourceStates states) {
    super(progress);
    this.kind = kind;
    this.states = states;
  }

  @Override
  public void onSourceBegun(ArticleSource source) {
    String location = absolute(source.location());
    SourceState before =
        states.of(kind, location).orElseGet(() -> SourceState.untried(kind, location, null));
    current =
        new Reading(
            before,
            Instant.now().truncatedTo(ChronoUnit.MILLIS),
            new ChangedFiles(before.health().successAt()),
            new AtomicInteger());
  }

  @Override
  public void onPublished(RawArticle article, RecordMetadata metadata) {
    Reading reading = current;
    if (reading.changed().brought(article)) {
      reading.newArticles().incrementAndGet();
    }
  }

  @Override
  public void onSourceDone(ArticleSource source, IngestionResult ofSource) {
    states.save(current.before().with(health(current, ofSource)));
  }

  /** Waits until the states of those that have ended are saved. */
  void save() throws InterruptedException {
    states.flush();
  }

  @Override
  public void close() {
    states.close();
  }

  private static SourceHealth health(Reading reading, IngestionResult result) {
    SourceHealth before = reading.before().health();
    int refused = Math.toIntExact(Math.min(result.refused(), 1 << 30));
    if (refused == 0) {
      return before.read(reading.begunAt(), reading.newArticles().get());
    }
    return result.published() == 0
        ? before.failed(
            reading.begunAt(),
            refused,
            Verdict.BROKEN,
            "nothing of it could be taken; documents refused: %,d".formatted(refused))
        : before.read(
            reading.begunAt(),
            reading.newArticles().get(),
            refused,
            "documents refused: %,d".formatted(refused));
  }

  private static String absolute(String location) {
    return location.equals(Sources.STANDARD_INPUT_LOCATION)
        ? location
        : Path.of(location).toAbsolutePath().normalize().toString();
  }
}
