package dev.warta.store.postgres;

import dev.warta.store.ArticleSearch;
import dev.warta.store.SearchHit;
import dev.warta.store.SearchRequest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
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
          where (%1$s)%2$s
          order by coalesce(r.published_at, r.observed_at) desc, r.article_id
          limit ?
      ), best as materialized (
          select r.article_id, r.revision, matched.query,
              ts_rank_cd(r.search, matched.query, 1) as rank
          from matching
          join revision r using (article_id, revision)
          cross join lateral (select %3$s as query) matched
          order by rank desc, coalesce(r.published_at, r.observed_at) desc, r.article_id
          limit ?
      )
      select r.article_id, r.revision, r.title, r.source, coalesce(r.canonical_url, r.url) as url,
          r.language, r.published_at, r.observed_at, r.authors, r.countries, best.rank,
          ts_headline(text_search_configuration(r.language), left(r.body, ?), best.query, ?) as snippet
      from best
      join revision r using (article_id, revision)
      order by best.rank desc, coalesce(r.published_at, r.observed_at) desc, r.article_id""";

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
      return queries.isEmpty() ? List.of() : hits(connection, request, queries);
    } catch (SQLException e) {
      throw PostgresErrors.onReading("cannot search", e);
    }
  }

  /** The parsed text, and the configurations that parse it so. */
  private static Map<String, List<String>> queries(Connection connection, SearchRequest request)
      throws SQLException {
    String text = StorableText.of(request.text());
    Map<String, List<String>> queries = new LinkedHashMap<>();
    try (PreparedStatement select = connection.prepareStatement(QUERIES)) {
      select.setString(1, request.language());
      select.setString(2, request.language());
      select.setString(3, sublanguages(request.language()));
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
    String oneQuery =
        "(r.search @@ ?::tsquery and text_search_configuration(r.language) = any (?::regconfig[]))";
    String conditions = String.join(" or ", Collections.nCopies(queries.size(), oneQuery));
    String language =
        request.language() == null ? "" : " and (r.language = ? or r.language like ?)";
    String choice =
        "case"
            + " when text_search_configuration(r.language) = any (?::regconfig[]) then ?::tsquery"
                .repeat(queries.size())
            + " end";
    try (PreparedStatement select =
        connection.prepareStatement(MATCHES.formatted(conditions, language, choice))) {
      Parameters parameters = new Parameters(select);
      for (Map.Entry<String, List<String>> query : queries.entrySet()) {
        parameters.text(query.getKey()).texts(query.getValue());
      }
      if (request.language() != null) {
        parameters.text(request.language()).text(sublanguages(request.language()));
      }
      parameters.number(MAX_RANKED);
      for (Map.Entry<String, List<String>> query : queries.entrySet()) {
        parameters.texts(query.getValue()).text(query.getKey());
      }
      parameters.number(request.limit()).number(SNIPPET_SOURCE).text(SNIPPET_OPTIONS);
      return read(select);
    }
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

  /** Under {@code zh} lie {@code zh-Hans} and {@code zh-Hant}. */
  static String sublanguages(String language) {
    return language == null ? null : language.replaceAll("([\\\\%_])", "\\\\$1") + "-%";
  }

  /** Sets one parameter after the other. */
  private static final class Parameters {

    private final PreparedStatement statement;
    private int index;

    Parameters(PreparedStatement statement) {
      this.statement = statement;
    }

    Parameters text(String value) throws SQLException {
      statement.setString(++index, value);
      return this;
    }

    Parameters number(int value) throws SQLException {
      statement.setInt(++index, value);
      return this;
    }

    Parameters texts(List<String> values) throws SQLException {
      statement.setArray(
          ++index, statement.getConnection().createArrayOf("text", values.toArray()));
      return this;
    }
  }
}
