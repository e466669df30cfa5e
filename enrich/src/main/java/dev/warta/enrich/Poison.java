package dev.warta.enrich;

import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.errors.StreamsException;

/**
 * Decides, for the whole of enrich, whether a failure is the record's own or an outage around it.
 */
final class Poison {

  private Poison() {}

  /**
   * True if the record can never be processed, however often it is tried.
   *
   * <p>Failures of Kafka (broker gone, transaction lost, state store broken) are outages, except
   * where Kafka says that the record itself is at fault. Every other exception comes out of our own
   * code and depends on nothing but the record.
   */
  static boolean isPoison(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof StreamsException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof KafkaException) {
      return cause instanceof SerializationException
          || cause instanceof RecordTooLargeException
          || cause instanceof InvalidRecordException;
    }
    return !(cause instanceof Error);
  }
}
