package dev.warta.lab;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Articles to search in, made by SQL: eight entities, three quotes, four places and two topics
 * each, spread over five years; few persons are in very many articles and many in few, as in the
 * news.
 *
 * <p>The person number 0 is in one of 18 articles, the country {@code AA} in one of four. Bodies
 * are short, so that words are searched for in less text than in real articles.
 */
final class SearchCorpus {

  /** The third power makes few numbers frequent and many rare. */
  private static final String ARTICLES =
      """
      insert into revision (article_id, revision, source, title, body, language,
          language_confidence, authors, countries, topics, published_at, observed_at, word_count,
          content_hash, fingerprint, origin_topic, origin_partition, origin_offset,
          enrichment_version, enriched_at, document)
      select md5('article' || n)::uuid, 1, 'source' || n % 500, 'title ' || n,
          'word' || n % 1000 || ' and word' || (random() * 100000)::int || ' in a body',
          case when random() < 0.9 then 'en' else 'id' end, 1, '{}',
          array[chr(65 + first / 26) || chr(65 + first % 26),
              chr(65 + second / 26) || chr(65 + second % 26)],
          array['medtop:' || lpad(((random() * 16)::int + 1) || '000000', 8, '0'),
              'medtop:' || lpad(((random() * 16)::int + 1) || '000000', 8, '0')],
          timestamptz '2020-01-01' + random() * interval '5 years', now(), 8, '', '', 'raw', 0, n,
          1, now(), '{}'
      from (
          select n, (power(random(), 3) * 200)::int as first,
              (power(random(), 3) * 200)::int as second
          from generate_series(1, ARTICLES) n) drawn""";

  private static final String CURRENT =
      """
      insert into article (article_id, source, first_observed_at, current_revision)
      select article_id, source, observed_at, 1 from revision""";

  private static final String ENTITIES =
      """
      insert into entity (article_id, revision, ordinal, type, name, name_words, mentions, salience,
          method, at, parts, starts, ends)
      select article_id, 1, ordinal, type, type || ' given' || k % 3000 || ' name' || k,
          array[type, 'given' || k % 3000, 'name' || k], 2, 0.1, 'lab', published_at,
          '{body,body}', '{0,100}', '{12,112}'
      from (
          select article_id, ordinal, published_at,
              case when ordinal < 4 then 'person' when ordinal < 6 then 'organisation'
                  else 'place' end as type,
              (power(random(), 3) * 200000)::int as k
          from revision cross join generate_series(0, 7) ordinal) drawn""";

  private static final String QUOTES =
      """
      insert into quote (article_id, revision, ordinal, text, start_at, end_at, speaker,
          speaker_words, entity, method, at)
      select article_id, 1, entity.ordinal, 'What was said', 0, 13, name, name_words, entity.ordinal,
          'lab', at
      from entity where ordinal < 3""";

  private static final String PLACES =
      """
      insert into place (article_id, revision, ordinal, name, kind, country, geonames_id, at)
      select article_id, 1, ordinal - 1, 'place' || k, 'city', countries[1 + ordinal % 2], k,
          published_at
      from (
          select article_id, ordinal, countries, published_at,
              (power(random(), 3) * 20000)::int as k
          from revision cross join generate_series(1, 4) ordinal) drawn""";

  private SearchCorpus() {}

  /** Fills the tables, unless there are articles in them; returns how many there are. */
  static long fill(Connection connection, int articles) throws SQLException {
    long present = count(connection);
    if (present > 0) {
      return present;
    }
    try (Statement statement = connection.createStatement()) {
      for (String sql : List.of(ARTICLES, CURRENT, ENTITIES, QUOTES, PLACES, "vacuum analyze")) {
        statement.execute(sql.replace("ARTICLES", String.valueOf(articles)));
      }
    }
    return count(connection);
  }

  private static long count(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from article")) {
      row.next();
      return row.getLong(1);
    }
  }
}
