package dev.warta.cli;

import dev.warta.store.rejected.RejectedItem;
import dev.warta.store.rejected.RejectedLog;
import dev.warta.store.rejected.RejectionId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows one rejected record: why it lies there, what to do, and the document. */
@Command(
    name = "show",
    description = "Shows one rejected record: why it was rejected, what can be done, the document.")
final class RejectedShowCommand implements Callable<Integer> {

  private final Console console;

  @Parameters(
      paramLabel = "ID",
      converter = RejectedIds.class,
      description = "Id as the list shows it, such as 0:12.")
  private RejectionId id;

  @Mixin private ClusterOptions cluster;
  @Mixin private LocalOption local;

  RejectedShowCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    Map<String, String> kafka = cluster.kafka(local);
    TopicCheck.require(kafka, List.of(cluster.topics().rejected()));
    try (RejectedLog log = RejectedLog.open(kafka, cluster.topics())) {
      RejectedItem item =
          log.find(id)
              .orElseThrow(
                  () ->
                      new UserException(
                          "there is no rejected record %s in topic %s (any more): see warta rejected list"
                              .formatted(id, cluster.topics().rejected())));
      console.out().print(ShownRejection.of(item, log.historyOf(item)));
      return Warta.OK;
    }
  }
}
