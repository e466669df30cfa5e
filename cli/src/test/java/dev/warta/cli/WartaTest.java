package dev.warta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WartaTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void helpListsEveryCommandWithOneLine() {
    assertThat(execute("--help")).isZero();

    assertThat(printed(out))
        .contains("run ", "inspect ", "ingest ", "enrich ", "store ", "tail ", "search ", "topics ")
        .contains("audit ", "rejected ", "journey ", "reprocess ")
        .contains("Exit status");
    assertThat(printed(out).lines()).allMatch(line -> line.length() <= 100);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run",
        "inspect",
        "ingest",
        "enrich",
        "store",
        "tail",
        "search",
        "quotes",
        "companions",
        "topics",
        "audit",
        "rejected",
        "rejected list",
        "rejected show",
        "rejected replay",
        "rejected export",
        "rejected import",
        "journey",
        "reprocess"
      })
  void everyCommandExplainsItself(String command) {
    assertThat(execute((command + " --help").split(" "))).isZero();

    assertThat(printed(out)).startsWith("Usage: warta " + command).doesNotContain("%n", "${");
  }

  @ParameterizedTest
  @CsvSource({
    "run, PATH",
    "nonsense, nonsense",
    "search, words to search for",
    "'search --country Atlantis', is no country",
    "'search --topic 123', is no topic",
    "'search --topic and', is more than one topic",
    "'quotes --from yesterday', is no time",
    "'store --writers 0', whole number",
    "'topics --retention news=3d', 'raw, enriched, sightings, rejected, reprocessed'",
    "'topics --retention raw=soon', duration",
    "'topics --retention sources=3d', 'has no retention'",
    "'topics --replication raw=many', copies",
    "'topics --replication news=3', 'raw, enriched'",
    "rejected, 'list, show, replay, export or import'",
    "'rejected list --since yesterday', 'no time'",
    "'rejected list --stage press', 'enrich, store'",
    "'rejected show 12', 'PARTITION:OFFSET'",
    "'rejected replay', 'say what to replay'",
    "'rejected replay 0:1 --all', 'leave out'",
    "'ingest x --max-record-bytes 9TB', size",
    "'audit --watch soon', whole number",
    "'audit --watch --metrics-address 9400', HOST:PORT",
    "'audit --metrics-address 127.0.0.1:9400', --watch",
    "inspect, PATH",
    "'inspect x --received soon', 'no time'",
    "'inspect x --url rice', 'no address'",
    "'inspect x --color blue', 'auto, always, never'",
    "'reprocess --since yesterday', 'no time'",
    "'reprocess --all --older-than-version 2', 'exclude each other'",
    "'reprocess --rate 0', whole number"
  })
  void aWrongCommandLineIsToldInOneSentenceWithStatusTwo(String commandLine, String explanation) {
    assertThat(execute(commandLine.split(" "))).isEqualTo(Warta.NOT_UNDERSTOOD);

    assertThat(printed(err)).startsWith("warta").contains(explanation).contains("--help");
    assertThat(printed(err).lines()).hasSizeLessThanOrEqualTo(3);
  }

  @Test
  void withoutABrokerACommandSaysWhereItLookedAndWhatToDo() {
    assertThat(execute("tail", "--data", "no-such-folder")).isEqualTo(Warta.FAILED);

    assertThat(printed(err))
        .contains("no broker", "--bootstrap-servers", "no-such-folder")
        .doesNotContain("\tat ");
  }

  @Test
  void theStackTraceIsShownWhenAskedFor() {
    execute("tail", "--data", "no-such-folder", "--stacktrace");

    assertThat(printed(err)).contains("\tat dev.warta.cli");
  }

  private int execute(String... arguments) {
    return Warta.execute(arguments, new Console(printer(out), printer(err), false, false));
  }

  private static PrintStream printer(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String printed(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
