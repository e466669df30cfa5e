package dev.warta.cli;

import dev.warta.events.Topics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/** Makes sure that a command finds its topics before it starts to wait for them. */
final class TopicCheck {

  private TopicCheck() {}

  /** Ends the command if the cluster does not answer or a topic is missing. */
  static void requireTopics(Map<String, String> kafka, Topics topics) throws InterruptedException {
    try (Admin admin = ClusterOptions.admin(kafka)) {
      Set<String> existing = admin.listTopics().names().get();
      List<String> missing =
          topics.all().stream().filter(topic -> !existing.contains(topic)).toList();
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
}
