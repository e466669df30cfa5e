package dev.warta.store;

import dev.warta.events.Topics;
import java.time.Duration;
import java.util.Locale;

/**
 * How a sink reads and writes.
 *
 * @param groupId consumer group; its instances share the partitions
 * @param groupInstanceId name of this instance in the group, different for each; with one, an
 *     instance that was killed is back at once, without waiting until its session has run out. Null
 *     for none
 * @param maxBatchRecords most records in one transaction
 * @param maxBatchBytes most bytes of records in one transaction; a single larger record is stored
 *     alone
 * @param maxBackoff longest time between two attempts during an outage
 */
public record SinkSettings(
    String groupId,
    String groupInstanceId,
    int maxBatchRecords,
    int maxBatchBytes,
    Duration maxBackoff) {

  public SinkSettings {
    if (maxBatchRecords < 1 || maxBatchBytes < 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a batch must hold at least one record and one byte, not %d and %d",
              maxBatchRecords,
              maxBatchBytes));
    }
  }

  /** One thousand records or 16 MiB a transaction, attempts at least every 30 seconds. */
  public static SinkSettings defaults(Topics topics) {
    return new SinkSettings(
        topics.prefix() + "warta-store", null, 1_000, 16 * 1024 * 1024, Duration.ofSeconds(30));
  }

  /** The same for a named instance of the group. */
  public SinkSettings withGroupInstanceId(String instanceId) {
    return new SinkSettings(groupId, instanceId, maxBatchRecords, maxBatchBytes, maxBackoff);
  }
}
