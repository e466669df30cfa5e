package dev.warta.lab;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * CPU time used so far by each stage of a flow that runs in this process, told apart by the names
 * of threads.
 */
final class CpuSeconds {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private CpuSeconds() {}

  /**
   * Seconds by stage: {@code publish}, {@code enrich}, {@code store}, {@code broker} (and
   * everything else of this process), {@code postgres} (its processes that are alive).
   */
  static Map<String, Double> now() {
    Map<String, Double> seconds = new TreeMap<>();
    double known = 0;
    for (long id : THREADS.getAllThreadIds()) {
      ThreadInfo thread = THREADS.getThreadInfo(id);
      String stage = thread == null ? "broker" : stageOf(thread.getThreadName());
      if (!stage.equals("broker")) {
        double used = Math.max(0, THREADS.getThreadCpuTime(id)) / 1e9;
        known += used;
        seconds.merge(stage, used, Double::sum);
      }
    }
    Duration process = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    seconds.put("broker", process.toNanos() / 1e9 - known);
    seconds.put("postgres", postgres());
    return seconds;
  }

  private static String stageOf(String thread) {
    if (thread.startsWith("store-")) {
      return "store";
    }
    if (thread.contains("StreamThread") || thread.contains("warta-enrich")) {
      return "enrich";
    }
    return thread.equals("main") || thread.startsWith("kafka-producer-network-thread")
        ? "publish"
        : "broker";
  }

  private static double postgres() {
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().command().orElse("").endsWith("/postgres"))
        .map(process -> process.info().totalCpuDuration())
        .flatMap(Optional::stream)
        .mapToDouble(used -> used.toNanos() / 1e9)
        .sum();
  }
}
