package dev.warta.store.postgres;

import dev.warta.events.ArticleId;
import dev.warta.events.CanonicalUrl;
import dev.warta.store.ArticleSearch;
import dev.warta.store.SearchHit;
import dev.warta.store.SearchRequest;
import dev.warta.store.journey.Candidate;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * Finds the articles that a text may mean: an id, an address or a part of a title.
 *
 * <p>An address is its article's id, hashed; only where that finds nothing the addresses of all
 * articles are read. A part of a title is searched for by its words first; only where that finds
 * nothing all titles are read. Both give up at the timeout of the connection.
 */
final class FoundArticles {

  private static final int MAX_TITLE_HITS = 50;

  private static final Pattern UUID_FORM =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  private static final String BY_ID =
      """
      select ids.article_id, r.title, coalesce(a.source, rejected.source) as source, a.url
      from (values (?::uuid)) as ids(article_id)
      left join article a using (article_id)
      left join revision r on r.article_id = a.article_id and r.revision = a.current_revision
      left join lateral (
          select source from rejection where rejection.article_id = ids.article_id limit 1
      ) rejected on true
      where a.article_id is not null or exists (
          select 1 from rejection where rejection.article_id = ids.article_id)""";

  private static final String BY_URL =
      """
      select a.article_id, r.title, a.source, a.url
      from article a
      left join revision r on r.article_id = a.article_id and r.revision = a.current_revision
      where a.url in (?, ?)
      limit ?""";

  /** Other than a join, this stops reading titles when it has found enough. */
  private static final String BY_TITLE =
      """
      select distinct on (a.article_id) a.article_id, r.title, a.source, a.url
      from (select article_id, title from revision where title ilike ? limit ?) r
      join article a using (article_id)
      order by a.article_id""";

  private final DataSource dataSource;
  private final ArticleSearch search;

  FoundArticles(DataSource dataSource, ArticleSearch search) {
    this.dataSource = dataSource;
    this.search = search;
  }

  List<Candidate> find(String text, int limit) {
    String wanted = StorableText.of(text.strip());
    try {
      if (UUID_FORM.matcher(wanted).matches()) {
        return candidates(BY_ID, wanted.toLowerCase(Locale.ROOT));
      }
      return wanted.matches("(?is)https?://.+") ? byUrl(wanted, limit) : byTitle(wanted, limit);
    } catch (SQLException e) {
      throw PostgresErrors.onReading(
          "cannot find the article \"%s\"; its id, or its title in full words, is found at once"
              .formatted(wanted),
          e);
    }
  }

  private List<Candidate> byUrl(String url, int limit) throws SQLException {
    String normal;
    try {
      normal = CanonicalUrl.normalise(url);
    } catch (IllegalArgumentException noAddress) {
      return List.of();
    }
    List<Candidate> byId = candidates(BY_ID, ArticleId.ofUrl(normal));
    return byId.isEmpty() ? candidates(BY_URL, url, normal, limit) : byId;
  }

  private List<Candidate> byTitle(String part, int limit) throws SQLException {
    if (part.isEmpty()) {
      return List.of();
    }
    List<Candidate> byWords =
        part.length() > SearchRequest.MAX_TEXT
            ? List.of()
            : search.search(SearchRequest.of(quoted(part), MAX_TITLE_HITS)).stream()
                .filter(hit -> isIn(hit.title(), part))
                .limit(limit)
                .map(FoundArticles::candidate)
                .toList();
    return byWords.isEmpty()
        ? candidates(BY_TITLE, "%" + part.replaceAll("([\\\\%_])", "\\\\$1") + "%", limit)
        : byWords;
  }

  /** The words in this order, and no operators in them. */
  private static String quoted(String part) {
    return "\"" + part.replace('"', ' ') + "\"";
  }

  private static boolean isIn(String title, String part) {
    return title.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }

  private static Candidate candidate(SearchHit hit) {
    return new Candidate(hit.articleId(), hit.title(), hit.source(), hit.url());
  }

  private List<Candidate> candidates(String sql, Object... parameters) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = PostgresJourneys.prepare(connection, sql, parameters);
        ResultSet row = select.executeQuery()) {
      List<Candidate> found = new ArrayList<>();
      while (row.next()) {
        found.add(
            new Candidate(
                row.getString("article_id"),
                row.getString("title"),
                row.getString("source"),
                row.getString("url")));
      }
      return found;
    }
  }
}
