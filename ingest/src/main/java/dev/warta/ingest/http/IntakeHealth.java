package dev.warta.ingest.http;

import dev.warta.events.Topics;
import dev.warta.ingest.PublishException;
import dev.warta.ingest.SourceStates;
import dev.warta.ingest.state.SourceKind;
import dev.warta.ingest.state.SourceState;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Saves once a minute how the intake fares as a source, for the list of all sources.
 *
 * <p>Up is read: an intake to which nobody posts becomes quiet. While the brokers are out nothing
 * can be saved; what came before is saved afterwards.
 */
public final class IntakeHealth implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(IntakeHealth.class);

  private static final Duration PERIOD = Duration.ofMinutes(1);

  private final Map<String, ?> kafka;
  private final Topics topics;
  private final IntakeServer server;
  private final String location;
  private final String source;
  private final Thread thread = new Thread(this::run, "intake-health");

  /** Null until opened, and after an outage. */
  private SourceStates states;

  private long saved;

  private IntakeHealth(
      Map<String, ?> kafka, Topics topics, IntakeServer server, String instance, String source) {
    this.kafka = kafka;
    this.topics = topics;
    this.server = server;
    this.location = server.url() + "#" + instance;
    this.source = source;
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
      if (states == null) {
        states = SourceStates.open(kafka, topics);
      }
      long published = server.counts().published();
      Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
      SourceState before =
          states
              .of(SourceKind.HTTP, location)
              .orElseGet(() -> SourceState.untried(SourceKind.HTTP, location, source));
      states.save(
          before.with(before.health().read(now, (int) Math.min(published - saved, 1 << 30))));
      states.flush();
      saved = published;
    } catch (PublishException e) {
      LOG.warn("the intake's health could not be saved: {}", e.getMessage());
      closeStates();
    }
  }

  private void closeStates() {
    if (states != null) {
      states.close();
      states = null;
    }
  }
}
