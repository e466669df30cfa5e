package dev.warta.cli.local;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A real Kafka broker (with its controller) in this process, of the classes that run in production.
 *
 * <p>Its folder is kept across restarts. The caller holds the {@link DataFolder}: a second broker
 * on the same folder would corrupt it.
 */
public final class LocalBroker implements AutoCloseable {

  private static final String HOST = "127.0.0.1";
  private static final String NODE_ID = "1";

  /** A broker of one node has few groups and transactions; fewer partitions mean a faster start. */
  private static final String INTERNAL_PARTITIONS = "4";

  private final KafkaRaftServer server;
  private final int port;

  private LocalBroker(KafkaRaftServer server, int port) {
    this.server = server;
    this.port = port;
  }

  /**
   * Starts the broker and returns when it accepts clients.
   *
   * @param folder where it keeps its logs
   * @param wantedPort port to listen on if it is free, else another one is taken
   */
  public static LocalBroker start(Path folder, int wantedPort) throws Exception {
    int port = Ports.wantedOrFree(wantedPort);
    if (!DataFolder.isSetUp(folder)) {
      format(folder);
      DataFolder.markSetUp(folder);
    }
    KafkaRaftServer server =
        new KafkaRaftServer(new KafkaConfig(settings(folder, port)), Time.SYSTEM);
    server.startup();
    return new LocalBroker(server, port);
  }

  private static void format(Path folder) throws Exception {
    new Formatter()
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .setNodeId(Integer.parseInt(NODE_ID))
        .setClusterId(Uuid.randomUuid().toString())
        .addDirectory(folder.toString())
        .setMetadataLogDirectory(folder.toString())
        .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
        .setControllerListenerName("CONTROLLER")
        .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
        .run();
  }

  private static Map<String, String> settings(Path folder, int port) {
    // Static voters are not stored on disk, so the controller may listen on another port each time.
    int controllerPort = Ports.free();
    Map<String, String> settings = new TreeMap<>();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", NODE_ID);
    settings.put("controller.quorum.voters", NODE_ID + "@" + HOST + ":" + controllerPort);
    settings.put(
        "listeners",
        "PLAINTEXT://" + HOST + ":" + port + ",CONTROLLER://" + HOST + ":" + controllerPort);
    settings.put("advertised.listeners", "PLAINTEXT://" + HOST + ":" + port);
    settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("inter.broker.listener.name", "PLAINTEXT");
    settings.put("log.dirs", folder.toString());
    settings.put("auto.create.topics.enable", "false");
    settings.put("default.replication.factor", "1");
    settings.put("min.insync.replicas", "1");
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("offsets.topic.num.partitions", INTERNAL_PARTITIONS);
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("transaction.state.log.num.partitions", INTERNAL_PARTITIONS);
    settings.put("share.coordinator.state.topic.replication.factor", "1");
    settings.put("share.coordinator.state.topic.min.isr", "1");
    settings.put("share.coordinator.state.topic.num.partitions", "1");
    settings.put("group.initial.rebalance.delay.ms", "0");
    // 4 MiB of heap in place of 128: the compacted topics of one machine are small.
    settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(4 * 1024 * 1024));
    return settings;
  }

  /** Host and port for clients. */
  public String bootstrapServers() {
    return HOST + ":" + port;
  }

  /** Stops the broker; what it holds is on disk. */
  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }
}
