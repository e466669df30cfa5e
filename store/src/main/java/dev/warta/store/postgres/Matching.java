package dev.warta.store.postgres;

import dev.warta.store.ArticleFilter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The query for the current revisions that a request means, the latest first.
 *
 * <p>Which table it begins with is decided here, since PostgreSQL cannot know how often a name
 * stands in the news: with the words that are searched for, else with the rows of a name in the
 * order of their time, else with the revisions: by their countries and topics, whose frequency it
 * knows, or in the order of their time. A name that stands in 50,000 of a million articles takes
 * tenths of a second; planned by PostgreSQL it took up to minutes.
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

  private static final String EXISTS =
      """
      exists (select from %s and article_id = r.article_id and revision = r.revision)""";

  /** Rows of names: {@code entity where …}. */
  private final List<Sql> rows = new ArrayList<>();

  /** Conditions on revisions, named {@code r}. */
  private final List<Sql> conditions = new ArrayList<>();

  private final ArticleFilter filter;

  private Matching(ArticleFilter filter) {
    this.filter = filter;
    addRow(entity("person", filter.person()));
    addRow(entity("organisation", filter.organisation()));
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
      Map<String, List<String>> configurationsByQuery, ArticleFilter filter, int most) {
    Matching matching = new Matching(filter);
    List<Sql> all = new ArrayList<>();
    all.add(
        Sql.anyOf(configurationsByQuery.entrySet().stream().map(Matching::parsedText).toList()));
    all.addAll(matching.conditions);
    matching.rows.forEach(row -> all.add(Sql.filled(EXISTS, row)));
    return Sql.filled(BY_REVISION, Sql.allOf(all)).with(most);
  }

  /** The latest revisions that pass the filter. */
  static Sql filter(ArticleFilter filter, int most) {
    Matching matching = new Matching(filter);
    List<Sql> conditions = matching.conditions;
    if (matching.rows.isEmpty()) {
      return Sql.filled(BY_REVISION, Sql.allOf(conditions)).with(most);
    }
    Sql first = matching.rows.remove(0);
    matching.rows.forEach(row -> conditions.add(Sql.filled(EXISTS, row)));
    return Sql.filled(BY_ROW, first, Sql.allOf(conditions)).with(most);
  }

  /** Configurations that parse the words the same. */
  private static Sql parsedText(Map.Entry<String, List<String>> query) {
    return Sql.of(
        "r.search @@ ?::tsquery and text_search_configuration(r.language) = any (?::regconfig[])",
        query.getKey(),
        query.getValue());
  }

  private static Sql entity(String type, String name) {
    return name == null
        ? null
        : Sql.of("type = ? and name_words @> ?::text[]", type, NameWords.of(name));
  }

  private void addRow(Sql condition) {
    if (condition != null) {
      List<Sql> all = new ArrayList<>(List.of(condition));
      all.addAll(between("at", filter.from(), filter.to()));
      rows.add(Sql.filled("entity where %s", Sql.allOf(all)));
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
