package dev.warta.lab;

import dev.warta.cli.local.DataFolder;
import dev.warta.cli.local.LocalPostgres;
import dev.warta.store.ArticleFilter;
import dev.warta.store.ArticleSearch;
import dev.warta.store.CompanionRequest;
import dev.warta.store.QuoteRequest;
import dev.warta.store.SearchRequest;
import dev.warta.store.StoreUnavailableException;
import dev.warta.store.postgres.PostgresArticleStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntSupplier;

/**
 * Measures how long searches by name, place, topic and day take on a million articles.
 *
 * <p>Given a folder, it keeps the database there and does not make the articles again.
 */
public final class SearchCost {

  private static final int RUNS = 21;

  private static final Instant FROM = Instant.parse("2023-03-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2023-03-08T00:00:00Z");

  private SearchCost() {}

  /** Measures on the number of articles named, 1,000,000 by default, in the folder named second. */
  public static void main(String[] arguments) throws Exception {
    int articles = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
    Path folder =
        arguments.length > 1 ? Path.of(arguments[1]) : Files.createTempDirectory("warta-lab");
    try (DataFolder data = DataFolder.open(folder);
        LocalPostgres postgres = LocalPostgres.start(data.postgres(), data.postgresBinaries(), 0);
        PostgresArticleStore store = PostgresArticleStore.open(postgres.jdbcUrl(), null, null, 1);
        Connection connection = DriverManager.getConnection(postgres.jdbcUrl())) {
      System.out.printf(
          Locale.ROOT, "%,d articles in %s%n", SearchCorpus.fill(connection, articles), folder);
      measure(store.search());
    }
    System.exit(0);
  }

  private static void measure(ArticleSearch search) {
    measure("the latest quotes", () -> quotes(search, null, null, null));
    measure("quotes of a week", () -> quotes(search, null, FROM, TO));
    for (int person : new int[] {0, 100, 50_000}) {
      String name = "name" + person;
      measure("companions of " + name, () -> companions(search, name));
      measure("quotes of " + name, () -> quotes(search, name, null, null));
      measure("articles on person " + name, () -> articles(search, "", person(name)));
      measure(
          "the same in a week",
          () ->
              articles(search, "", ArticleFilter.builder().person(name).from(FROM).to(TO).build()));
    }
    measure("persons given7, of many names", () -> articles(search, "", person("given7")));
    for (String country : new String[] {"AA", "CV", "HR"}) {
      measure("country " + country, () -> articles(search, "", filter(country, null, null, null)));
      measure("the same in a week", () -> articles(search, "", filter(country, null, FROM, TO)));
    }
    measure("a topic in a week", () -> articles(search, "", filter(null, "15", FROM, TO)));
    measure("a topic", () -> articles(search, "", filter(null, "15", null, null)));
    measure("source", () -> articles(search, "", source().build()));
    measure("the same in a week", () -> articles(search, "", source().from(FROM).to(TO).build()));
    measure("source and country CV", () -> articles(search, "", source().country("CV").build()));
    measure("speaker name0", () -> articles(search, "", speaker("name0")));
    measure("speaker name100", () -> articles(search, "", speaker("name100")));
    for (String place : new String[] {"0", "100", "15000"}) {
      measure("place " + place, () -> articles(search, "", place(place)));
    }
    measure("with problems", () -> articles(search, "", problems(true)));
    measure("without problems", () -> articles(search, "", problems(false)));
    measure("facets of all", () -> facets(search, "", ArticleFilter.NONE));
    measure("facets of source", () -> facets(search, "", source().build()));
    measure("facets of country CV", () -> facets(search, "", filter("CV", null, null, null)));
    measure("facets of word7", () -> facets(search, "word7", ArticleFilter.NONE));
    measure("facets of person name100", () -> facets(search, "", person("name100")));
    measure("facets of person name0", () -> facets(search, "", person("name0")));
    for (String typed : new String[] {"g", "name1", "name19999", "given7 na", "nobody"}) {
      measure("completions of " + typed, () -> search.completions(typed, 10).size());
    }
    measure("a word, a country", () -> articles(search, "word7", filter("AA", null, null, null)));
    measure("a word and person name0", () -> articles(search, "word7", person("name0")));
  }

  private static int articles(ArticleSearch search, String text, ArticleFilter filter) {
    return search.search(new SearchRequest(text, filter, 20)).size();
  }

  private static int facets(ArticleSearch search, String text, ArticleFilter filter) {
    return search.facets(text, filter).counted();
  }

  private static int quotes(ArticleSearch search, String name, Instant from, Instant to) {
    return search.quotes(new QuoteRequest(name, null, from, to, 20)).size();
  }

  private static int companions(ArticleSearch search, String name) {
    return search.companions(new CompanionRequest(name, null, null, 20)).size();
  }

  private static ArticleFilter person(String name) {
    return ArticleFilter.builder().person(name).build();
  }

  private static ArticleFilter.Builder source() {
    return ArticleFilter.builder().source("source7");
  }

  private static ArticleFilter speaker(String name) {
    return ArticleFilter.builder().speaker(name).build();
  }

  private static ArticleFilter place(String place) {
    return ArticleFilter.builder().place(place).build();
  }

  private static ArticleFilter problems(boolean hasProblems) {
    return ArticleFilter.builder().problems(hasProblems).build();
  }

  private static ArticleFilter filter(String country, String topic, Instant from, Instant to) {
    String code = topic == null ? null : "medtop:" + topic + "000000";
    return ArticleFilter.builder().country(country).topic(code).from(from).to(to).build();
  }

  private static void measure(String what, IntSupplier query) {
    long[] millis = new long[RUNS];
    int found = 0;
    for (int run = 0; run < RUNS; run++) {
      long start = System.nanoTime();
      try {
        found = query.getAsInt();
      } catch (StoreUnavailableException e) {
        System.out.printf(Locale.ROOT, "%-32s %s%n", what, e.getMessage());
        return;
      }
      millis[run] = (System.nanoTime() - start) / 1_000_000;
    }
    long first = millis[0];
    Arrays.sort(millis);
    System.out.printf(
        Locale.ROOT,
        "%-32s %4d found, first %5d ms, median %5d ms, p95 %5d ms%n",
        what,
        found,
        first,
        millis[RUNS / 2],
        millis[RUNS * 95 / 100]);
  }
}
