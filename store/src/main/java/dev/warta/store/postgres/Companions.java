package dev.warta.store.postgres;

import dev.warta.events.EntityType;
import dev.warta.store.Companion;
import dev.warta.store.CompanionRequest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Counts in how many articles others are named together with somebody. */
final class Companions {

  private static final String COMPANIONS =
      """
      with naming as materialized (
          select named.article_id, named.revision
          from (
              select distinct article_id, revision, at from entity where %s
              order by at desc, article_id, revision offset 0
          ) named
          cross join lateral (
              select from article a
              where a.article_id = named.article_id and a.current_revision = named.revision
              limit 1
          ) is_current
          limit ?
      )
      select other.type, other.name, count(distinct naming.article_id) as articles,
          max(other.at) as latest
      from naming
      cross join lateral (
          select e.type, e.name, e.name_words, e.at from entity e
          where e.article_id = naming.article_id and e.revision = naming.revision offset 0
      ) other
      where not other.name_words @> ?::text[]
      group by other.type, other.name
      order by articles desc, latest desc, other.name, other.type
      limit ?""";

  private Companions() {}

  static List<Companion> read(Connection connection, CompanionRequest request) throws SQLException {
    List<String> words = NameWords.of(request.name());
    List<Sql> conditions = Matching.between("at", request.from(), request.to());
    conditions.add(Sql.of("name_words @> ?::text[]", words));
    Sql companions =
        Sql.filled(COMPANIONS, Sql.allOf(conditions))
            .with(CompanionRequest.MAX_ARTICLES, words, request.limit());
    try (PreparedStatement select = Parameters.prepare(connection, companions);
        ResultSet row = select.executeQuery()) {
      List<Companion> found = new ArrayList<>();
      while (row.next()) {
        found.add(
            new Companion(
                EntityType.valueOf(row.getString("type")),
                row.getString("name"),
                row.getInt("articles"),
                Columns.instant(row, "latest")));
      }
      return found;
    }
  }
}
