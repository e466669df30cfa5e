package dev.warta.store.postgres;

import dev.warta.events.EnrichedArticle;
import dev.warta.events.Enrichment;
import dev.warta.events.Sighting;
import dev.warta.store.Batch;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the rows of a batch inside the caller's transaction.
 *
 * <p>Offsets and rows being one transaction, a revision comes twice only when it was enriched
 * again. So revisions that are not there go into their table by binary COPY at once; the others go
 * into temporary tables, and from there over what is stored if their enrichment is newer.
 */
final class BatchInsert {

  /** Run once on every connection that writes. */
  static final String STAGING =
      staging("revision", EventRows.REVISION_COLUMNS)
          + """
            alter table staged_revision
                alter column body set storage external, alter column document set storage external;
            """
          + staging("sighting", EventRows.SIGHTING_COLUMNS)
          + Stream.of(DetailRows.values())
              .map(rows -> staging(rows.table, rows.columns))
              .collect(Collectors.joining());

  private static final String UNIQUE_VIOLATION = "23505";

  private static final Comparator<Enrichment> ENRICHMENT =
      Comparator.comparing(Enrichment::getVersion).thenComparing(Enrichment::getEnrichedAt);

  private static final String KNOWN =
      """
      select r.article_id, r.revision
      from unnest(?::uuid[], ?::int[]) as wanted(article_id, revision)
      join revision r using (article_id, revision)""";

  /** Details of an enrichment that is not newer than the stored one do not get in. */
  private static final String OLDER_DETAILS =
      """
      delete from staged_%s d using staged_revision s, revision r
      where r.article_id = s.article_id and r.revision = s.revision
          and (s.enrichment_version, s.enriched_at) <= (r.enrichment_version, r.enriched_at)
          and d.article_id = s.article_id and d.revision = s.revision""";

  /** Details of an enrichment that is older than the new one go. */
  private static final String SUPERSEDED_DETAILS =
      """
      delete from %s d using staged_revision s, revision r
      where r.article_id = s.article_id and r.revision = s.revision
          and (s.enrichment_version, s.enriched_at) > (r.enrichment_version, r.enriched_at)
          and d.article_id = s.article_id and d.revision = s.revision""";

  private static final String DETAILS =
      "insert into %1$s (%2$s) select %2$s from staged_%1$s on conflict do nothing";

  private static final String REVISIONS =
      """
      insert into revision (%1$s) select %1$s from staged_revision
      on conflict (article_id, revision) do update set (%2$s) = (%3$s)
      where (excluded.enrichment_version, excluded.enriched_at)
          > (revision.enrichment_version, revision.enriched_at)"""
          .formatted(
              EventRows.REVISION_COLUMNS,
              EventRows.DERIVED_COLUMNS,
              "excluded." + EventRows.DERIVED_COLUMNS.replace(", ", ", excluded."));

  /** An article shows source and address of its current revision. */
  private static final String CURRENT =
      """
      update article a set source = r.source, url = coalesce(r.canonical_url, r.url)
      from staged_revision s join revision r using (article_id, revision)
      where a.article_id = r.article_id and a.current_revision = r.revision
          and (a.source, a.url) is distinct from (r.source, coalesce(r.canonical_url, r.url))""";

  private static final String SIGHTINGS =
      "insert into sighting (%1$s) select %1$s from staged_sighting on conflict do nothing"
          .formatted(EventRows.SIGHTING_COLUMNS);

  private static final String ARTICLES =
      """
      insert into article (article_id, source, url, first_observed_at, current_revision)
      select * from unnest(?::uuid[], ?::text[], ?::text[], ?::timestamptz[], ?::int[])
      on conflict (article_id) do update set
          source = case when excluded.current_revision > article.current_revision
              then excluded.source else article.source end,
          url = case when excluded.current_revision > article.current_revision
              then excluded.url else article.url end,
          gone_since = case when excluded.current_revision > article.current_revision
              then null else article.gone_since end,
          first_observed_at = least(article.first_observed_at, excluded.first_observed_at),
          current_revision = greatest(article.current_revision, excluded.current_revision)
      where excluded.current_revision > article.current_revision
          or excluded.first_observed_at < article.first_observed_at""";

  /** A revision that says that the article is gone, unless a later one says that it is back. */
  private static final String GONE =
      """
      update article a set gone_since = gone.since
      from unnest(?::uuid[], ?::int[], ?::timestamptz[]) as gone(article_id, revision, since)
      where a.article_id = gone.article_id and a.current_revision < gone.revision""";

  private record RevisionKey(UUID articleId, int revision) {

    static RevisionKey of(EnrichedArticle article) {
      return new RevisionKey(EventRows.articleId(article.getArticleId()), article.getRevision());
    }
  }

  private record ArticleRow(
      UUID articleId, String source, String url, Instant firstObservedAt, int currentRevision) {

    static ArticleRow of(EnrichedArticle article) {
      return new ArticleRow(
          EventRows.articleId(article.getArticleId()),
          StorableText.of(article.getSource()),
          StorableText.of(
              article.getCanonicalUrl() == null ? article.getUrl() : article.getCanonicalUrl()),
          article.getObservedAt(),
          isGone(article) ? 0 : article.getRevision());
    }

    ArticleRow with(ArticleRow other) {
      ArticleRow later = other.currentRevision > currentRevision ? other : this;
      Instant first =
          other.firstObservedAt.isBefore(firstObservedAt) ? other.firstObservedAt : firstObservedAt;
      return new ArticleRow(articleId, later.source, later.url, first, later.currentRevision);
    }
  }

  private BatchInsert() {}

  /** Such a revision has no text: the article goes on to be read and found by the one before. */
  private static boolean isGone(EnrichedArticle article) {
    return article.getGoneSince() != null;
  }

  private static String staging(String table, String columns) {
    return "create temporary table staged_%1$s on commit delete rows as select %2$s from %1$s with no data;%n"
        .formatted(table, columns);
  }

  static void write(Connection connection, Batch batch) throws SQLException {
    Collection<EnrichedArticle> revisions =
        withoutRepetition(batch.articles().stream().map(StorableArticle::of).toList());
    if (!revisions.isEmpty()) {
      writeArticles(connection, revisions);
      writeGone(connection, revisions.stream().filter(BatchInsert::isGone).toList());
      writeRevisions(connection, revisions);
    }
    if (!batch.sightings().isEmpty()) {
      mergeSightings(connection, batch.sightings());
    }
  }

  private static void writeRevisions(Connection connection, Collection<EnrichedArticle> revisions)
      throws SQLException {
    Set<RevisionKey> known = known(connection, revisions);
    Map<Boolean, List<EnrichedArticle>> byKnown =
        revisions.stream()
            .collect(Collectors.partitioningBy(r -> known.contains(RevisionKey.of(r))));
    if (!writeNewRevisions(connection, byKnown.get(false))) {
      mergeRevisions(connection, byKnown.get(false));
    }
    mergeRevisions(connection, byKnown.get(true));
  }

  private static Set<RevisionKey> known(
      Connection connection, Collection<EnrichedArticle> revisions) throws SQLException {
    Set<RevisionKey> known = new HashSet<>();
    List<RevisionKey> keys = revisions.stream().map(RevisionKey::of).toList();
    try (PreparedStatement select = connection.prepareStatement(KNOWN)) {
      select.setArray(1, array(connection, "uuid", keys, RevisionKey::articleId));
      select.setArray(2, array(connection, "int4", keys, RevisionKey::revision));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          known.add(new RevisionKey(row.getObject(1, UUID.class), row.getInt(2)));
        }
      }
    }
    return known;
  }

  /** The fast way: false, and nothing written, if somebody has stored one of them meanwhile. */
  private static boolean writeNewRevisions(
      Connection connection, Collection<EnrichedArticle> revisions) throws SQLException {
    if (revisions.isEmpty()) {
      return true;
    }
    Savepoint before = connection.setSavepoint();
    try {
      EventRows.revisions(revisions).copyInto(connection, "revision", EventRows.REVISION_COLUMNS);
      for (DetailRows details : DetailRows.values()) {
        details.of(revisions).copyInto(connection, details.table, details.columns);
      }
      connection.releaseSavepoint(before);
      return true;
    } catch (SQLException e) {
      if (!UNIQUE_VIOLATION.equals(e.getSQLState())) {
        throw e;
      }
      connection.rollback(before);
      return false;
    }
  }

  /** The way that works always: around what is there, or over it if the enrichment is newer. */
  private static void mergeRevisions(Connection connection, Collection<EnrichedArticle> revisions)
      throws SQLException {
    if (revisions.isEmpty()) {
      return;
    }
    EventRows.revisions(revisions)
        .copyInto(connection, "staged_revision", EventRows.REVISION_COLUMNS);
    for (DetailRows details : DetailRows.values()) {
      details.of(revisions).copyInto(connection, "staged_" + details.table, details.columns);
    }
    try (Statement statement = connection.createStatement()) {
      for (DetailRows details : DetailRows.values()) {
        statement.executeUpdate(OLDER_DETAILS.formatted(details.table));
        statement.executeUpdate(SUPERSEDED_DETAILS.formatted(details.table));
      }
      statement.executeUpdate(REVISIONS);
      for (DetailRows details : DetailRows.values()) {
        statement.executeUpdate(DETAILS.formatted(details.table, details.columns));
      }
      statement.executeUpdate(CURRENT);
    }
  }

  private static void mergeSightings(Connection connection, List<Sighting> sightings)
      throws SQLException {
    EventRows.sightings(sightings)
        .copyInto(connection, "staged_sighting", EventRows.SIGHTING_COLUMNS);
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(SIGHTINGS);
    }
  }

  /** One statement may touch a row once: of the same revision, the newest enrichment is written. */
  private static Collection<EnrichedArticle> withoutRepetition(List<EnrichedArticle> articles) {
    Map<RevisionKey, EnrichedArticle> byKey = new LinkedHashMap<>();
    for (EnrichedArticle article : articles) {
      byKey.merge(RevisionKey.of(article), article, BatchInsert::newer);
    }
    return byKey.values();
  }

  /** The newer enrichment, with where and when the revision was first seen. */
  private static EnrichedArticle newer(EnrichedArticle first, EnrichedArticle second) {
    return ENRICHMENT.compare(second.getEnrichment(), first.getEnrichment()) <= 0
        ? first
        : EnrichedArticle.newBuilder(second)
            .setOrigin(first.getOrigin())
            .setObservedAt(first.getObservedAt())
            .build();
  }

  private static void writeArticles(Connection connection, Collection<EnrichedArticle> revisions)
      throws SQLException {
    Map<UUID, ArticleRow> byId = new LinkedHashMap<>();
    for (EnrichedArticle revision : revisions) {
      ArticleRow row = ArticleRow.of(revision);
      byId.merge(row.articleId(), row, ArticleRow::with);
    }
    List<ArticleRow> rows = new ArrayList<>(byId.values());
    try (PreparedStatement upsert = connection.prepareStatement(ARTICLES)) {
      upsert.setArray(1, array(connection, "uuid", rows, ArticleRow::articleId));
      upsert.setArray(2, array(connection, "text", rows, ArticleRow::source));
      upsert.setArray(3, array(connection, "text", rows, ArticleRow::url));
      upsert.setArray(
          4,
          array(
              connection,
              "timestamptz",
              rows,
              row -> row.firstObservedAt().atOffset(ZoneOffset.UTC)));
      upsert.setArray(5, array(connection, "int4", rows, ArticleRow::currentRevision));
      upsert.executeUpdate();
    }
  }

  private static void writeGone(Connection connection, List<EnrichedArticle> gone)
      throws SQLException {
    if (gone.isEmpty()) {
      return;
    }
    Map<String, EnrichedArticle> lastOfEach = new LinkedHashMap<>();
    gone.forEach(
        revision ->
            lastOfEach.merge(
                revision.getArticleId(),
                revision,
                (one, other) -> other.getRevision() > one.getRevision() ? other : one));
    List<EnrichedArticle> rows = new ArrayList<>(lastOfEach.values());
    try (PreparedStatement update = connection.prepareStatement(GONE)) {
      update.setArray(1, array(connection, "uuid", rows, EnrichedArticle::getArticleId));
      update.setArray(2, array(connection, "int4", rows, EnrichedArticle::getRevision));
      update.setArray(
          3,
          array(
              connection, "timestamptz", rows, row -> row.getGoneSince().atOffset(ZoneOffset.UTC)));
      update.executeUpdate();
    }
  }

  private static <T> java.sql.Array array(
      Connection connection, String type, List<T> rows, Function<T, Object> field)
      throws SQLException {
    return connection.createArrayOf(type, rows.stream().map(field).toArray());
  }
}
