package dev.warta.cli;

import dev.warta.cli.local.Endpoints;
import dev.warta.ingest.IngestionResult;
import dev.warta.store.ArticleSummary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a local run tells when everything has arrived. */
final class Summary {

  private static final int MOST_REJECTIONS = 10;

  private Summary() {}

  /**
   * What was found in each article.
   *
   * @param articles the first of them
   * @param published how many there are
   */
  static String table(List<ArticleSummary> articles, long published) {
    TextTable table =
        new TextTable(
            new int[] {56, 4, 30, 10, 20, 6},
            "TITLE",
            "LANG",
            "AUTHORS",
            "DATE",
            "COUNTRIES",
            "WORDS");
    for (ArticleSummary article : articles) {
      table.add(
          EventLine.title(article.title()),
          article.language(),
          EventLine.names(article.authors()),
          EventLine.day(article.publishedAt()),
          String.join(" ", article.countries()),
          Integer.toString(article.wordCount()));
    }
    if (articles.isEmpty()) {
      return "";
    }
    String rest =
        published > articles.size()
            ? "… and %,d more%n".formatted(published - articles.size())
            : "";
    return table + rest;
  }

  /** How many articles had which outcome, and why some were rejected. */
  static List<String> outcome(IngestionResult result, Outcomes outcomes) {
    Outcomes.Counts counts = outcomes.counts();
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s: %,d new or changed, %,d seen before, %,d rejected; all stored"
            .formatted(
                IngestMessages.inWords(result),
                counts.enriched(),
                counts.seenBefore(),
                counts.rejected()));
    outcomes.rejections().stream()
        .limit(MOST_REJECTIONS)
        .map(
            rejection ->
                "rejected: %s partition %d offset %d: %s"
                    .formatted(
                        rejection.topic(),
                        rejection.partition(),
                        rejection.offset(),
                        Console.harmless(rejection.cause())))
        .forEach(lines::add);
    return lines;
  }

  /** Where to look further. */
  static List<String> howToGoOn(String desk, Endpoints endpoints, Path folder) {
    return List.of(
        "",
        "still up; Ctrl-C stops it. In another terminal:",
        "  ./warta search WORDS           search what is stored",
        "  ./warta tail --from-beginning  follow the enriched events",
        "  ./warta ingest PATH            feed it more",
        "  ./warta ingest http            take in articles that are posted",
        "Desk       " + desk,
        "Kafka      " + endpoints.bootstrapServers(),
        "PostgreSQL " + endpoints.jdbcUrl(),
        "data, log  " + folder);
  }
}
