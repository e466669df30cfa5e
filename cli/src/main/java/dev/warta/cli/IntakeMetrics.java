package dev.warta.cli;

import dev.warta.ingest.RecoveringPublisher;
import dev.warta.ingest.http.IntakeCounts;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** What the HTTP intake does, as metrics. */
final class IntakeMetrics {

  private IntakeMetrics() {}

  /** Lets a registry look at an intake. */
  static void register(HttpIntake intake, MeterRegistry registry) {
    IntakeCounts counts = intake.server().counts();
    FunctionCounter.builder("warta.intake.articles", counts, IntakeCounts::published)
        .description("Articles that the brokers have acknowledged")
        .register(registry);
    FunctionCounter.builder("warta.intake.refused", counts, IntakeCounts::refused)
        .description("Requests that were wrong in some way")
        .register(registry);
    FunctionCounter.builder("warta.intake.turned.away", counts, IntakeCounts::turnedAway)
        .description("Requests that Kafka or the intake could not take (429 and 503)")
        .register(registry);
    RecoveringPublisher publisher = intake.publisher();
    Gauge.builder("warta.intake.in.flight.bytes", publisher, RecoveringPublisher::bytesInFlight)
        .description("Bytes that wait for their acknowledgement")
        .register(registry);
    Gauge.builder(
            "warta.intake.up",
            publisher,
            watched -> watched.state() == RecoveringPublisher.State.UP ? 1 : 0)
        .description("1 if the brokers acknowledge, 0 if not")
        .register(registry);
  }
}
