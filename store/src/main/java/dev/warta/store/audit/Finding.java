package dev.warta.store.audit;

/**
 * A raw record that has no outcome, or two.
 *
 * @param kind which of both
 * @param topic the raw topic
 * @param partition its partition
 * @param offset its offset there
 * @param articleId the article it belongs to; null where the record has expired or names none
 * @param detail what is known, in words
 */
public record Finding(
    Kind kind, String topic, int partition, long offset, String articleId, String detail) {

  /** What is wrong with a record. */
  public enum Kind {
    /** It has no outcome. */
    GAP,
    /** It has two different outcomes. */
    DOUBLE
  }
}
