package dev.warta.store.postgres;

import dev.warta.store.StoredRejections;
import dev.warta.store.rejected.RejectionId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Reads the table of rejections. */
final class PostgresStoredRejections implements StoredRejections {

  private static final String OPEN =
      """
      select stage, cause, count(*) as count from rejection
      where handled_as is null
      group by stage, cause
      order by count desc, stage, cause""";

  private static final String COLUMNS =
      """
      select topic, partition, record_offset, rejected_partition, rejected_offset, stage, cause,
          message, stored_at, source, article_id::text, replays, handled_as
      from rejection where\s""";

  private static final String ORDER = " order by record_offset desc, topic, partition limit ?";

  private static final String BEHIND =
      """
      record_offset < ? or record_offset = ? and (topic, partition) > (?, ?)""";

  private final DataSource dataSource;

  PostgresStoredRejections(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public List<Count> open() {
    return read(
        Sql.of(OPEN),
        row -> new Count(row.getString("stage"), row.getString("cause"), row.getLong("count")));
  }

  @Override
  public List<Rejected> page(String stage, String cause, Place after, int limit) {
    List<Sql> conditions = new ArrayList<>(List.of(Sql.of("handled_as is null")));
    if (stage != null) {
      conditions.add(Sql.of("stage = ?", StorableText.of(stage)));
    }
    if (cause != null) {
      conditions.add(Sql.of("cause = ?", StorableText.of(cause)));
    }
    if (after != null) {
      conditions.add(
          Sql.of(BEHIND, after.offset(), after.offset(), after.topic(), after.partition()));
    }
    Sql rows = Sql.allOf(conditions);
    return read(
        new Sql(COLUMNS + rows.text() + ORDER, rows.values()).with(limit),
        PostgresStoredRejections::rejected);
  }

  @Override
  public Optional<Rejected> find(Place place) {
    String one = COLUMNS + "topic = ? and partition = ? and record_offset = ?";
    return read(
            Sql.of(one, StorableText.of(place.topic()), place.partition(), place.offset()),
            PostgresStoredRejections::rejected)
        .stream()
        .findFirst();
  }

  private static Rejected rejected(ResultSet row) throws SQLException {
    return new Rejected(
        new Place(row.getString("topic"), row.getInt("partition"), row.getLong("record_offset")),
        new RejectionId(row.getInt("rejected_partition"), row.getLong("rejected_offset")),
        row.getString("stage"),
        row.getString("cause"),
        row.getString("message"),
        Columns.instant(row, "stored_at"),
        row.getString("source"),
        row.getString("article_id"),
        row.getInt("replays"),
        row.getString("handled_as"));
  }

  private <T> List<T> read(Sql sql, Row<T> of) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = Parameters.prepare(connection, sql);
        ResultSet row = select.executeQuery()) {
      List<T> found = new ArrayList<>();
      while (row.next()) {
        found.add(of.read(row));
      }
      return found;
    } catch (SQLException e) {
      throw PostgresErrors.onReading("cannot read what was rejected", e);
    }
  }

  /** Makes something of a row. */
  @FunctionalInterface
  private interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }
}
