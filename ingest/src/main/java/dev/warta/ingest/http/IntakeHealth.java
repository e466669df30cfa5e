package dev.warta.ingest.http;

import dev.warta.events.Topics;
import dev.warta.ingest.PublishException;
import dev.warta.ingest.SourceStates;
import dev.warta.ingest.state.SourceKind;
import dev.warta.ingest.state.SourceState;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Saves once a minute how the intake fares as a source, for the list of all sources.
 *
 * <p>An intake to which nobody posts becomes quiet. While the brokers are out nothing can be saved;
 * how it fares is told all the same, and saved afterwards.
 */
public final class IntakeHealth implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(IntakeHealth.class);

  private static final Duration PERIOD = Duration.ofMinutes(1);

  private final Map<String, ?> kafka;
  private final Topics topics;
  private final String location;
  private final String source;
  private final IntakeTally tally;
  private final Thread thread = new Thread(this::run, "intake-health");

  /** Null until opened, and after an outage. */
  private SourceStates states;

  /** Null until it is known how the intake fared before. */
  private volatile SourceState state;

  private IntakeHealth(
      Map<String, ?> kafka, Topics topics, IntakeServer server, String instance, String source) {
    this.kafka = kafka;
    this.topics = topics;
    this.location = server.url() + "#" + instance;
    this.source = source;
    this.tally = new IntakeTally(server.counts());
  }

  /**
   * Begins to save.
   *
   * @param instance tells this intake from those that listen at the same address on other machines
   * @param source publisher of articles that name none; null for none
   */
  public static IntakeHealth start(
      Map<String, ?> kafka, Topics topics, IntakeServer server, String instance, String source) {
    IntakeHealth health = new IntakeHealth(kafka, topics, server, instance, source);
    health.thread.setDaemon(true);
    health.thread.start();
    return health;
  }

  /** How the intake fares, as of the last minute; empty until the brokers told of before. */
  public Optional<SourceState> state() {
    return Optional.ofNullable(state);
  }

  /** Saves once more. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(PERIOD.toMillis() / 10);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (true) {
        save();
        Thread.sleep(PERIOD.toMillis());
      }
    } catch (InterruptedException e) {
      saveAtStop();
    }
  }

  private void saveAtStop() {
    try {
      if (states != null) {
        save();
      }
    } catch (InterruptedException e) {
      // Twice: whoever stops it is in a hurry.
    } finally {
      closeStates();
    }
  }

  private void save() throws InterruptedException {
    try {
      if (state != null) {
        look();
      }
      if (states == null) {
        states = SourceStates.open(kafka, topics);
      }
      if (state == null) {
        state =
            states
                .of(SourceKind.HTTP, location)
                .orElseGet(() -> SourceState.untried(SourceKind.HTTP, location, source));
        look();
      }
      states.save(state);
      states.flush();
    } catch (PublishException e) {
      LOG.warn("the intake's health could not be saved: {}", e.getMessage());
      closeStates();
    }
  }

  private void look() {
    state = state.with(tally.health(state.health(), Instant.now()));
  }

  private void closeStates() {
    if (states != null) {
      states.close();
      states = null;
    }
  }
}
