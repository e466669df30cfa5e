package dev.warta.store.rejected;

import java.time.Instant;

/**
 * What there is to say of a rejected record, without the record itself.
 *
 * @param id where it lies in {@code articles.rejected}
 * @param publishedAt when the record was published to the topic it came from: a rejected record
 *     keeps its timestamp
 * @param stage which part of the flow rejected it; null where the record does not say
 * @param causeClass full name of the exception's class; empty where the record does not say
 * @param message the exception's message, cut off where it is very long; empty for none
 * @param place where the record lay; null where it does not say
 * @param source publisher or feed; null where it cannot be read
 * @param articleId the article it speaks of; null where it cannot be told
 * @param replays how often the document had been replayed before it was rejected this time
 * @param replayOf the rejected record it was replayed from; null where it was not
 * @param handledAs {@code replayed} or {@code edited}; null while nobody has dealt with it
 */
public record Rejection(
    RejectionId id,
    Instant publishedAt,
    Stage stage,
    String causeClass,
    String message,
    RecordPlace place,
    String source,
    String articleId,
    int replays,
    RejectionId replayOf,
    String handledAs) {

  /** Class of the exception without its package. */
  public String cause() {
    return causeClass.substring(causeClass.lastIndexOf('.') + 1);
  }

  /** True while nobody has dealt with it. */
  public boolean isOpen() {
    return handledAs == null;
  }
}
