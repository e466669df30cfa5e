package dev.warta.store.postgres;

import dev.warta.store.Facets;
import dev.warta.store.Facets.Facet;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts what the latest matches have in common, all facets in one look at their rows. */
final class FacetCounts {

  /** Labels of topics are in the documents: only those of the most frequent are read. */
  private static final String COUNTS =
      """
      with matching as materialized (
          %s
      ), found as materialized (
          select r.article_id, r.revision, r.language, r.source, r.countries, r.topics
          from matching join revision r using (article_id, revision)
      ), named as materialized (
          select found.article_id, e.type, array_to_string(e.name_words, ' ') as words, e.name
          from found cross join lateral (
              select type, name_words, name from entity
              where article_id = found.article_id and revision = found.revision offset 0
          ) e
          where e.type in ('person', 'organisation') and e.name_words <> '{}'
      ), counted(facet, value, label, articles) as (
          select 'language', language, null, count(*) from found group by language
          union all
          select 'source', source, null, count(*) from found group by source
          union all
          select 'country', value, null, count(*) from found, unnest(countries) value group by value
          union all
          select 'topic', value, null, count(*) from found, unnest(topics) value group by value
          union all
          select type, words, max(left(name, 200)), count(distinct article_id)
          from named group by type, words
      ), placed as (
          select *, row_number() over (partition by facet order by articles desc, value) as place
          from counted
      )
      select facet, value, articles, case when facet = 'topic' then (
              select topic ->> 'name' from found join revision r using (article_id, revision),
                  jsonb_array_elements(r.document -> 'topics') topic
              where placed.value = any (found.topics) and topic ->> 'code' = placed.value
              limit 1
          ) else label end as label
      from placed where place <= ?
      union all
      select 'all', null, count(*), null from found
      order by articles desc, value""";

  private FacetCounts() {}

  /**
   * @param matching selects {@code article_id} and {@code revision} of the articles to count, at
   *     most {@link Facets#MAX_ARTICLES}
   */
  static Facets read(Connection connection, Sql matching) throws SQLException {
    Sql counts = Sql.filled(COUNTS, matching).with(Facets.MAX_VALUES);
    Map<Facet, List<Facets.Value>> values = empty();
    int counted = 0;
    try (PreparedStatement select = Parameters.prepare(connection, counts);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        if (row.getString("facet").equals("all")) {
          counted = row.getInt("articles");
        } else {
          values.get(Facet.valueOf(row.getString("facet"))).add(value(row));
        }
      }
    }
    return new Facets(counted, counted < Facets.MAX_ARTICLES, values);
  }

  static Map<Facet, List<Facets.Value>> empty() {
    Map<Facet, List<Facets.Value>> values = new EnumMap<>(Facet.class);
    for (Facet facet : Facet.values()) {
      values.put(facet, new ArrayList<>());
    }
    return values;
  }

  private static Facets.Value value(ResultSet row) throws SQLException {
    return new Facets.Value(row.getString("value"), row.getString("label"), row.getInt("articles"));
  }
}
