package dev.warta.store;

import org.apache.kafka.clients.consumer.Consumer;

/** Tells whether a consumer has a connection to any broker: polling alone does not say. */
final class BrokerConnections {

  private BrokerConnections() {}

  /** False if there is none; true also where the consumer keeps no count. */
  static boolean isConnected(Consumer<?, ?> consumer) {
    return consumer.metrics().entrySet().stream()
        .filter(metric -> metric.getKey().name().equals("connection-count"))
        .filter(metric -> metric.getKey().group().equals("consumer-metrics"))
        .allMatch(metric -> !Double.valueOf(0).equals(metric.getValue().metricValue()));
  }
}
