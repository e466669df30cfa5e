package dev.warta.ingest.http;

import dev.warta.ingest.source.ArticleLines;

/** Says how far a request of many lines has come. */
final class Progress {

  private Progress() {}

  /**
   * Adds to a problem how many articles are published and where to go on.
   *
   * @param problem says which line is wrong, if it is one
   */
  static Problem told(Problem problem, ArticleLines lines, Delivery delivery) {
    boolean isRefusedByBroker = delivery.refusal() != null && delivery.isComplete();
    Object wrongLine = isRefusedByBroker ? delivery.refusedAt() : problem.members().get("line");
    long failedAt = isRefusedByBroker || wrongLine == null ? lines.number() + 1 : (long) wrongLine;
    long resumeAt = delivery.firstUnknown(failedAt);
    Problem told =
        problem
            .saying(
                "%d articles are published; go on at line %d"
                    .formatted(delivery.published(), resumeAt))
            .with("line", wrongLine)
            .with("published", delivery.published())
            .with("resumeAtLine", resumeAt);
    boolean areIdsKnown =
        delivery.isComplete()
            && delivery.refusal() == null
            && delivery.ids().size() == delivery.published();
    return areIdsKnown ? told.with("articleIds", delivery.ids()) : told;
  }
}
