package dev.warta.store.postgres;

import dev.warta.store.ArticleFilter;
import dev.warta.store.ArticleSearch;
import dev.warta.store.Companion;
import dev.warta.store.CompanionRequest;
import dev.warta.store.Completion;
import dev.warta.store.Facets;
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
import java.util.Optional;
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

  private static final String HITS =
      """
      with matching as materialized (
          %s
      ), best as materialized (
          select r.article_id, r.revision, matched.query,
              coalesce(ts_rank_cd(r.search, matched.query, 1), 0) as rank
          from matching
          join revision r using (article_id, revision)
          cross join lateral (select %s as query) matched
          order by %s coalesce(r.published_at, r.observed_at) desc, r.article_id
          limit ?
      )
      select r.article_id, r.revision, r.title, r.source, coalesce(r.canonical_url, r.url) as url,
          r.language, r.published_at, r.observed_at, r.authors, r.countries, best.rank, a.gone_since,
          r.origin_topic, r.origin_partition, r.origin_offset,
          best.query is null as is_opening, case when best.query is null then left(r.body, ?) else ts_headline(
              text_search_configuration(r.language), left(r.body, ?), best.query, ?) end as snippet
      from best
      join revision r using (article_id, revision)
      join article a using (article_id)
      order by %s coalesce(r.published_at, r.observed_at) desc, r.article_id""";

  private static final String SNIPPET_OPTIONS =
      "StartSel=\"%s\", StopSel=\"%s\", MaxFragments=2, MinWords=8, MaxWords=24, FragmentDelimiter=\" … \""
          .formatted(SearchHit.MARK_START, SearchHit.MARK_END);

  private final DataSource dataSource;
  private final KnownNames names;

  PostgresArticleSearch(DataSource dataSource) {
    this.dataSource = dataSource;
    this.names = new KnownNames(dataSource);
  }

  @Override
  public List<SearchHit> search(SearchRequest request) {
    if (!holdNames(request.filter())) {
      return List.of();
    }
    try (Connection connection = dataSource.getConnection()) {
      Map<String, List<String>> queries = queries(connection, request);
      boolean isNothingAsked =
          request.text().isBlank()
              ? request.filter().equals(ArticleFilter.NONE)
                  && request.order() == SearchRequest.Order.RELEVANCE
              : queries.isEmpty();
      return isNothingAsked ? List.of() : hits(connection, request, queries);
    } catch (SQLException e) {
      throw PostgresErrors.onReading("cannot search", e);
    }
  }

  @Override
  public List<QuoteHit> quotes(QuoteRequest request) {
    if (!holdsWords(request.speaker())) {
      return List.of();
    }
    try (Connection connection = dataSource.getConnection()) {
      return Quotes.read(connection, request);
    } catch (SQLException e) {
      throw PostgresErrors.onReading("cannot search for quotes", e);
    }
  }

  @Override
  public List<Companion> companions(CompanionRequest request) {
    if (!holdsWords(request.name())) {
      return List.of();
    }
    try (Connection connection = dataSource.getConnection()) {
      return Companions.read(connection, request);
    } catch (SQLException e) {
      throw PostgresErrors.onReading("cannot search for who is named with whom", e);
    }
  }

  @Override
  public Facets facets(String text, ArticleFilter filter) {
    try (Connection connection = dataSource.getConnection()) {
      Optional<Sql> matching = latest(connection, text, filter, Facets.MAX_ARTICLES);
      return matching.isEmpty()
          ? new Facets(0, true, FacetCounts.empty())
          : FacetCounts.read(connection, matching.get());
    } catch (SQLException e) {
      throw PostgresErrors.onReading("cannot count what articles have in common", e);
    }
  }

  @Override
  public List<Completion> completions(String typed, int limit) {
    if (limit < 1 || limit > Completion.MAX_LIMIT) {
      throw new IllegalArgumentException(
          "the limit is " + limit + "; it must be from 1 to " + Completion.MAX_LIMIT);
    }
    try {
      return names.completions(typed, limit);
    } catch (SQLException e) {
      throw PostgresErrors.onReading("cannot complete a name", e);
    }
  }

  static boolean holdNames(ArticleFilter filter) {
    return holdsWords(filter.person())
        && holdsWords(filter.organisation())
        && holdsWords(filter.speaker())
        && holdsWords(filter.place());
  }

  /** A name of signs alone is nobody's. */
  private static boolean holdsWords(String name) {
    return name == null || !NameWords.of(name).isEmpty();
  }

  /** The parsed text, and the configurations that parse it so. */
  static Map<String, List<String>> queries(Connection connection, SearchRequest request)
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
      Connection connection, SearchRequest request, Map<String, List<String>> queries)
      throws SQLException {
    boolean isRanked = request.order() == SearchRequest.Order.RELEVANCE;
    Sql matching = matching(connection, request, queries, isRanked ? MAX_RANKED : request.limit());
    Sql hits = hits(matching, queries, request.limit(), isRanked);
    try (PreparedStatement select = Parameters.prepare(connection, hits)) {
      return read(select);
    }
  }

  private static Sql matching(
      Connection connection, SearchRequest request, Map<String, List<String>> queries, int most)
      throws SQLException {
    return queries.isEmpty()
        ? Matching.filter(connection, request, most)
        : Matching.words(queries, request, most);
  }

  /**
   * What is shown of revisions, and their origins.
   *
   * @param matching the query for their keys
   */
  static Sql hits(Sql matching, Map<String, List<String>> queries, long most, boolean isRanked) {
    Sql first = Sql.of(isRanked ? "rank desc," : "");
    return Sql.filled(HITS, matching, queryOfRow(queries), first, first)
        .with(most, Opening.MAX_LENGTH + 1, SNIPPET_SOURCE, SNIPPET_OPTIONS);
  }

  /**
   * Selects {@code article_id} and {@code revision} of the latest articles that match; empty where
   * none can.
   */
  static Optional<Sql> latest(Connection connection, String text, ArticleFilter filter, int most)
      throws SQLException {
    SearchRequest request =
        new SearchRequest(text, filter, SearchRequest.Order.NEWEST, null, SearchRequest.MAX_LIMIT);
    if (!holdNames(filter)) {
      return Optional.empty();
    }
    Map<String, List<String>> queries = queries(connection, request);
    return !text.isBlank() && queries.isEmpty()
        ? Optional.empty()
        : Optional.of(matching(connection, request, queries, most));
  }

  /** The text as parsed under the configuration of the row's language; null without a text. */
  private static Sql queryOfRow(Map<String, List<String>> queries) {
    List<Object> values = new ArrayList<>();
    queries.forEach(
        (query, configurations) -> {
          values.add(configurations);
          values.add(query);
        });
    String cases =
        " when text_search_configuration(r.language) = any (?::regconfig[]) then ?::tsquery"
            .repeat(queries.size());
    return new Sql(queries.isEmpty() ? "null::tsquery" : "case" + cases + " end", values);
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

  static SearchHit hit(ResultSet row) throws SQLException {
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
        Columns.instant(row, "gone_since"),
        row.getBoolean("is_opening")
            ? Opening.of(row.getString("snippet"), row.getString("language"))
            : row.getString("snippet"));
  }

  /** Under {@code zh} lie {@code zh-Hans} and {@code zh-Hant}. */
  static String sublanguages(String language) {
    return language == null ? null : language.replaceAll("([\\\\%_])", "\\\\$1") + "-%";
  }
}
