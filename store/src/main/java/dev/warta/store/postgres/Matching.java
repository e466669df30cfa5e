package dev.warta.store.postgres;

import dev.warta.store.ArticleFilter;
import dev.warta.store.SearchRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The query for the current revisions that a request means, the latest first.
 *
 * <p>Which table it begins with is decided here, since PostgreSQL cannot know how often a name
 * stands in the news (planned by it, some searches took minutes): with the words that are searched
 * for, else with the rows of a name, sorted by their time, else with the revisions: by their
 * countries and topics, whose frequency it knows, or in the order of their time. The rows of a
 * {@linkplain Frequency frequent} name would be too many to sort; the latest revisions are looked
 * through for it until there are enough.
 */
final class Matching {

  private static final String BY_REVISION =
      """
      select r.article_id, r.revision
      from revision r
      join article a on a.article_id = r.article_id and a.current_revision = r.revision
      where %s
      order by coalesce(r.published_at, r.observed_at) desc, r.article_id
      limit ?""";

  /** Rows are looked at one after the other, until there are enough. */
  private static final String BY_ROW =
      """
      select named.article_id, named.revision
      from (
          select distinct article_id, revision, at from %s
          order by at desc, article_id, revision offset 0
      ) named
      cross join lateral (
          select from article a
          join revision r on r.article_id = a.article_id and r.revision = a.current_revision
          where a.article_id = named.article_id and a.current_revision = named.revision and (%s)
          limit 1
      ) is_current
      order by named.at desc, named.article_id
      limit ?""";

  /** Revisions are looked at one after the other, until there are enough. */
  private static final String BY_TIME =
      """
      select r.article_id, r.revision
      from revision r
      join article a on a.article_id = r.article_id and a.current_revision = r.revision
      %s
      where %s
      order by coalesce(r.published_at, r.observed_at) desc, r.article_id
      limit ?""";

  /** With its limit it is not planned as a join, which might begin with the names. */
  private static final String NAMES =
      """
      cross join lateral (
          select from %s and article_id = r.article_id and revision = r.revision limit 1
      ) named_%d
      """;

  private static final String EXISTS =
      """
      exists (select from %s and article_id = r.article_id and revision = r.revision)""";

  /** Nine digits fit into an integer, and there are not so many places. */
  private static final Pattern GEONAMES_ID = Pattern.compile("[0-9]{1,9}");

  /** Rows of names: {@code entity where …}. */
  private final List<Sql> rows = new ArrayList<>();

  /** Conditions on revisions, named {@code r}. */
  private final List<Sql> conditions = new ArrayList<>();

  private final ArticleFilter filter;

  private Matching(ArticleFilter filter, SearchRequest.Position after) {
    this.filter = filter;
    if (after != null) {
      conditions.add(behind(after));
    }
    addRow("entity", named("person", filter.person()));
    addRow("entity", named("organisation", filter.organisation()));
    addRow("quote", spoken(filter.speaker()));
    addPlace(filter.place());
    addConditions();
  }

  private void addConditions() {
    if (filter.source() != null) {
      conditions.add(Sql.of("r.source = ?", StorableText.of(filter.source())));
    }
    if (filter.problems() != null) {
      conditions.add(Sql.of(filter.problems() ? "r.has_problems" : "not r.has_problems"));
    }
    if (filter.country() != null) {
      conditions.add(Sql.of("r.countries @> ?::text[]", List.of(filter.country())));
    }
    if (filter.topic() != null) {
      conditions.add(Sql.of("r.topics @> ?::text[]", List.of(filter.topic())));
    }
    if (filter.language() != null) {
      conditions.add(ofLanguage(filter.language()));
    }
    conditions.addAll(
        between("coalesce(r.published_at, r.observed_at)", filter.from(), filter.to()));
  }

  /** The latest revisions that have any of the words and pass the filter. */
  static Sql words(
      Map<String, List<String>> configurationsByQuery, SearchRequest request, int most) {
    Matching matching = new Matching(request.filter(), request.after());
    List<Sql> all = new ArrayList<>();
    all.add(
        Sql.anyOf(configurationsByQuery.entrySet().stream().map(Matching::parsedText).toList()));
    all.addAll(matching.conditions);
    matching.rows.forEach(row -> all.add(Sql.filled(EXISTS, row)));
    return Sql.filled(BY_REVISION, Sql.allOf(all)).with(most);
  }

  /** What revisions, named {@code r}, must have to be found; whether they are current or not. */
  static Sql conditions(Map<String, List<String>> configurationsByQuery, ArticleFilter filter) {
    Matching matching = new Matching(filter, null);
    List<Sql> all = new ArrayList<>(matching.conditions);
    if (!configurationsByQuery.isEmpty()) {
      all.add(
          Sql.anyOf(configurationsByQuery.entrySet().stream().map(Matching::parsedText).toList()));
    }
    matching.rows.forEach(row -> all.add(Sql.filled(EXISTS, row)));
    return Sql.allOf(all);
  }

  /** The latest revisions that pass the filter. */
  static Sql filter(Connection connection, SearchRequest request, int most) throws SQLException {
    Matching matching = new Matching(request.filter(), request.after());
    List<Sql> conditions = matching.conditions;
    if (matching.rows.isEmpty()) {
      return Sql.filled(BY_REVISION, Sql.allOf(conditions)).with(most);
    }
    for (Sql row : matching.rows) {
      if (!Frequency.isFrequent(connection, row)) {
        matching.rows.remove(row);
        matching.rows.forEach(other -> conditions.add(Sql.filled(EXISTS, other)));
        return Sql.filled(BY_ROW, matching.inTime(row), Sql.allOf(conditions)).with(most);
      }
    }
    return Sql.filled(BY_TIME, naming(matching.rows), Sql.allOf(conditions)).with(most);
  }

  /**
   * The latest current revisions that name somebody.
   *
   * @param name rows of the name: {@code entity where …}
   */
  static Sql naming(Connection connection, Sql name, Instant from, Instant to, int most)
      throws SQLException {
    if (Frequency.isFrequent(connection, name)) {
      List<Sql> times = between("coalesce(r.published_at, r.observed_at)", from, to);
      return Sql.filled(BY_TIME, naming(List.of(name)), Sql.allOf(times)).with(most);
    }
    Sql rows = Sql.filled("%s and %s", name, Sql.allOf(between("at", from, to)));
    return Sql.filled(BY_ROW, rows, Sql.of("true")).with(most);
  }

  private static Sql naming(List<Sql> rows) {
    List<Sql> names = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      names.add(Sql.filled(NAMES.replace("%d", Integer.toString(i)), rows.get(i)));
    }
    return Sql.joined(names, "");
  }

  private Sql inTime(Sql row) {
    return Sql.filled("%s and %s", row, Sql.allOf(between("at", filter.from(), filter.to())));
  }

  /** Configurations that parse the words the same. */
  private static Sql parsedText(Map.Entry<String, List<String>> query) {
    return Sql.of(
        "r.search @@ ?::tsquery and text_search_configuration(r.language) = any (?::regconfig[])",
        query.getKey(),
        query.getValue());
  }

  /** The bound stands alone, too, for the index on the time. */
  private static Sql behind(SearchRequest.Position position) {
    OffsetDateTime at = position.at().atOffset(ZoneOffset.UTC);
    return Sql.of(
        "coalesce(r.published_at, r.observed_at) <= ?"
            + " and (coalesce(r.published_at, r.observed_at) < ? or r.article_id > ?::uuid)",
        at,
        at,
        position.articleId());
  }

  private static Sql named(String type, String name) {
    return name == null
        ? null
        : Sql.of("type = ? and name_words @> ?::text[]", type, NameWords.of(name));
  }

  private static Sql spoken(String speaker) {
    return speaker == null ? null : Sql.of("speaker_words @> ?::text[]", NameWords.of(speaker));
  }

  private void addPlace(String place) {
    if (place != null && GEONAMES_ID.matcher(place).matches()) {
      addRow("place", Sql.of("geonames_id = ?", Integer.parseInt(place)));
    } else {
      addRow("entity", named("place", place));
    }
  }

  private void addRow(String table, Sql condition) {
    if (condition != null) {
      rows.add(Sql.filled(table + " where %s", condition));
    }
  }

  static Sql ofLanguage(String language) {
    return Sql.of(
        "r.language = ? or r.language like ?",
        language,
        PostgresArticleSearch.sublanguages(language));
  }

  /** Conditions on a time; none for a bound that is null. */
  static List<Sql> between(String time, Instant from, Instant to) {
    List<Sql> bounds = new ArrayList<>();
    if (from != null) {
      bounds.add(Sql.of(time + " >= ?", from.atOffset(ZoneOffset.UTC)));
    }
    if (to != null) {
      bounds.add(Sql.of(time + " < ?", to.atOffset(ZoneOffset.UTC)));
    }
    return bounds;
  }
}
