package dev.warta.enrich.reprocess;

import dev.warta.events.Topics;
import java.util.Map;

/**
 * What a run is told by its operator.
 *
 * @param topics names of the topics; their prefix also keeps the run's own group apart
 * @param kafka connection properties of the cluster
 * @param selection the selection in words that are the same for the same selection: an interrupted
 *     run goes on only under the one it was started with
 * @param isFromStart true to begin anew in any case
 * @param rate articles a second
 * @param mostWaiting the run pauses while more records than this wait in the live flow
 * @param maxRequestBytes the largest event that may be produced, in bytes
 */
public record ReprocessSettings(
    Topics topics,
    Map<String, String> kafka,
    String selection,
    boolean isFromStart,
    int rate,
    long mostWaiting,
    int maxRequestBytes) {

  /** Name of the run's consumer group and of its transactions: one run at a time. */
  String group() {
    return topics.prefix() + "warta-reprocess";
  }
}
