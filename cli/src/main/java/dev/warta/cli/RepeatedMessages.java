package dev.warta.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.slf4j.Marker;

/**
 * Lets the same warning of Kafka's clients into the log once in half a minute.
 *
 * <p>In an outage each client says every second of each broker that it cannot be reached. Warta's
 * own messages, which come less and less often, say the same.
 */
public final class RepeatedMessages extends TurboFilter {

  private static final Duration PAUSE = Duration.ofSeconds(30);
  private static final String KAFKA = "org.apache.kafka.";
  private static final int MOST_REMEMBERED = 1_000;

  private final LongSupplier nanoTime;
  private final Map<String, Long> lastNanos = new ConcurrentHashMap<>();

  /** Made by Logback, from its configuration. */
  public RepeatedMessages() {
    this(System::nanoTime);
  }

  RepeatedMessages(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  @Override
  public FilterReply decide(
      Marker marker,
      Logger logger,
      Level level,
      String format,
      Object[] arguments,
      Throwable failure) {
    if (format == null
        || !level.isGreaterOrEqual(Level.WARN)
        || !logger.getName().startsWith(KAFKA)) {
      return FilterReply.NEUTRAL;
    }
    long now = nanoTime.getAsLong();
    if (lastNanos.size() >= MOST_REMEMBERED) {
      lastNanos.clear();
    }
    Long last = lastNanos.putIfAbsent(format, now);
    if (last == null) {
      return FilterReply.NEUTRAL;
    }
    if (now - last < PAUSE.toNanos()) {
      return FilterReply.DENY;
    }
    lastNanos.put(format, now);
    return FilterReply.NEUTRAL;
  }
}
