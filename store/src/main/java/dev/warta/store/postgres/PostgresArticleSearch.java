package dev.warta.store.postgres;

import dev.warta.store.ArticleSearch;
import dev.warta.store.QuoteHit;
import dev.warta.store.QuoteRequest;
import dev.warta.store.SearchHit;
import dev.warta.store.SearchRequest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Searches the current revisions with PostgreSQL's full text search.
 *
 * <p>The text is parsed under every text search configuration that some article has, since the same
 * word has another stem in each. Configurations that read the text the same share one condition;
 * the conditions are joined with OR, so that the index answers each. Of very many matches the
 * latest {@value #MAX_RANKED} are ranked: the rank needs the words' positions, which lie outside of
 * the index.
 */
final class PostgresArticleSearch implements ArticleSearch {

  private static final int MAX_RANKED = 5_000;

  /** A snippet is taken from so many first characters of the body. */
  private static final int SNIPPET_SOURCE = 50_000;

  /** Where no words are searched for, the snippet is the beginning of the body. */
  private static final int SNIPPET_WITHOUT_WORDS = 240;

  /** Languages one after the other from the index, not from the rows. */
  private static final String QUERIES =
      """
      with recursive present(language) as (
          (select language from revision order by language limit 1)
          union all
          select (select r.language from revision r where r.language > p.language
              order by r.language limit 1)
          from present p where p.language is not null
      ), configuration(name) as (
          select distinct text_search_configuration(language) from present
          where language is not null and (?::text is null or language = ? or language like ?)
      )
      select name::text, websearch_to_tsquery(name, ?)::text as query
      from configuration
      where numnode(websearch_to_tsquery(name, ?)) > 0
      order by name::text""";

  private static final String MATCHES =
      """
      with matching as materialized (
          select r.article_id, r.revision
          from revision r
          join article a on a.article_id = r.article_id and a.current_revision = r.revision
          where %1$s
          order by coalesce(r.published_at, r.observed_at) desc, r.article_id
          limit ?
      ), best as materialized (
          select r.article_id, r.revision, matched.query,
              coalesce(ts_rank_cd(r.search, matched.query, 1), 0) as rank
          from matching
          join revision r using (article_id, revision)
          cross join lateral (select %2$s as query) matched
          order by rank desc, coalesce(r.published_at, r.observed_at) desc, r.article_id
          limit ?
      )
      select r.article_id, r.revision, r.title, r.source, coalesce(r.canonical_url, r.url) as url,
          r.language, r.published_at, r.observed_at, r.authors, r.countries, best.rank,
          case when best.query is null then left(r.body, %3$d) else ts_headline(
              text_search_configuration(r.language), left(r.body, ?), best.query, ?) end as snippet
      from best
      join revision r using (article_id, revision)
      order by best.rank desc, coalesce(r.published_at, r.observed_at) desc, r.article_id""";

  private static final String QUOTES =
      """
      select q.article_id, q.revision, q.text, q.speaker, q.role, q.at, r.title, r.source,
          coalesce(r.canonical_url, r.url) as url, r.language
      from quote q
      join article a on a.article_id = q.article_id and a.current_revision = q.revision
      join revision r on r.article_id = q.article_id and r.revision = q.revision
      where %s
      order by q.at desc, q.article_id, q.ordinal
      limit ?""";

  private static final String SNIPPET_OPTIONS =
      "StartSel=\"%s\", StopSel=\"%s\", MaxFragments=2, MinWords=8, MaxWords=24, FragmentDelimiter=\" … \""
          .formatted(SearchHit.MARK_START, SearchHit.MARK_END);

  private final DataSource dataSource;

  PostgresArticleSearch(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public List<SearchHit> search(SearchRequest request) {
    try (Connection connection = dataSource.getConnection()) {
      Map<String, List<String>> queries = queries(connection, request);
      List<Condition> filter = Conditions.of(request.filter());
      boolean isAnythingAsked = request.text().isBlank() ? !filter.isEmpty() : !queries.isEmpty();
      return isAnythingAsked ? hits(connection, queries, filter, request.limit()) : List.of();
    } catch (SQLException e) {
      throw PostgresErrors.onReading("cannot search", e);
    }
  }

  @Override
  public List<QuoteHit> quotes(QuoteRequest request) {
    Condition condition = Condition.allOf(Conditions.of(request));
    if (request.speaker() != null && NameWords.of(request.speaker()).isEmpty()) {
      return List.of();
    }
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(QUOTES.formatted(condition.sql()))) {
      new Parameters(select).of(condition).number(request.limit());
      return readQuotes(select);
    } catch (SQLException e) {
      throw PostgresErrors.onReading("cannot search for quotes", e);
    }
  }

  /** The parsed text, and the configurations that parse it so. */
  private static Map<String, List<String>> queries(Connection connection, SearchRequest request)
      throws SQLException {
    String text = StorableText.of(request.text());
    Map<String, List<String>> queries = new LinkedHashMap<>();
    try (PreparedStatement select = connection.prepareStatement(QUERIES)) {
      select.setString(1, request.filter().language());
      select.setString(2, request.filter().language());
      select.setString(3, sublanguages(request.filter().language()));
      select.setString(4, text);
      select.setString(5, text);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          queries
              .computeIfAbsent(row.getString("query"), query -> new ArrayList<>())
              .add(row.getString("name"));
        }
      }
    }
    return queries;
  }

  private static List<SearchHit> hits(
      Connection connection, Map<String, List<String>> queries, List<Condition> filter, int limit)
      throws SQLException {
    List<Condition> conditions = new ArrayList<>(filter);
    List<Condition> words = queries.entrySet().stream().map(PostgresArticleSearch::words).toList();
    if (!words.isEmpty()) {
      conditions.add(0, Condition.anyOf(words));
    }
    String query =
        words.isEmpty()
            ? "null::tsquery"
            : "case"
                + " when text_search_configuration(r.language) = any (?::regconfig[]) then ?::tsquery"
                    .repeat(words.size())
                + " end";
    Condition condition = Condition.allOf(conditions);
    String sql = MATCHES.formatted(condition.sql(), query, SNIPPET_WITHOUT_WORDS);
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      Parameters parameters = new Parameters(select).of(condition);
      parameters.number(words.isEmpty() ? limit : MAX_RANKED);
      for (Map.Entry<String, List<String>> one : queries.entrySet()) {
        parameters.texts(one.getValue()).text(one.getKey());
      }
      parameters.number(limit).number(SNIPPET_SOURCE).text(SNIPPET_OPTIONS);
      return read(select);
    }
  }

  /** A parsed text, in the articles whose configuration parses it so. */
  private static Condition words(Map.Entry<String, List<String>> query) {
    return Condition.of(
        "r.search @@ ?::tsquery and text_search_configuration(r.language) = any (?::regconfig[])",
        query.getKey(),
        query.getValue());
  }

  private static List<SearchHit> read(PreparedStatement select) throws SQLException {
    List<SearchHit> hits = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        hits.add(hit(row));
      }
    }
    return hits;
  }

  private static SearchHit hit(ResultSet row) throws SQLException {
    return new SearchHit(
        row.getString("article_id"),
        row.getInt("revision"),
        row.getString("title"),
        row.getString("source"),
        row.getString("url"),
        row.getString("language"),
        Columns.instant(row, "published_at"),
        Columns.instant(row, "observed_at"),
        Columns.texts(row, "authors"),
        Columns.texts(row, "countries"),
        row.getDouble("rank"),
        row.getString("snippet"));
  }

  private static List<QuoteHit> readQuotes(PreparedStatement select) throws SQLException {
    List<QuoteHit> hits = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        hits.add(
            new QuoteHit(
                row.getString("article_id"),
                row.getInt("revision"),
                row.getString("text"),
                row.getString("speaker"),
                row.getString("role"),
                Columns.instant(row, "at"),
                row.getString("title"),
                row.getString("source"),
                row.getString("url"),
                row.getString("language")));
      }
    }
    return hits;
  }

  /** Under {@code zh} lie {@code zh-Hans} and {@code zh-Hant}. */
  static String sublanguages(String language) {
    return language == null ? null : language.replaceAll("([\\\\%_])", "\\\\$1") + "-%";
  }
}
