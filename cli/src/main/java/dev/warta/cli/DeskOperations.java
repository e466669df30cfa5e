package dev.warta.cli;

import dev.warta.desk.Operations;
import dev.warta.desk.Pipeline;
import dev.warta.events.Topics;
import dev.warta.store.StoreUnavailableException;
import dev.warta.store.postgres.PostgresArticleStore;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The pipeline that a desk shows, and its metrics. */
final class DeskOperations implements AutoCloseable {

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final PostgresArticleStore store;
  private final ClusterPipeline pipeline;
  private final StoredMetrics stored;
  private final MultiGauge rejected =
      MultiGauge.builder("warta.rejected.open")
          .description("Rejected records that nobody has dealt with")
          .register(registry);

  private DeskOperations(
      PostgresArticleStore store, Map<String, String> kafka, Topics topics, Shutdown parts) {
    this.store = store;
    this.stored = new StoredMetrics(registry, store);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    if (kafka == null) {
      pipeline = null;
      return;
    }
    FreshSources sources = parts.stopAtEnd(FreshSources.start(kafka, topics));
    parts.stopAtEnd(
        SourceMetrics.start(registry, () -> Objects.requireNonNullElse(sources.all(), List.of())));
    pipeline = parts.stopAtEnd(ClusterPipeline.start(kafka, topics, store, sources));
    List.of("raw", "enrich", "store").forEach(this::register);
    latency("0.5", Pipeline.Latency::p50);
    latency("0.99", Pipeline.Latency::p99);
  }

  /**
   * Begins to look at a pipeline.
   *
   * @param kafka null where no brokers are known
   * @param shutdown stops everything
   */
  static Operations start(
      PostgresArticleStore store, Map<String, String> kafka, Topics topics, Shutdown shutdown) {
    DeskOperations operations = new DeskOperations(store, kafka, topics, shutdown);
    shutdown.stopAtEnd(operations);
    return new Operations(operations.pipeline, operations::metrics);
  }

  private void register(String stage) {
    stageGauge(
        stage, "warta.stage.lag", "Records that wait for the stage", one -> number(one.lag()));
    stageGauge(stage, "warta.stage.rate", "Records a second, of late", one -> one.ratePerSecond());
    stageGauge(
        stage,
        "warta.stage.ill",
        "1 if the stage stands still or is out",
        one -> one.state() == Pipeline.State.ILL ? 1.0 : 0.0);
  }

  private static Double number(Long value) {
    return value == null ? null : value.doubleValue();
  }

  private void stageGauge(
      String stage, String name, String description, Function<Pipeline.Stage, Double> value) {
    Gauge.builder(name, pipeline, all -> orNaN(value.apply(stage(stage))))
        .tag("stage", stage)
        .description(description)
        .register(registry);
  }

  private void latency(String quantile, Function<Pipeline.Latency, Double> value) {
    Gauge.builder(
            "warta.latency.seconds",
            pipeline,
            all -> {
              Pipeline.Latency millis = stage("store").latency();
              Double found = millis == null ? null : value.apply(millis);
              return found == null ? Double.NaN : found / 1e3;
            })
        .tag("quantile", quantile)
        .description("From receiving a document to storing its article, of the latest articles")
        .register(registry);
  }

  private Pipeline.Stage stage(String name) {
    return pipeline.stages().stream()
        .collect(Collectors.toMap(Pipeline.Stage::name, Function.identity()))
        .get(name);
  }

  private static double orNaN(Double value) {
    return value == null ? Double.NaN : value;
  }

  /** One scrape at a time: another would find the rejections taken out. */
  private synchronized String metrics() {
    stored.refresh();
    try {
      rejected.register(
          store.rejections().open().stream()
              .<MultiGauge.Row<?>>map(
                  one ->
                      MultiGauge.Row.of(
                          Tags.of("stage", one.stage(), "cause", one.cause()), one.count()))
              .toList(),
          true);
    } catch (StoreUnavailableException e) {
      rejected.register(List.of(), true);
    }
    return registry.scrape();
  }

  @Override
  public void close() {
    registry.close();
  }
}
