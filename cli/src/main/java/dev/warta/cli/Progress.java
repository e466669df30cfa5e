package dev.warta.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Shows how far the work is: one line that is rewritten on a terminal, a line every few seconds
 * elsewhere.
 *
 * <p>Other messages go through {@link #say}, so that they do not land in the middle of that line.
 */
final class Progress implements AutoCloseable {

  private static final long TERMINAL_MILLIS = 200;
  private static final long PLAIN_MILLIS = 5_000;
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final Console console;
  private final Map<String, LongSupplier> counters = new LinkedHashMap<>();
  private final Map<String, Long> lastCounts = new LinkedHashMap<>();
  private ProgressShare share;
  private ScheduledExecutorService timer;
  private long lastNanos;
  private String lastLine = "";
  private boolean isLineOpen;

  Progress(Console console) {
    this.console = console;
  }

  /** Adds a counter to the line, with its rate. */
  synchronized Progress count(String name, LongSupplier counter) {
    counters.put(name, counter);
    lastCounts.put(name, counter.getAsLong());
    return this;
  }

  /**
   * Adds how much of all is read, with the rate and the time left.
   *
   * @param bytesRead how much by now, what an earlier run has read included
   * @param bytes how much there is
   */
  synchronized Progress share(LongSupplier bytesRead, long bytes) {
    share = new ProgressShare(bytesRead, bytes);
    return this;
  }

  /** Begins to show the counters. */
  synchronized void start() {
    long period = console.isErrTerminal() ? TERMINAL_MILLIS : PLAIN_MILLIS;
    lastNanos = System.nanoTime();
    timer =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "progress");
              thread.setDaemon(true);
              return thread;
            });
    timer.scheduleAtFixedRate(this::show, period, period, TimeUnit.MILLISECONDS);
  }

  /** Prints a message on lines of its own. */
  synchronized void say(String message) {
    clearLine();
    console.err().println(message);
  }

  /** Prints a line of the result, which may go to the same terminal. */
  synchronized void result(String line) {
    clearLine();
    console.out().println(line);
  }

  private void clearLine() {
    if (isLineOpen) {
      console.err().print(CLEAR_LINE);
      console.err().flush();
      isLineOpen = false;
    }
  }

  private synchronized void show() {
    String line = line();
    if (console.isErrTerminal()) {
      console.err().print(CLEAR_LINE + line);
      console.err().flush();
      isLineOpen = true;
    } else if (!line.equals(lastLine)) {
      console.err().println(line);
    }
    lastLine = line;
  }

  private String line() {
    long now = System.nanoTime();
    double seconds = Math.max(1, now - lastNanos) / 1e9;
    StringJoiner line = new StringJoiner(" · ");
    counters.forEach(
        (name, counter) -> {
          long count = counter.getAsLong();
          double rate = (count - lastCounts.put(name, count)) / seconds;
          line.add(
              rate < 0.5
                  ? "%s %,d".formatted(name, count)
                  : String.format(Locale.ROOT, "%s %,d (%,.0f/s)", name, count, rate));
        });
    if (share != null) {
      line.add(share.inWords(seconds));
    }
    lastNanos = now;
    return line.toString();
  }

  /** Ends the line; messages may still be said. */
  synchronized void stop() {
    if (timer != null) {
      timer.shutdownNow();
      timer = null;
    }
    clearLine();
  }

  @Override
  public void close() {
    stop();
  }
}
