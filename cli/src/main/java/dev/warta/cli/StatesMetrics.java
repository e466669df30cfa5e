package dev.warta.cli;

import dev.warta.ingest.SourceStates;
import dev.warta.ingest.state.SourceState;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Serves the health of all sources as metrics, where somebody asks for them. */
final class StatesMetrics implements AutoCloseable {

  /** Null where nobody asks. */
  private final MetricsEndpoint endpoint;

  private final SourceMetrics metrics;
  private volatile SourceStates states;

  /**
   * @param address null to serve nothing
   */
  StatesMetrics(InetSocketAddress address) {
    if (address == null) {
      endpoint = null;
      metrics = null;
      return;
    }
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    endpoint =
        MetricsEndpoint.start(address, System.getenv(MetricsEndpoint.TOKEN_VARIABLE), registry);
    metrics = SourceMetrics.start(registry, this::all);
  }

  /** Where they are; empty if nowhere. */
  Optional<String> url() {
    return Optional.ofNullable(endpoint).map(MetricsEndpoint::url);
  }

  /** From now on these are shown, as they change. */
  void show(SourceStates newStates) {
    states = newStates;
  }

  @Override
  public void close() {
    if (endpoint != null) {
      metrics.close();
      endpoint.close();
    }
  }

  private Collection<SourceState> all() {
    SourceStates shown = states;
    return shown == null ? List.of() : shown.all();
  }
}
