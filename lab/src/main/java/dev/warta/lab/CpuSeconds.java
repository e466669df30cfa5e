package dev.warta.lab;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * CPU time used so far by each stage of a flow that runs in this process, told apart by the names
 * of threads.
 */
final class CpuSeconds {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final Path postgresFolder;

  /** Threads seen so far; one that has ended keeps what it had used when it was last seen. */
  private final Map<Long, Used> threads = new HashMap<>();

  private record Used(String stage, double seconds) {}

  /**
   * Looks at this process and at the PostgreSQL of a data folder.
   *
   * @param postgresFolder holds {@code postmaster.pid}
   */
  CpuSeconds(Path postgresFolder) {
    this.postgresFolder = postgresFolder;
  }

  /**
   * Seconds by stage: {@code publish}, {@code enrich}, {@code store}, {@code broker} (and
   * everything else of this process), {@code postgres} (its processes that are alive).
   */
  Map<String, Double> now() throws IOException {
    for (long id : THREADS.getAllThreadIds()) {
      ThreadInfo thread = THREADS.getThreadInfo(id);
      if (thread != null && !stageOf(thread.getThreadName()).equals("broker")) {
        double used = Math.max(0, THREADS.getThreadCpuTime(id)) / 1e9;
        threads.put(id, new Used(stageOf(thread.getThreadName()), used));
      }
    }
    Map<String, Double> seconds = new TreeMap<>();
    threads.values().forEach(used -> seconds.merge(used.stage(), used.seconds(), Double::sum));
    double known = seconds.values().stream().mapToDouble(Double::doubleValue).sum();
    Duration process = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    seconds.put("broker", process.toNanos() / 1e9 - known);
    seconds.put("postgres", postgres());
    return seconds;
  }

  private static String stageOf(String thread) {
    if (thread.startsWith("store-")) {
      return "store";
    }
    if (thread.contains("StreamThread")
        || thread.contains("warta-enrich")
        || thread.equals("enrich-steps")) {
      return "enrich";
    }
    return thread.equals("main") || thread.startsWith("kafka-producer-network-thread")
        ? "publish"
        : "broker";
  }

  private double postgres() throws IOException {
    long postmaster =
        Long.parseLong(Files.readAllLines(postgresFolder.resolve("postmaster.pid")).get(0).strip());
    return ProcessHandle.of(postmaster).stream()
        .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
        .map(process -> process.info().totalCpuDuration())
        .flatMap(Optional::stream)
        .mapToDouble(used -> used.toNanos() / 1e9)
        .sum();
  }
}
