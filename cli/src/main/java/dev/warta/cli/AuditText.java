package dev.warta.cli;

import dev.warta.store.audit.AuditReport;
import dev.warta.store.audit.Finding;
import dev.warta.store.audit.PartitionFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an audit found, for people: a table, the records concerned, a verdict. */
final class AuditText {

  private static final String GAP = "  ";

  private AuditText() {}

  static String of(AuditReport report) {
    StringBuilder text = new StringBuilder(table(report));
    report.findings().forEach(finding -> text.append(line(finding)).append('\n'));
    long unnamed = report.total().gap() + report.total().doubles() - report.findings().size();
    if (unnamed > 0) {
      text.append(format("... and %,d more; --limit names more of them%n", unnamed));
    }
    report.problems().forEach(problem -> text.append("problem: ").append(problem).append('\n'));
    report.notes().forEach(note -> text.append("note: ").append(note).append('\n'));
    return text.append(verdict(report)).append('\n').toString();
  }

  /** One sentence. */
  static String verdict(AuditReport report) {
    PartitionFigures total = report.total();
    if (report.isClean()) {
      return format(
          "Nothing is missing and nothing is there twice: of %s, %,d stored and %,d in flight.",
          counted(total.raw(), "raw record"), total.stored(), total.inFlight());
    }
    String faults =
        Stream.of(
                total.gap() == 0 ? "" : counted(total.gap(), "record") + " without an outcome",
                total.doubles() == 0 ? "" : counted(total.doubles(), "record") + " with two",
                report.problems().isEmpty() ? "" : counted(report.problems().size(), "problem"))
            .filter(fault -> !fault.isEmpty())
            .collect(Collectors.joining(", "));
    return format(
        "NOT clean: %s, among %s, %,d stored and %,d in flight.",
        faults, counted(total.raw(), "raw record"), total.stored(), total.inFlight());
  }

  private static String table(AuditReport report) {
    boolean hasExpired = report.total().expired() > 0;
    List<List<String>> rows = new ArrayList<>();
    List<String> header =
        new ArrayList<>(
            List.of(
                "topic",
                "partition",
                "raw",
                "enriched",
                "sightings",
                "rejected",
                "in flight",
                "stored",
                "gap",
                "double"));
    if (hasExpired) {
      header.add("expired");
    }
    rows.add(header);
    report.partitions().forEach(one -> rows.add(row(one, hasExpired)));
    rows.add(row(report.total(), hasExpired));
    return aligned(rows);
  }

  private static List<String> row(PartitionFigures figures, boolean hasExpired) {
    boolean isTotal = figures.partition() == PartitionFigures.ALL;
    List<String> row = new ArrayList<>();
    row.add(isTotal ? "total" : figures.topic());
    row.add(isTotal ? "" : Integer.toString(figures.partition()));
    Stream.of(
            figures.raw(),
            figures.enriched(),
            figures.sightings(),
            figures.rejected(),
            figures.inFlight(),
            figures.stored(),
            figures.gap(),
            figures.doubles())
        .forEach(number -> row.add(format("%,d", number)));
    if (hasExpired) {
      row.add(format("%,d", figures.expired()));
    }
    return row;
  }

  /** Names to the left, numbers to the right. */
  private static String aligned(List<List<String>> rows) {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    }
    StringBuilder table = new StringBuilder();
    for (List<String> row : rows) {
      table.append(row.get(0)).append(" ".repeat(widths[0] - row.get(0).length()));
      for (int column = 1; column < widths.length; column++) {
        String cell = row.get(column);
        table.append(GAP).append(" ".repeat(widths[column] - cell.length())).append(cell);
      }
      table.append('\n');
    }
    return table.toString();
  }

  private static String line(Finding finding) {
    return format(
        "%-6s  %s partition %d offset %d, article %s: %s",
        kind(finding),
        finding.topic(),
        finding.partition(),
        finding.offset(),
        finding.articleId() == null ? "unknown" : finding.articleId(),
        finding.detail());
  }

  /** The word for it, in text and JSON. */
  static String kind(Finding finding) {
    return switch (finding.kind()) {
      case GAP -> "gap";
      case DOUBLE -> "double";
    };
  }

  private static String counted(long count, String noun) {
    return format("%,d %s%s", count, noun, count == 1 ? "" : "s");
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
