package dev.warta.cli;

import dev.warta.events.Topics;
import dev.warta.ingest.SourceStates;
import dev.warta.ingest.state.SourceState;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The states of the sources that all processes read, as of the last minute. */
final class FreshSources implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FreshSources.class);

  private static final long SECONDS_BETWEEN = 60;

  private final Map<String, String> kafka;
  private final Topics topics;
  private final ScheduledExecutorService timer = DaemonTimer.named("sources");
  private volatile Collection<SourceState> states;

  private FreshSources(Map<String, String> kafka, Topics topics) {
    this.kafka = kafka;
    this.topics = topics;
  }

  static FreshSources start(Map<String, String> kafka, Topics topics) {
    FreshSources sources = new FreshSources(kafka, topics);
    sources.timer.scheduleWithFixedDelay(sources::read, 0, SECONDS_BETWEEN, TimeUnit.SECONDS);
    return sources;
  }

  private void read() {
    try (SourceStates read = SourceStates.open(kafka, topics)) {
      states = read.all();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.warn("the desk cannot read how the sources do: {}", e.getMessage());
      states = null;
    }
  }

  /** All of them; null where they are not known. */
  Collection<SourceState> all() {
    return states;
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
