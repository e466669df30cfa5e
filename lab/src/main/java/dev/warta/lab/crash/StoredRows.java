package dev.warta.lab.crash;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The rows of articles, revisions and sightings, to be compared with what they should be. */
final class StoredRows {

  private record Revision(Outcome outcome, String title, String bodyHash) {}

  private static final String REVISIONS =
      """
      select article_id, revision, content_hash, title, body,
          origin_topic, origin_partition, origin_offset, stored_at
      from revision\
      """;

  private static final String SIGHTINGS =
      """
      select article_id, revision, origin_topic, origin_partition, origin_offset, stored_at
      from sighting\
      """;

  private static final String REJECTIONS = "select topic, partition, record_offset from rejection";

  private static final int ROWS_AT_A_TIME = 500;

  private final Map<RecordPosition, Revision> revisions = new HashMap<>();
  private final Map<RecordPosition, Outcome> sightings = new HashMap<>();
  private final Map<String, Integer> currentRevisions = new HashMap<>();
  private final Map<RecordPosition, Instant> storedAt = new HashMap<>();
  private final Set<RecordPosition> rejections = new HashSet<>();
  private final Set<RecordPosition> doubles = new HashSet<>();

  private StoredRows() {}

  static StoredRows read(Connection connection) throws SQLException {
    StoredRows rows = new StoredRows();
    connection.setAutoCommit(false); // else the driver fetches all rows at once
    try (Statement statement = connection.createStatement()) {
      statement.setFetchSize(ROWS_AT_A_TIME);
      try (ResultSet row = statement.executeQuery(REVISIONS)) {
        while (row.next()) {
          rows.takeRevision(row);
        }
      }
      try (ResultSet row = statement.executeQuery(SIGHTINGS)) {
        while (row.next()) {
          RecordPosition origin = rows.origin(row);
          rows.sightings.put(
              origin, Outcome.sighting(row.getString("article_id"), row.getInt("revision")));
        }
      }
      try (ResultSet row = statement.executeQuery(REJECTIONS)) {
        while (row.next()) {
          rows.rejections.add(new RecordPosition(row.getString(1), row.getInt(2), row.getLong(3)));
        }
      }
      try (ResultSet row =
          statement.executeQuery("select article_id, current_revision from article")) {
        while (row.next()) {
          rows.currentRevisions.put(row.getString(1), row.getInt(2));
        }
      }
    }
    return rows;
  }

  private void takeRevision(ResultSet row) throws SQLException {
    Outcome outcome =
        Outcome.revision(
            row.getString("article_id"), row.getInt("revision"), row.getString("content_hash"));
    revisions.put(
        origin(row),
        new Revision(outcome, row.getString("title"), Workload.hash(row.getString("body"))));
  }

  private RecordPosition origin(ResultSet row) throws SQLException {
    RecordPosition origin =
        new RecordPosition(
            row.getString("origin_topic"),
            row.getInt("origin_partition"),
            row.getLong("origin_offset"));
    if (storedAt.put(origin, row.getTimestamp("stored_at").toInstant()) != null) {
      doubles.add(origin);
    }
    return origin;
  }

  /** When each row was stored, by its raw record. */
  Map<RecordPosition, Instant> storedAt() {
    return storedAt;
  }

  /** Notes every row that is missing, wrong or too many. */
  void compare(
      Workload load, ExpectedOutcomes expected, Set<RecordPosition> garbage, Findings findings) {
    doubles.forEach(raw -> findings.add("a raw record with several rows", raw));
    Set<RecordPosition> surplus = new HashSet<>(storedAt.keySet());
    expected
        .outcomes()
        .forEach(
            (raw, outcome) -> {
              surplus.remove(raw);
              switch (outcome.kind()) {
                case REVISION -> compareRevision(raw, outcome, load, findings);
                case SIGHTING ->
                    compareOutcome("sighting", raw, sightings.get(raw), outcome, findings);
                case REJECTION -> {
                  if (storedAt.containsKey(raw)) {
                    findings.add("stored, and should have been rejected", raw);
                  }
                  compareRejection(raw, findings);
                }
              }
            });
    garbage.forEach(position -> compareRejection(position, findings));
    rejections.forEach(position -> findings.add("listed as rejected without a reason", position));
    surplus.forEach(raw -> findings.add("a row of no raw record", raw));
    compareArticles(expected.latestRevisions(), findings);
  }

  private void compareRevision(
      RecordPosition raw, Outcome outcome, Workload load, Findings findings) {
    Revision stored = revisions.get(raw);
    compareOutcome("revision", raw, stored == null ? null : stored.outcome(), outcome, findings);
    Document document = load.find(outcome.articleId(), outcome.contentHash());
    if (stored != null
        && !(stored.bodyHash().equals(document.bodyHash())
            && stored.title().equals(document.title()))) {
      findings.add("a stored revision that says something else than what was sent", raw);
    }
  }

  private void compareRejection(RecordPosition position, Findings findings) {
    if (!rejections.remove(position)) {
      findings.add("rejected and not listed in the store", position);
    }
  }

  private static void compareOutcome(
      String kind, RecordPosition raw, Outcome stored, Outcome expected, Findings findings) {
    if (stored == null) {
      findings.add("a " + kind + " that is not stored", expected + " of " + raw);
    } else if (!stored.equals(expected)) {
      findings.add(
          "a " + kind + " that is stored as another",
          "%s is %s, not %s".formatted(raw, stored, expected));
    }
  }

  private void compareArticles(Map<String, Integer> latest, Findings findings) {
    latest.forEach(
        (articleId, revision) -> {
          Integer current = currentRevisions.remove(articleId);
          if (current == null) {
            findings.add("an article that is not stored", articleId);
          } else if (!current.equals(revision)) {
            findings.add(
                "an article with the wrong current revision",
                "%s has %d, not %d".formatted(articleId, current, revision));
          }
        });
    currentRevisions.keySet().forEach(id -> findings.add("an article that was never sent", id));
  }
}
