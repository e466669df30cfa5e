package dev.warta.events;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Names of the headers that tell why a record lies in {@code articles.rejected}, and what became of
 * it.
 *
 * <p>A rejected record has key and value as they came and the {@code __streams.errors.*} headers. A
 * <em>mark</em> is a record behind it in the same partition, with the same key, no value and the
 * header {@link #HANDLED}: it says that the rejected record was dealt with, and how. A record that
 * was replayed carries the {@code warta.replay.*} headers, which stay with it if it is rejected
 * again. All values are text in UTF-8.
 */
public final class RejectionHeaders {

  // Kafka Streams 4.3 gives these names to its own and does not export them.

  /** Class of the exception that says what is wrong. */
  public static final String EXCEPTION = "__streams.errors.exception";

  /** What is wrong, in words. */
  public static final String MESSAGE = "__streams.errors.message";

  /** Where in the program it was found. */
  public static final String STACK_TRACE = "__streams.errors.stacktrace";

  /** Topic of the record as it came. */
  public static final String TOPIC = "__streams.errors.topic";

  /** Its partition there. */
  public static final String PARTITION = "__streams.errors.partition";

  /** Its offset there. */
  public static final String OFFSET = "__streams.errors.offset";

  /** On a replayed record: the rejected record it is, as {@code PARTITION:OFFSET}. */
  public static final String REPLAY_OF = "warta.replay.of";

  /** On a replayed record: how often this document was replayed, from 1. */
  public static final String REPLAY_COUNT = "warta.replay.count";

  /** On a replayed record: who replayed it. */
  public static final String REPLAY_BY = "warta.replay.by";

  /** On a replayed record: when, in ISO 8601. */
  public static final String REPLAY_AT = "warta.replay.at";

  /** On a mark: offset of the rejected record that was dealt with, in the mark's own partition. */
  public static final String HANDLED = "warta.handled";

  /** On a mark: {@code replayed}, or {@code edited} where the record was changed before. */
  public static final String HANDLED_AS = "warta.handled.as";

  /** On a mark: who dealt with it. */
  public static final String HANDLED_BY = "warta.handled.by";

  /** On a mark: when, in ISO 8601. */
  public static final String HANDLED_AT = "warta.handled.at";

  /** On a mark: the new record, as {@code TOPIC:PARTITION:OFFSET}. */
  public static final String HANDLED_TO = "warta.handled.to";

  private RejectionHeaders() {}

  /**
   * Whether a record of {@code articles.rejected} is a mark and not a rejected record.
   *
   * <p>A rejected record keeps the headers of its producer, who may have written anything; but it
   * says where it lay, and a mark does not.
   */
  public static boolean isMark(ConsumerRecord<?, ?> record) {
    return record.value() == null
        && record.headers().lastHeader(HANDLED) != null
        && record.headers().lastHeader(TOPIC) == null;
  }

  /** The text of a header; of several with one name that of the last. */
  public static Optional<String> text(ConsumerRecord<?, ?> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null || header.value() == null
        ? Optional.empty()
        : Optional.of(new String(header.value(), StandardCharsets.UTF_8));
  }
}
