package dev.warta.lab.crash;

import dev.warta.events.TopicLayout;
import dev.warta.events.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;

/** Sets up the broker for a crash test: topics, and a load that does not come all at once. */
final class Cluster {

  private static final String LOAD_CLIENT = "crash-test-load";

  private Cluster() {}

  /**
   * Makes the topics. Raw records are stamped by the broker on arrival: what waits before that is
   * not the programs' delay.
   */
  static void prepare(String bootstrapServers, Topics topics) throws Exception {
    try (Admin admin = admin(bootstrapServers)) {
      TopicLayout.defaults(topics).createOrCheck(admin);
      admin
          .incrementalAlterConfigs(
              Map.of(
                  new ConfigResource(ConfigResource.Type.TOPIC, topics.raw()),
                  List.of(
                      new AlterConfigOp(
                          new ConfigEntry(
                              TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime"),
                          AlterConfigOp.OpType.SET))))
          .all()
          .get();
    }
  }

  /** Has the broker slow the load down to so many bytes a second. */
  static void limitLoad(String bootstrapServers, long bytesPerSecond) throws Exception {
    try (Admin admin = admin(bootstrapServers)) {
      admin
          .alterClientQuotas(
              List.of(
                  new ClientQuotaAlteration(
                      new ClientQuotaEntity(Map.of(ClientQuotaEntity.CLIENT_ID, LOAD_CLIENT)),
                      List.of(
                          new ClientQuotaAlteration.Op(
                              "producer_byte_rate", (double) bytesPerSecond)))))
          .all()
          .get(1, TimeUnit.MINUTES);
    }
  }

  /** The properties of an ingest whose articles arrive evenly under such a limit. */
  static Path writeLoadConfig(Path file) throws IOException {
    return Files.writeString(
        file,
        """
        client.id=%s
        batch.size=8192
        compression.type=none
        max.in.flight.requests.per.connection=1
        delivery.timeout.ms=600000
        """
            .formatted(LOAD_CLIENT));
  }

  private static Admin admin(String bootstrapServers) {
    return Admin.create(Map.of("bootstrap.servers", bootstrapServers));
  }
}
