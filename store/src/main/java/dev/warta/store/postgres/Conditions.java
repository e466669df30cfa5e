package dev.warta.store.postgres;

import dev.warta.store.ArticleFilter;
import dev.warta.store.QuoteRequest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * What a filter means in SQL.
 *
 * <p>Bounds of time are told to the tables of entities and places as well, so that their indexes
 * leave out what lies outside.
 */
final class Conditions {

  private final List<Condition> all = new ArrayList<>();
  private final Instant from;
  private final Instant to;

  private Conditions(Instant from, Instant to) {
    this.from = from;
    this.to = to;
  }

  /** On revisions, named {@code r}. */
  static List<Condition> of(ArticleFilter filter) {
    Conditions conditions = new Conditions(filter.from(), filter.to());
    conditions.addLanguage(filter.language());
    conditions.addEntity("person", filter.person());
    conditions.addEntity("organisation", filter.organisation());
    if (filter.country() != null) {
      conditions.addRows("place", Condition.of("country = ?", filter.country()));
    }
    if (filter.topic() != null) {
      conditions.all.add(Condition.of("r.topics @> ?::text[]", List.of(filter.topic())));
    }
    conditions.all.addAll(conditions.bounds("coalesce(r.published_at, r.observed_at)"));
    return conditions.all;
  }

  /** On quotes, named {@code q}, and their revisions, named {@code r}. */
  static List<Condition> of(QuoteRequest request) {
    Conditions conditions = new Conditions(request.from(), request.to());
    if (request.speaker() != null) {
      conditions.all.add(
          Condition.of("q.speaker_words @> ?::text[]", NameWords.of(request.speaker())));
    }
    conditions.addLanguage(request.language());
    conditions.all.addAll(conditions.bounds("q.at"));
    return conditions.all;
  }

  private void addLanguage(String language) {
    if (language != null) {
      all.add(
          Condition.of(
              "r.language = ? or r.language like ?",
              language,
              PostgresArticleSearch.sublanguages(language)));
    }
  }

  private void addEntity(String type, String name) {
    if (name != null) {
      List<String> words = NameWords.of(name);
      addRows(
          "entity",
          words.isEmpty()
              ? Condition.of("false")
              : Condition.of("type = ? and name_words @> ?::text[]", type, words));
    }
  }

  /** The revisions that have a row in a table. */
  private void addRows(String table, Condition condition) {
    List<Condition> conditions = new ArrayList<>(List.of(condition));
    conditions.addAll(bounds("at"));
    Condition rows = Condition.allOf(conditions);
    all.add(
        new Condition(
            "(r.article_id, r.revision) in (select article_id, revision from %s where %s)"
                .formatted(table, rows.sql()),
            rows.values()));
  }

  private List<Condition> bounds(String time) {
    List<Condition> bounds = new ArrayList<>();
    if (from != null) {
      bounds.add(Condition.of(time + " >= ?", from.atOffset(ZoneOffset.UTC)));
    }
    if (to != null) {
      bounds.add(Condition.of(time + " < ?", to.atOffset(ZoneOffset.UTC)));
    }
    return bounds;
  }
}
