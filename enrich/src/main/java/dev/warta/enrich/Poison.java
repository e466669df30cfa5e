package dev.warta.enrich;

import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.LockException;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.TaskCorruptedException;
import org.apache.kafka.streams.errors.TaskMigratedException;
import org.rocksdb.RocksDBException;

/**
 * Decides, for the whole of enrich, whether a failure is the record's own or an outage around it.
 */
final class Poison {

  /** Chains of causes are read this deep; some lead back to themselves. */
  private static final int MAX_DEPTH = 32;

  private Poison() {}

  /**
   * True if the record can never be processed, however often it is tried.
   *
   * <p>Failures of Kafka (broker gone, transaction lost) and of a state store (disk full) are
   * outages, except where Kafka says that the record itself is at fault. Every other exception
   * comes out of our own code and depends on nothing but the record.
   */
  static boolean isPoison(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof StreamsException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof Error || speaksOfState(failure)) {
      return false;
    }
    return !(cause instanceof KafkaException) || isRefused(cause);
  }

  /** Whether a state store or its task failed, wherever in the chain of causes that is told. */
  private static boolean speaksOfState(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < MAX_DEPTH; depth++) {
      if (cause instanceof ProcessorStateException
          || cause instanceof InvalidStateStoreException
          || cause instanceof TaskMigratedException
          || cause instanceof TaskCorruptedException
          || cause instanceof LockException
          || cause instanceof RocksDBException) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  private static boolean isRefused(Throwable failure) {
    return failure instanceof SerializationException
        || failure instanceof RecordTooLargeException
        || failure instanceof InvalidRecordException;
  }
}
