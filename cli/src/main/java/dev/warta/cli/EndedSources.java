package dev.warta.cli;

import dev.warta.events.Topics;
import dev.warta.ingest.IngestionResult;
import dev.warta.ingest.SourceStates;
import dev.warta.ingest.source.ArticleSource;
import dev.warta.ingest.source.Sources;
import dev.warta.ingest.state.SourceHealth;
import dev.warta.ingest.state.SourceKind;
import dev.warta.ingest.state.SourceState;
import dev.warta.ingest.state.Verdict;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Notes how sources have fared that come to an end, such as files, for the list of all sources. */
class EndedSources extends IngestMessages {

  private final SourceKind kind;
  private final List<Ended> ended = new CopyOnWriteArrayList<>();

  private record Ended(String location, IngestionResult result, Instant at) {}

  EndedSources(Progress progress, SourceKind kind) {
    super(progress);
    this.kind = kind;
  }

  @Override
  public void onSourceDone(ArticleSource source, IngestionResult ofSource) {
    ended.add(
        new Ended(
            absolute(source.location()), ofSource, Instant.now().truncatedTo(ChronoUnit.MILLIS)));
  }

  /** Saves the states of those that have ended. */
  void save(Map<String, String> kafka, Topics topics) throws InterruptedException {
    if (ended.isEmpty()) {
      return;
    }
    try (SourceStates states = SourceStates.open(kafka, topics)) {
      for (Ended one : ended) {
        SourceState state =
            states
                .of(kind, one.location())
                .orElseGet(() -> SourceState.untried(kind, one.location(), null));
        states.save(state.with(health(state.health(), one)));
      }
      states.flush();
    }
  }

  private static SourceHealth health(SourceHealth before, Ended ended) {
    IngestionResult result = ended.result();
    return result.published() == 0 && result.refused() > 0
        ? before.failed(
            ended.at(),
            Verdict.BROKEN,
            "nothing of it could be taken, %,d refused".formatted(result.refused()))
        : before.read(ended.at(), Math.toIntExact(Math.min(result.published(), 1 << 30)));
  }

  private static String absolute(String location) {
    return location.equals(Sources.STANDARD_INPUT_LOCATION)
        ? location
        : Path.of(location).toAbsolutePath().normalize().toString();
  }
}
