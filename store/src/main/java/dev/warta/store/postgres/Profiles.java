package dev.warta.store.postgres;

import dev.warta.events.EntityType;
import dev.warta.store.EntityProfile;
import dev.warta.store.EntityRequest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what the latest articles on a name have to say of it. */
final class Profiles {

  private static final int MOST = 50;

  /** The articles, as arrays that are parallel: they are looked at several times. */
  private static final String ARTICLES =
      """
      with naming as materialized (
          %s
      )
      select array_agg(article_id::text) as ids, array_agg(revision::text) as revisions,
          min(at) as first_at, max(at) as last_at
      from naming cross join lateral (
          select at from entity e
          where e.article_id = naming.article_id and e.revision = naming.revision limit 1
      ) times""";

  /** The rows of all names in the articles. */
  private static final String NAMES =
      """
      unnest(?::uuid[], ?::int[]) as named(article_id, revision)
      cross join lateral (
          select type, name, name_words, role, at from entity
          where article_id = named.article_id and revision = named.revision offset 0
      ) e""";

  private static final String IS_IT =
      "e.type = ? and e.name_words @> ?::text[] and e.name_words <@ ?::text[]";

  private static final String SPELLINGS =
      "select e.name, count(*) as articles from "
          + NAMES
          + " where "
          + IS_IT
          + " group by e.name order by articles desc, e.name limit 1";

  private static final String ROLES =
      "select e.role, count(distinct named.article_id) as articles from "
          + NAMES
          + " where e.role is not null and "
          + IS_IT
          + " group by e.role order by articles desc, e.role limit ?";

  private static final String DAYS =
      "select (e.at at time zone 'UTC')::date as day, count(distinct named.article_id) as articles from "
          + NAMES
          + " where "
          + IS_IT
          + " group by day order by day";

  private static final String OTHERS =
      "select e.type, e.name_words, mode() within group (order by e.name) as name,"
          + " count(distinct named.article_id) as articles from "
          + NAMES
          + " where e.name_words <> '{}' and not ("
          + IS_IT
          + ") group by e.type, e.name_words order by articles desc, name, e.type limit ?";

  private static final String PLACES =
      """
      select p.name, p.country, p.geonames_id, p.latitude, p.longitude,
          count(distinct named.article_id) as articles
      from unnest(?::uuid[], ?::int[]) as named(article_id, revision)
      join place p using (article_id, revision)
      group by p.name, p.country, p.geonames_id, p.latitude, p.longitude
      order by articles desc, p.name limit ?""";

  private static final String QUOTES =
      """
      select count(*) from unnest(?::uuid[], ?::int[]) as named(article_id, revision)
      join quote q using (article_id, revision)
      where q.speaker_words @> ?::text[]""";

  private final Connection connection;
  private final EntityRequest request;
  private final List<String> words;
  private final List<String> ids;
  private final List<String> revisions;

  private Profiles(
      Connection connection,
      EntityRequest request,
      List<String> words,
      List<String> ids,
      List<String> revisions) {
    this.connection = connection;
    this.request = request;
    this.words = words;
    this.ids = ids;
    this.revisions = revisions;
  }

  static Optional<EntityProfile> read(Connection connection, EntityRequest request)
      throws SQLException {
    List<String> words = NameWords.of(request.name());
    if (words.isEmpty()) {
      return Optional.empty();
    }
    Sql named =
        Sql.of(
            "entity where type = ? and name_words @> ?::text[] and name_words <@ ?::text[]",
            request.type().name(),
            words,
            words);
    Sql naming =
        Matching.naming(
            connection, named, request.from(), request.to(), EntityRequest.MAX_ARTICLES);
    try (PreparedStatement select = Parameters.prepare(connection, Sql.filled(ARTICLES, naming));
        ResultSet row = select.executeQuery()) {
      row.next();
      if (row.getArray("ids") == null) {
        return Optional.empty();
      }
      Instant firstAt = Columns.instant(row, "first_at");
      Instant lastAt = Columns.instant(row, "last_at");
      Profiles profile =
          new Profiles(
              connection,
              request,
              words,
              Columns.texts(row, "ids"),
              Columns.texts(row, "revisions"));
      return Optional.of(profile.read(firstAt, lastAt));
    }
  }

  private EntityProfile read(Instant firstAt, Instant lastAt) throws SQLException {
    String type = request.type().name();
    return new EntityProfile(
        request.type(),
        rows(ofArticles(SPELLINGS).with(type, words, words), row -> row.getString("name")).get(0),
        words,
        ids.size(),
        ids.size() < EntityRequest.MAX_ARTICLES,
        firstAt,
        lastAt,
        rows(
            ofArticles(ROLES).with(type, words, words, MOST),
            row -> new EntityProfile.Role(row.getString("role"), row.getInt("articles"))),
        rows(
            ofArticles(DAYS).with(type, words, words),
            row ->
                new EntityProfile.Day(
                    row.getObject("day", LocalDate.class), row.getInt("articles"))),
        rows(ofArticles(OTHERS).with(type, words, words, MOST), Profiles::other),
        rows(ofArticles(PLACES).with(MOST), Profiles::place),
        rows(ofArticles(QUOTES).with(words), row -> row.getInt(1)).get(0));
  }

  private Sql ofArticles(String text) {
    return Sql.of(text, ids, revisions);
  }

  private static EntityProfile.Other other(ResultSet row) throws SQLException {
    return new EntityProfile.Other(
        EntityType.valueOf(row.getString("type")),
        row.getString("name"),
        Columns.texts(row, "name_words"),
        row.getInt("articles"));
  }

  private static EntityProfile.Where place(ResultSet row) throws SQLException {
    return new EntityProfile.Where(
        row.getString("name"),
        row.getString("country"),
        row.getObject("geonames_id", Integer.class),
        row.getObject("latitude", Double.class),
        row.getObject("longitude", Double.class),
        row.getInt("articles"));
  }

  private interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private <T> List<T> rows(Sql sql, Reader<T> reader) throws SQLException {
    List<T> rows = new ArrayList<>();
    try (PreparedStatement select = Parameters.prepare(connection, sql);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        rows.add(reader.read(row));
      }
    }
    return rows;
  }
}
