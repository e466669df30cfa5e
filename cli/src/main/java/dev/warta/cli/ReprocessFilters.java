package dev.warta.cli;

import dev.warta.enrich.EnrichTopology;
import dev.warta.store.RevisionSelection;
import java.time.Instant;
import picocli.CommandLine.Option;

/**
 * Options that say which stored revisions are meant.
 *
 * <p>Times are absolute: an interrupted run is known again by what it selects.
 */
final class ReprocessFilters {

  @Option(
      names = "--source",
      paramLabel = "SOURCE",
      description = "Only those of this publisher or feed.")
  private String source;

  @Option(
      names = "--language",
      paramLabel = "TAG",
      description = "Only those stored in this language, such as id.")
  private String language;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      converter = Settings.Since.class,
      description =
          "Only those received since: a day (UTC) as 2024-06-20, or 2024-06-20T03:15:00Z.")
  private Instant since;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      converter = Settings.Until.class,
      description = "Only those received until the end of that day, or before that time.")
  private Instant until;

  @Option(
      names = "--older-than-version",
      paramLabel = "N",
      converter = Settings.Count.class,
      description =
          "Only those enriched by steps older than this version; default: the version of this program.")
  private Integer olderThan;

  @Option(names = "--all", description = "Whatever version they were enriched by.")
  private boolean isAll;

  /** Null if the options fit each other, else what is wrong. */
  String contradiction() {
    return isAll && olderThan != null ? "--all and --older-than-version exclude each other" : null;
  }

  /** What is selected, without what the run itself brings about. */
  RevisionSelection enrichedBefore(Instant begin) {
    return new RevisionSelection(source, language, since, until, version(), begin);
  }

  private Integer version() {
    return isAll ? null : olderThan == null ? Integer.valueOf(EnrichTopology.VERSION) : olderThan;
  }

  /** The selection in words that are the same for the same one. */
  String inWords() {
    return "steps %d; %s".formatted(EnrichTopology.VERSION, enrichedBefore(Instant.EPOCH));
  }
}
