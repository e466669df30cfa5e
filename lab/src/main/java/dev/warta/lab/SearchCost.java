package dev.warta.lab;

import dev.warta.store.ArticleFilter;
import dev.warta.store.ArticleSearch;
import dev.warta.store.QuoteRequest;
import dev.warta.store.SearchRequest;
import dev.warta.store.postgres.PostgresArticleStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntSupplier;
import javax.sql.DataSource;

/**
 * Measures how long searches by name, place, topic and day take on a million articles.
 *
 * <p>The articles are made by SQL: eight entities, three quotes, four places and two topics each,
 * spread over five years; few persons are in very many articles and many in few, as in the news.
 * The person number 0 is in about two articles of a hundred. Bodies are short, so that words are
 * searched for in less text than in real articles.
 */
public final class SearchCost {

  private static final int RUNS = 7;

  private static final String ARTICLES =
      """
      insert into revision (article_id, revision, source, title, body, language,
          language_confidence, authors, countries, topics, published_at, observed_at, word_count,
          content_hash, fingerprint, origin_topic, origin_partition, origin_offset,
          enrichment_version, enriched_at, document)
      select md5('article' || n)::uuid, 1, 'source' || n % 500, 'title ' || n,
          'word' || n % 1000 || ' and word' || (random() * 100000)::int || ' in a body', 'en', 1,
          '{}', '{}', array['medtop:' || lpad(((random() * 16)::int + 1) || '000000', 8, '0'),
              'medtop:' || lpad(((random() * 16)::int + 1) || '000000', 8, '0')],
          timestamptz '2020-01-01' + random() * interval '5 years', now(), 8, '', '', 'raw', 0, n,
          1, now(), '{}'
      from generate_series(1, ARTICLES) n""";

  private static final String CURRENT =
      """
      insert into article (article_id, source, first_observed_at, current_revision)
      select article_id, source, observed_at, 1 from revision""";

  /** The third power makes few numbers frequent and many rare. */
  private static final String ENTITIES =
      """
      insert into entity (article_id, revision, ordinal, type, name, name_words, mentions, salience,
          method, at)
      select article_id, 1, ordinal, type, type || ' given' || k % 3000 || ' name' || k,
          array[type, 'given' || k % 3000, 'name' || k], 2, 0.1, 'lab', published_at
      from (
          select article_id, ordinal, published_at,
              case when ordinal < 4 then 'person' when ordinal < 6 then 'organisation'
                  else 'place' end as type,
              (power(random(), 3) * 200000)::int as k
          from revision cross join generate_series(0, 7) ordinal) drawn""";

  private static final String QUOTES =
      """
      insert into quote (article_id, revision, ordinal, text, start_at, end_at, speaker,
          speaker_words, entity, method, at)
      select article_id, 1, entity.ordinal, 'What was said', 0, 13, name, name_words, entity.ordinal,
          'lab', at
      from entity where ordinal < 3""";

  private static final String PLACES =
      """
      insert into place (article_id, revision, ordinal, name, kind, country, geonames_id, at)
      select article_id, 1, ordinal, 'place' || k, 'city', chr(65 + k % 26) || chr(65 + k % 7), k,
          published_at
      from (
          select article_id, ordinal, published_at, (power(random(), 3) * 20000)::int as k
          from revision cross join generate_series(0, 3) ordinal) drawn""";

  private static final Instant FROM = Instant.parse("2023-03-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2023-03-08T00:00:00Z");

  private SearchCost() {}

  /** Measures on the number of articles named, 1,000,000 by default. */
  public static void main(String[] arguments) throws Exception {
    int articles = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
        PostgresArticleStore store =
            PostgresArticleStore.open(
                postgres.getJdbcUrl("postgres", "postgres"), "postgres", "postgres", 1)) {
      DataSource database = postgres.getPostgresDatabase();
      for (String sql : new String[] {ARTICLES, CURRENT, ENTITIES, QUOTES, PLACES}) {
        execute(database, sql.replace("ARTICLES", String.valueOf(articles)));
      }
      execute(database, "vacuum analyze");
      measure(store.search());
    }
    System.exit(0);
  }

  private static void measure(ArticleSearch search) {
    for (int person : new int[] {0, 100, 50_000}) {
      String name = "name" + person;
      measure("quotes of " + name, () -> quotes(search, name));
      measure("articles on person " + name, () -> articles(search, "", person(name)));
      measure(
          "the same in a week",
          () -> articles(search, "", new ArticleFilter(null, name, null, null, null, FROM, TO)));
    }
    measure("persons given7, of many names", () -> articles(search, "", person("given7")));
    measure("a country in a week", () -> articles(search, "", filter("AA", null, FROM, TO)));
    measure("a country", () -> articles(search, "", filter("AA", null, null, null)));
    measure("a topic in a week", () -> articles(search, "", filter(null, "15", FROM, TO)));
    measure("a topic", () -> articles(search, "", filter(null, "15", null, null)));
    measure("a word, a country", () -> articles(search, "word7", filter("AA", null, null, null)));
    measure("a word and person name0", () -> articles(search, "word7", person("name0")));
  }

  private static int articles(ArticleSearch search, String text, ArticleFilter filter) {
    return search.search(new SearchRequest(text, filter, 20)).size();
  }

  private static int quotes(ArticleSearch search, String name) {
    return search.quotes(new QuoteRequest(name, null, null, null, 1000)).size();
  }

  private static ArticleFilter person(String name) {
    return new ArticleFilter(null, name, null, null, null, null, null);
  }

  private static ArticleFilter filter(String country, String topic, Instant from, Instant to) {
    String code = topic == null ? null : "medtop:" + topic + "000000";
    return new ArticleFilter(null, null, null, country, code, from, to);
  }

  private static void measure(String what, IntSupplier query) {
    long[] millis = new long[RUNS];
    int found = 0;
    for (int run = 0; run < RUNS; run++) {
      long start = System.nanoTime();
      found = query.getAsInt();
      millis[run] = (System.nanoTime() - start) / 1_000_000;
    }
    long first = millis[0];
    Arrays.sort(millis);
    System.out.printf(
        Locale.ROOT,
        "%-32s %4d found, first %5d ms, median %5d ms%n",
        what,
        found,
        first,
        millis[RUNS / 2]);
  }

  private static void execute(DataSource database, String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
