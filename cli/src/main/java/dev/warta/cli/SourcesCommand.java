package dev.warta.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.warta.ingest.SourceStates;
import dev.warta.ingest.state.SourceHealth;
import dev.warta.ingest.state.SourceState;
import dev.warta.ingest.state.StateParts;
import dev.warta.ingest.state.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Lists all sources and how they fare. */
@Command(
    name = "sources",
    description = {
      "Lists all sources and how they fare.",
      "%nhealthy: brings what it used to bring; quiet: can be read, but has been silent for longer than it used to; blocked: refuses us; moved: is elsewhere or gone for good; broken: cannot be reached or understood; robots: its robots.txt does not allow it."
    },
    footer = {
      "",
      "Exit status: 0 all are healthy or quiet, 1 one is not.",
      "",
      "Examples: warta sources",
      "          warta sources --verdict blocked,broken --json",
      "          warta sources --forget https://news.example/feed.xml"
    })
final class SourcesCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private ClusterOptions cluster;
  @Mixin private LocalOption local;

  @Option(
      names = "--verdict",
      paramLabel = "VERDICT",
      split = ",",
      converter = VerdictInWords.class,
      description = "Only these: healthy, quiet, blocked, moved, broken, robots.")
  private List<Verdict> verdicts = List.of();

  @Option(names = "--json", description = "Print each source as one line of JSON.")
  private boolean isJson;

  @Option(
      names = "--forget",
      paramLabel = "LOCATION",
      description =
          "Forget what is remembered of the source here; stop what reads it first, or it is remembered again.")
  private String forgotten;

  SourcesCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    Map<String, String> kafka = cluster.kafka(local);
    TopicCheck.require(kafka, List.of(cluster.topics().sources()));
    try (SourceStates states = SourceStates.open(kafka, cluster.topics())) {
      states.notices().forEach(console.err()::println);
      return forgotten == null ? list(states) : forget(states);
    }
  }

  private int forget(SourceStates states) throws InterruptedException {
    List<SourceState> found =
        states.all().stream().filter(state -> StateParts.isOf(state, forgotten)).toList();
    if (found.isEmpty()) {
      throw new UserException(
          "no source is at %s: warta sources lists where they are".formatted(forgotten));
    }
    found.forEach(states::forget);
    states.flush();
    found.forEach(
        state -> console.out().println("forgotten: " + state.kind().inWords() + " " + forgotten));
    return Warta.OK;
  }

  private int list(SourceStates states) {
    Instant now = Instant.now();
    List<SourceState> shown =
        states.all().stream()
            .filter(state -> !StateParts.isContinuation(state))
            .filter(state -> verdicts.isEmpty() || verdicts.contains(state.health().verdict(now)))
            .sorted(
                Comparator.comparing((SourceState state) -> state.health().verdict(now))
                    .reversed()
                    .thenComparing(SourceState::kind)
                    .thenComparing(SourceState::location))
            .toList();
    if (isJson) {
      for (SourceState state : shown) {
        console.out().println(JsonLine.of(json -> writeFields(state, now, json)));
      }
    } else if (shown.isEmpty()) {
      console.err().println("no sources" + (verdicts.isEmpty() ? " yet" : " with that verdict"));
    } else {
      console.out().print(table(shown, now));
    }
    return shown.stream().allMatch(state -> isWell(state.health().verdict(now)))
        ? Warta.OK
        : Warta.FAILED;
  }

  private static boolean isWell(Verdict verdict) {
    return verdict == Verdict.HEALTHY || verdict == Verdict.QUIET;
  }

  private static String table(List<SourceState> states, Instant now) {
    TextTable table =
        new TextTable(
            new int[] {8, 7, 56, 9, 9, 9, 8, 7, 60},
            "VERDICT",
            "KIND",
            "LOCATION",
            "READ",
            "NEW",
            "ARTICLES",
            "A DAY",
            "ERRORS",
            "WHY");
    for (SourceState state : states) {
      SourceHealth health = state.health();
      table.add(
          health.verdict(now).inWords(),
          state.kind().inWords(),
          state.location(),
          age(health.successAt(), now),
          age(health.newAt(), now),
          "%,d".formatted(health.articles()),
          "%,.1f".formatted(health.perDay()),
          "%,d".formatted(health.errors()),
          health.reason(now));
    }
    return table.toString();
  }

  /** As long ago as one number can say. */
  private static String age(Instant then, Instant now) {
    if (then == null) {
      return "never";
    }
    Duration age = Duration.between(then, now);
    if (age.toMinutes() < 1) {
      return Math.max(0, age.toSeconds()) + " s ago";
    }
    if (age.toHours() < 1) {
      return age.toMinutes() + " min ago";
    }
    return age.toDays() < 2 ? age.toHours() + " h ago" : age.toDays() + " d ago";
  }

  private static void writeFields(SourceState state, Instant now, JsonGenerator json)
      throws IOException {
    SourceHealth health = state.health();
    json.writeStringField("kind", state.kind().inWords());
    json.writeStringField("location", state.location());
    json.writeStringField("source", state.source());
    json.writeStringField("verdict", health.verdict(now).inWords());
    json.writeStringField("reason", health.reason(now));
    json.writeStringField("attemptAt", JsonLine.text(health.attemptAt()));
    json.writeStringField("successAt", JsonLine.text(health.successAt()));
    json.writeStringField("newAt", JsonLine.text(health.newAt()));
    json.writeNumberField("articles", health.articles());
    json.writeNumberField("perDay", Math.round(health.perDay() * 10) / 10.0);
    json.writeNumberField("errors", health.errors());
  }

  /** Reads a verdict as it is printed. */
  static final class VerdictInWords implements ITypeConverter<Verdict> {

    @Override
    public Verdict convert(String words) {
      try {
        return Verdict.of(words);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException("\"" + words + "\" is no verdict");
      }
    }
  }
}
