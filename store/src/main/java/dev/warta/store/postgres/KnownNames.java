package dev.warta.store.postgres;

import dev.warta.events.EntityType;
import dev.warta.store.Completion;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * The names in the news, to be completed while somebody types.
 *
 * <p>Those of the latest articles are held in memory and read again after a minute, when somebody
 * types. A table of all names with their counts was tried: keeping it doubled what the rows of
 * names cost the writer. Older names are found by their words, once one of them is complete.
 */
final class KnownNames {

  /** Names of so many latest articles are held. */
  static final int ARTICLES = 5_000;

  /** Some 20 MB. */
  private static final int MAX_NAMES = 50_000;

  /** Rows of a word that are looked at. */
  private static final int MAX_ROWS = 500;

  private static final Duration FRESH = Duration.ofMinutes(1);

  /** Of several ways to write a name the last in the order of bytes: with small letters. */
  private static final String LATEST =
      """
      select e.type, array_to_string(e.name_words, ' ') as words,
          max(left(e.name, 200) collate "C") as name, count(distinct e.article_id) as articles
      from (
          select article_id, revision from revision
          order by coalesce(published_at, observed_at) desc limit ?
      ) r
      join article a on a.article_id = r.article_id and a.current_revision = r.revision
      cross join lateral (
          select article_id, type, name_words, name from entity
          where article_id = r.article_id and revision = r.revision offset 0
      ) e
      where e.name_words <> '{}'
      group by e.type, words
      order by articles desc, words
      limit ?""";

  private static final String OF_WORDS =
      """
      select type, array_to_string(name_words, ' ') as words,
          max(left(name, 200) collate "C") as name, count(distinct article_id) as articles
      from (
          select type, name_words, name, article_id from entity
          where name_words @> ?::text[] limit ?
      ) e
      group by type, words""";

  private static final Comparator<Completion> MOST_ARTICLES =
      Comparator.comparing(Completion::articles)
          .reversed()
          .thenComparing(Completion::words)
          .thenComparing(Completion::type);

  private final DataSource dataSource;
  private List<Completion> latest = List.of();
  private long readAt;
  private boolean isRead;

  KnownNames(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** The names with a word for each typed word but the last, and one that begins as the last. */
  List<Completion> completions(String typed, int limit) throws SQLException {
    List<String> words = NameWords.of(typed);
    if (words.isEmpty()) {
      return List.of();
    }
    List<Completion> found = matching(latest(), words);
    if (found.size() < limit) {
      found.addAll(matching(ofWords(words), words));
    }
    Map<String, Completion> best = new LinkedHashMap<>();
    found.stream()
        .sorted(MOST_ARTICLES)
        .forEach(name -> best.putIfAbsent(name.type() + ":" + name.words(), name));
    return best.values().stream().limit(limit).toList();
  }

  private static List<Completion> matching(List<Completion> names, List<String> words) {
    String beginning = words.get(words.size() - 1);
    List<String> whole = words.subList(0, words.size() - 1);
    List<Completion> found = new ArrayList<>();
    for (Completion name : names) {
      if (hasWordWith(beginning, name.words()) && hasWords(whole, name.words())) {
        found.add(name);
      }
    }
    return found;
  }

  private static boolean hasWordWith(String beginning, String words) {
    return words.startsWith(beginning) || words.contains(" " + beginning);
  }

  private static boolean hasWords(List<String> whole, String words) {
    return whole.isEmpty() || new HashSet<>(List.of(words.split(" "))).containsAll(whole);
  }

  /** Whoever types first after a minute waits for it, and whoever types meanwhile. */
  private synchronized List<Completion> latest() throws SQLException {
    if (!isRead || System.nanoTime() - readAt > FRESH.toNanos()) {
      latest = read(Sql.of(LATEST, ARTICLES, MAX_NAMES));
      readAt = System.nanoTime();
      isRead = true;
    }
    return latest;
  }

  /** The last word may be complete; if not, the words before it are. */
  private List<Completion> ofWords(List<String> words) throws SQLException {
    List<Completion> found = read(Sql.of(OF_WORDS, words, MAX_ROWS));
    return found.isEmpty() && words.size() > 1
        ? read(Sql.of(OF_WORDS, words.subList(0, words.size() - 1), MAX_ROWS))
        : found;
  }

  private List<Completion> read(Sql sql) throws SQLException {
    List<Completion> names = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = Parameters.prepare(connection, sql);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        names.add(
            new Completion(
                EntityType.valueOf(row.getString("type")),
                row.getString("name"),
                row.getString("words"),
                row.getInt("articles")));
      }
    }
    return names;
  }
}
