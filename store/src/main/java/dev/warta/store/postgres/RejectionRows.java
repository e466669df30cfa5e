package dev.warta.store.postgres;

import dev.warta.events.Origin;
import dev.warta.store.Batch;
import dev.warta.store.HandledMark;
import dev.warta.store.RejectionEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Writes what was rejected, and what of it was dealt with, inside the caller's transaction.
 *
 * <p>Rejections should be few: a statement each is fast enough.
 */
final class RejectionRows {

  private static final String REJECTION =
      """
      insert into rejection (topic, partition, record_offset, stage, cause, message, source,
          article_id, origin_topic, origin_partition, origin_offset, rejected_partition,
          rejected_offset, replays)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict do nothing""";

  private static final String MARK =
      """
      update rejection set handled_as = ?, handled_by = ?, handled_at = ?, handled_to = ?
      where rejected_partition = ? and rejected_offset = ?""";

  private RejectionRows() {}

  static void write(Connection connection, Batch batch) throws SQLException {
    insert(connection, batch.rejections());
    mark(connection, batch.marks());
  }

  private static void insert(Connection connection, List<RejectionEntry> rejections)
      throws SQLException {
    if (rejections.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = connection.prepareStatement(REJECTION)) {
      for (RejectionEntry rejection : rejections) {
        insert.setString(1, rejection.partition().topic());
        insert.setInt(2, rejection.partition().partition());
        insert.setLong(3, rejection.offset());
        insert.setString(4, rejection.stage());
        insert.setString(5, StorableText.of(rejection.cause()));
        insert.setString(6, StorableText.of(rejection.message()));
        insert.setString(7, StorableText.of(rejection.source()));
        insert.setObject(8, rejection.articleId());
        setOrigin(insert, rejection.origin());
        insert.setInt(12, rejection.rejectedPartition());
        insert.setLong(13, rejection.rejectedOffset());
        insert.setInt(14, rejection.replays());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static void setOrigin(PreparedStatement insert, Origin origin) throws SQLException {
    if (origin == null) {
      insert.setNull(9, Types.VARCHAR);
      insert.setNull(10, Types.INTEGER);
      insert.setNull(11, Types.BIGINT);
    } else {
      insert.setString(9, origin.getTopic());
      insert.setInt(10, origin.getPartition());
      insert.setLong(11, origin.getOffset());
    }
  }

  /** In their order: of two marks for one record, the later stays. */
  private static void mark(Connection connection, List<HandledMark> marks) throws SQLException {
    if (marks.isEmpty()) {
      return;
    }
    try (PreparedStatement update = connection.prepareStatement(MARK)) {
      for (HandledMark mark : marks) {
        update.setString(1, StorableText.of(mark.as()));
        update.setString(2, StorableText.of(mark.by()));
        update.setObject(3, mark.at() == null ? null : mark.at().atOffset(ZoneOffset.UTC));
        update.setString(4, StorableText.of(mark.to()));
        update.setInt(5, mark.partition());
        update.setLong(6, mark.offset());
        update.addBatch();
      }
      update.executeBatch();
    }
  }
}
