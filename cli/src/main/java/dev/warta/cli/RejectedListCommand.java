package dev.warta.cli;

import dev.warta.store.rejected.Handled;
import dev.warta.store.rejected.RejectedLog;
import dev.warta.store.rejected.Rejection;
import dev.warta.store.rejected.RejectionCounts;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the rejected records, with counts by stage, cause and source first. */
@Command(
    name = "list",
    description = "Lists the rejected records; counts by stage, cause and source come first.")
final class RejectedListCommand implements Callable<Integer> {

  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_GROUPS = 30;

  private final Console console;

  @Mixin private ClusterOptions cluster;
  @Mixin private LocalOption local;
  @Mixin private RejectedFilters filters;

  @Option(names = "--all", description = "Also those that were replayed or edited.")
  private boolean isAll;

  @Option(
      names = "--limit",
      paramLabel = "N",
      converter = Settings.Count.class,
      description =
          "Most records to list, the latest; default: " + DEFAULT_LIMIT + ", with --json all.")
  private Integer limit;

  @Option(names = "--json", description = "Print each record as one line of JSON, and no counts.")
  private boolean isJson;

  RejectedListCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    Map<String, String> kafka = cluster.kafka(local);
    TopicCheck.require(kafka, List.of(cluster.topics().rejected()));
    try (RejectedLog log = RejectedLog.open(kafka, cluster.topics());
        Progress progress = new Progress(console).count("records read", log::recordsRead)) {
      progress.start();
      Handled handled = log.handled();
      if (isJson && limit == null) {
        log.forEach(
            handled,
            filters.filter(isAll),
            item -> progress.result(RejectionJson.of(item.about())));
      } else {
        list(log, handled, progress);
      }
      return Warta.OK;
    }
  }

  private void list(RejectedLog log, Handled handled, Progress progress) {
    RejectionCounts counts = new RejectionCounts();
    Latest latest = new Latest(limit == null ? DEFAULT_LIMIT : limit);
    log.forEach(
        handled,
        filters.filter(isAll),
        item -> {
          counts.add(item.about());
          latest.add(item.about());
        });
    progress.stop();
    if (isJson) {
      latest.rows().forEach(row -> console.out().println(RejectionJson.of(row)));
    } else if (counts.total() == 0) {
      console.err().println(filters.isAny() ? "no such record" : nothing());
    } else {
      print(counts, latest.rows());
    }
  }

  private String nothing() {
    return isAll
        ? "nothing was ever rejected"
        : "nothing rejected is open; --all lists what was replayed or edited";
  }

  private void print(RejectionCounts counts, List<Rejection> rows) {
    console.out().println(groups(counts));
    console.out().print(table(rows));
    if (rows.size() < counts.total()) {
      console
          .out()
          .println(
              "the latest %,d of %,d; --limit shows more".formatted(rows.size(), counts.total()));
    }
  }

  private static String groups(RejectionCounts counts) {
    TextTable table =
        new TextTable(
            new int[] {10, 8, 40, 40, 14}, "COUNT", "STAGE", "CAUSE", "SOURCE", "REPLAYED");
    List<RejectionCounts.Group> groups = counts.groups();
    for (RejectionCounts.Group group : groups.subList(0, Math.min(MAX_GROUPS, groups.size()))) {
      table.add(
          "%,d".formatted(group.count()),
          orDash(group.stage()),
          orDash(group.cause()),
          orDash(group.source()),
          group.replayed() == 0 ? "" : "%,d before".formatted(group.replayed()));
    }
    String more =
        groups.size() > MAX_GROUPS
            ? "and %,d smaller groups%n".formatted(groups.size() - MAX_GROUPS)
            : "";
    return table + more;
  }

  private static String table(List<Rejection> rows) {
    TextTable table =
        new TextTable(
            new int[] {16, 20, 6, 28, 24, 36, 7, 8},
            "ID",
            "PUBLISHED",
            "STAGE",
            "CAUSE",
            "SOURCE",
            "ARTICLE",
            "REPLAYS",
            "HANDLED");
    for (Rejection row : rows) {
      table.add(
          row.id().toString(),
          row.publishedAt().truncatedTo(ChronoUnit.SECONDS).toString(),
          orDash(row.stage()),
          orDash(row.cause()),
          orDash(row.source()),
          orDash(row.articleId()),
          Integer.toString(row.replays()),
          row.isOpen() ? "" : row.handledAs());
    }
    return table.toString();
  }

  private static String orDash(Object value) {
    return value == null || value.toString().isEmpty() ? "-" : value.toString();
  }

  /** Keeps the latest of many. */
  private static final class Latest {

    private static final Comparator<Rejection> EARLIEST_FIRST =
        Comparator.comparing(Rejection::publishedAt)
            .thenComparing(row -> row.id().offset())
            .thenComparing(row -> row.id().partition());

    private final int limit;
    private final PriorityQueue<Rejection> kept = new PriorityQueue<>(EARLIEST_FIRST);

    Latest(int limit) {
      this.limit = limit;
    }

    void add(Rejection row) {
      kept.add(row);
      if (kept.size() > limit) {
        kept.remove();
      }
    }

    /** The latest first. */
    List<Rejection> rows() {
      List<Rejection> rows = new ArrayList<>(kept);
      rows.sort(EARLIEST_FIRST.reversed());
      return rows;
    }
  }
}
