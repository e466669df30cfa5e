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
          %s
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
    Sql named = Sql.of("entity where name_words @> ?::text[]", words);
    Sql naming =
        Matching.naming(
            connection, named, request.from(), request.to(), CompanionRequest.MAX_ARTICLES);
    Sql companions = Sql.filled(COMPANIONS, naming).with(words, request.limit());
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
