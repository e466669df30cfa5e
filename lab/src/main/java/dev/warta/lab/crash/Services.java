package dev.warta.lab.crash;

import dev.warta.cli.Warta;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The instances of enrich and of store that are at work. */
final class Services {

  /** Groups of the services, by command. */
  static final Map<String, String> GROUPS =
      Map.of("enrich", "warta-enrich", "store", "warta-store");

  private final Path folder;
  private final String bootstrapServers;
  private final String jdbcUrl;
  private final Map<String, Program> running = new LinkedHashMap<>();

  /**
   * No services yet.
   *
   * @param folder takes their state and logs
   */
  Services(Path folder, String bootstrapServers, String jdbcUrl) {
    this.folder = folder;
    this.bootstrapServers = bootstrapServers;
    this.jdbcUrl = jdbcUrl;
  }

  /** A command of Warta for this cluster and this database. */
  Program program(String name, String command, String... more) {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(List.of("--bootstrap-servers", bootstrapServers));
    arguments.addAll(List.of(more));
    return Program.of(name, folder, Warta.class, arguments);
  }

  /**
   * Starts an instance under a name such as {@code enrich-1}.
   *
   * <p>It has one thread, so that every instance of three has a share of four partitions.
   */
  void start(String command, String instance) throws IOException {
    Program program =
        command.equals("enrich")
            ? program(
                instance,
                command,
                "--instance-id",
                instance,
                "--threads",
                "1",
                "--state-dir",
                folder.resolve("state-" + instance).toString())
            : program(
                instance,
                command,
                "--instance-id",
                instance,
                "--writers",
                "1",
                "--jdbc-url",
                jdbcUrl + "&ApplicationName=" + instance);
    program.start();
    running.put(instance, program);
  }

  /** An instance by chance. */
  Program pick(String command, Random random) {
    List<Program> candidates =
        running.values().stream().filter(program -> program.name().startsWith(command)).toList();
    return candidates.get(random.nextInt(candidates.size()));
  }

  /** SIGTERM to an instance; returns when it has ended. */
  void stop(String instance) throws InterruptedException {
    Program program = running.remove(instance);
    int status = program.stop();
    // A Java program that ends on SIGTERM has this status, however it ended.
    if (status != 0 && status != 143) {
      throw new CrashTestException(
          "%s ended with status %d on SIGTERM: %s".formatted(instance, status, program.endOfLog()));
    }
  }

  /** Throws if one of them has ended by itself. */
  void requireRunning() {
    running.values().forEach(Program::requireRunning);
  }

  /** SIGTERM to all. */
  void stopAll() throws InterruptedException {
    for (String instance : List.copyOf(running.keySet())) {
      stop(instance);
    }
  }

  /** SIGKILL to all that is left. */
  void killAll() throws InterruptedException {
    for (Program program : running.values()) {
      program.kill();
    }
  }
}
