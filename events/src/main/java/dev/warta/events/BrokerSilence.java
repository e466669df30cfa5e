package dev.warta.events;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/**
 * Tells whether brokers answer the consumers of a service: neither a poll nor an open connection
 * says so.
 *
 * <p>A consumer that works hears from a broker every few seconds, if only the answers to its
 * heartbeats. Ask every few seconds; safe for use by several threads.
 */
public final class BrokerSilence {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String GROUP = "consumer-metrics";

  private final LongSupplier nanoTime;
  private double bytesHeard = -1;
  private long heardNanos;

  public BrokerSilence() {
    this(System::nanoTime);
  }

  BrokerSilence(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /**
   * What is wrong, in words; empty if brokers answer, or the consumers keep no metrics.
   *
   * @param metrics of the consumers
   */
  public synchronized Optional<String> inWords(Map<MetricName, ? extends Metric> metrics) {
    Optional<Double> connections = sum(metrics, "connection-count");
    if (connections.isEmpty()) {
      return Optional.empty();
    }
    double bytes = sum(metrics, "incoming-byte-total").orElse(0.0);
    long now = nanoTime.getAsLong();
    if (bytes != bytesHeard) {
      bytesHeard = bytes;
      heardNanos = now;
    }
    if (connections.get() == 0) {
      return Optional.of("no Kafka broker can be reached");
    }
    Duration silence = Duration.ofNanos(now - heardNanos);
    return silence.compareTo(PATIENCE) > 0
        ? Optional.of("no Kafka broker has answered for " + silence.toSeconds() + " s")
        : Optional.empty();
  }

  private static Optional<Double> sum(Map<MetricName, ? extends Metric> metrics, String name) {
    return metrics.values().stream()
        .filter(metric -> metric.metricName().name().equals(name))
        .filter(metric -> metric.metricName().group().equals(GROUP))
        .filter(metric -> metric.metricValue() instanceof Number)
        .map(metric -> ((Number) metric.metricValue()).doubleValue())
        .reduce(Double::sum);
  }
}
