package dev.warta.cli;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Makes sure that a command finds its topics before it starts to wait for them. */
final class TopicCheck {

  private static final String TIMEOUT_MS = "15000";

  private TopicCheck() {}

  /** Ends the command if the cluster does not answer or a topic is missing. */
  static void require(Map<String, String> kafka, List<String> topics) throws InterruptedException {
    try (Admin admin = ClusterOptions.admin(impatient(kafka))) {
      Set<String> existing = admin.listTopics().names().get();
      List<String> missing = topics.stream().filter(topic -> !existing.contains(topic)).toList();
      if (!missing.isEmpty()) {
        throw new UserException(
            "the cluster has no topic %s; create the topics with `warta topics`"
                .formatted(String.join(", ", missing)));
      }
    } catch (ExecutionException e) {
      throw new UserException(
          "the cluster %s does not answer: %s"
              .formatted(kafka.get("bootstrap.servers"), Failures.inWords(e)),
          e);
    }
  }

  /** The same connection for somebody who waits at the terminal. */
  static Map<String, String> impatient(Map<String, String> kafka) {
    Map<String, String> impatient = new TreeMap<>(kafka);
    impatient.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
    impatient.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
    return impatient;
  }
}
