package dev.warta.cli.local;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A cluster of real brokers in this process, each with its controller, whose clients can be sent to
 * another port than the broker's own.
 */
public final class TestCluster implements AutoCloseable {

  private static final String HOST = "127.0.0.1";

  private final List<KafkaRaftServer> servers;
  private final String bootstrapServers;

  private TestCluster(List<KafkaRaftServer> servers, String bootstrapServers) {
    this.servers = servers;
    this.bootstrapServers = bootstrapServers;
  }

  /** Starts that many brokers. */
  public static TestCluster start(Path folder, int brokers) throws Exception {
    int[] ports = IntStream.range(0, brokers).map(broker -> Ports.free()).toArray();
    return start(folder, ports, ports);
  }

  /**
   * Starts one broker whose clients come through something that stands before it.
   *
   * @param port where the broker listens
   * @param advertisedPort where it tells its clients to connect
   */
  public static TestCluster startBehind(Path folder, int port, int advertisedPort)
      throws Exception {
    return start(folder, new int[] {port}, new int[] {advertisedPort});
  }

  /** A port nobody listens on at this moment. */
  public static int freePort() {
    return Ports.free();
  }

  private static TestCluster start(Path folder, int[] ports, int[] advertised) throws Exception {
    int nodes = ports.length;
    int[] controllers = IntStream.range(0, nodes).map(node -> Ports.free()).toArray();
    String voters =
        IntStream.range(0, nodes)
            .mapToObj(node -> (node + 1) + "@" + HOST + ":" + controllers[node])
            .collect(Collectors.joining(","));
    String clusterId = Uuid.randomUuid().toString();
    List<KafkaRaftServer> servers = new ArrayList<>();
    for (int node = 0; node < nodes; node++) {
      Map<String, String> settings = settings(nodes);
      settings.put("node.id", Integer.toString(node + 1));
      settings.put("controller.quorum.voters", voters);
      int between = Ports.free();
      settings.put(
          "listeners",
          "CLIENTS://%1$s:%2$d,BROKERS://%1$s:%3$d,CONTROLLER://%1$s:%4$d"
              .formatted(HOST, ports[node], between, controllers[node]));
      settings.put(
          "advertised.listeners",
          "CLIENTS://%1$s:%2$d,BROKERS://%1$s:%3$d".formatted(HOST, advertised[node], between));
      Path logs = Files.createDirectories(folder.resolve("broker-" + (node + 1)));
      settings.put("log.dirs", logs.toString());
      format(logs, node + 1, clusterId);
      servers.add(new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM));
    }
    // None is up before most of them are.
    CompletableFuture.allOf(
            servers.stream()
                .map(server -> CompletableFuture.runAsync(server::startup))
                .toArray(CompletableFuture<?>[]::new))
        .get();
    String addresses =
        Arrays.stream(advertised)
            .mapToObj(port -> HOST + ":" + port)
            .collect(Collectors.joining(","));
    return new TestCluster(servers, addresses);
  }

  private static void format(Path logs, int node, String clusterId) throws Exception {
    new Formatter()
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .setNodeId(node)
        .setClusterId(clusterId)
        .addDirectory(logs.toString())
        .setMetadataLogDirectory(logs.toString())
        .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
        .setControllerListenerName("CONTROLLER")
        .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
        .run();
  }

  private static Map<String, String> settings(int nodes) {
    String copies = Integer.toString(Math.min(nodes, 3));
    Map<String, String> settings = new TreeMap<>();
    settings.put("process.roles", "broker,controller");
    settings.put(
        "listener.security.protocol.map",
        "CLIENTS:PLAINTEXT,BROKERS:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("inter.broker.listener.name", "BROKERS");
    settings.put("auto.create.topics.enable", "false");
    settings.put("offsets.topic.replication.factor", copies);
    settings.put("offsets.topic.num.partitions", "2");
    settings.put("transaction.state.log.replication.factor", copies);
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("transaction.state.log.num.partitions", "2");
    settings.put("group.initial.rebalance.delay.ms", "0");
    settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(4 * 1024 * 1024));
    return settings;
  }

  /** Hosts and ports for clients. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  @Override
  public void close() {
    servers.stream()
        .map(server -> CompletableFuture.runAsync(server::shutdown))
        .toList()
        .forEach(CompletableFuture::join);
    servers.forEach(KafkaRaftServer::awaitShutdown);
  }
}
