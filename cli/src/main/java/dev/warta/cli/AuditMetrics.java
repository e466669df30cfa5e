package dev.warta.cli;

import dev.warta.store.audit.AuditReport;
import dev.warta.store.audit.PartitionFigures;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/**
 * The figures of the latest audit as metrics: {@code warta_audit_gap} and so on, by topic and
 * partition.
 *
 * <p>While audits fail, the figures stay those of the last one that did not; {@code warta_audit_up}
 * is 0 then, and {@code warta_audit_age_seconds} grows.
 */
final class AuditMetrics {

  private record Partition(String topic, int number) {}

  private final MeterRegistry registry;
  private final Map<Partition, PartitionFigures> latest = new ConcurrentHashMap<>();
  private volatile boolean isUp;
  private volatile Instant at;
  private volatile Duration took = Duration.ZERO;
  private volatile int problems;

  AuditMetrics(MeterRegistry registry) {
    this.registry = registry;
    gauge("up", "1 if the latest audit could be finished, else 0", metrics -> isUp ? 1 : 0);
    gauge("age.seconds", "Time since the latest finished audit began", metrics -> age());
    gauge("took.seconds", "How long that audit took", metrics -> took.toMillis() / 1e3);
    gauge("problems", "Problems beside gaps and doubles", metrics -> problems);
  }

  /** Shows the figures of one more audit. */
  void show(AuditReport report) {
    Map<Partition, PartitionFigures> figures = new HashMap<>();
    report
        .partitions()
        .forEach(one -> figures.put(new Partition(one.topic(), one.partition()), one));
    latest.putAll(figures);
    figures.keySet().forEach(this::register);
    problems = report.problems().size();
    took = report.took();
    at = report.at();
    isUp = true;
  }

  /** The latest audit could not be finished. */
  void showFailure() {
    isUp = false;
  }

  /** Registering again changes nothing. */
  private void register(Partition partition) {
    gauge(partition, "raw", "Records in the raw topic", PartitionFigures::raw);
    gauge(partition, "enriched", "Raw records that became a revision", PartitionFigures::enriched);
    gauge(
        partition, "sightings", "Raw records that became a sighting", PartitionFigures::sightings);
    gauge(partition, "rejected", "Raw records that were rejected", PartitionFigures::rejected);
    gauge(
        partition,
        "in.flight",
        "Raw records not read yet, or whose outcome is not stored yet",
        PartitionFigures::inFlight);
    gauge(partition, "stored", "Raw records whose outcome is stored", PartitionFigures::stored);
    gauge(
        partition, "gap", "Raw records that were read and have no outcome", PartitionFigures::gap);
    gauge(
        partition, "double", "Raw records with two different outcomes", PartitionFigures::doubles);
    gauge(
        partition,
        "expired",
        "Offsets before the first one the raw topic still holds",
        PartitionFigures::expired);
  }

  private void gauge(
      Partition partition,
      String name,
      String description,
      ToDoubleFunction<PartitionFigures> figure) {
    Gauge.builder(
            "warta.audit." + name, latest, figures -> figure.applyAsDouble(figures.get(partition)))
        .tags(
            Tags.of("topic", partition.topic(), "partition", Integer.toString(partition.number())))
        .description(description)
        .register(registry);
  }

  private void gauge(String name, String description, ToDoubleFunction<AuditMetrics> value) {
    Gauge.builder("warta.audit." + name, this, value).description(description).register(registry);
  }

  /** Not a number before the first. */
  private double age() {
    Instant began = at;
    return began == null ? Double.NaN : Duration.between(began, Instant.now()).toMillis() / 1e3;
  }
}
