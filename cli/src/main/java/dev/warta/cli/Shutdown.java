package dev.warta.cli;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops what a command started, in reverse order, exactly once: at its end, or at Ctrl-C and
 * SIGTERM.
 *
 * <p>The signal's thread waits until everything is stopped before the process may end.
 */
final class Shutdown implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);

  private static final Duration LONGEST_START = Duration.ofSeconds(20);

  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private final CountDownLatch requested = new CountDownLatch(1);
  private final Thread hook = new Thread(this::closeAll, "shutdown");
  private boolean isClosed;

  Shutdown() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /**
   * Remembers something to be stopped.
   *
   * @throws IllegalStateException if the stop has begun; the thing is closed at once
   */
  synchronized <T extends AutoCloseable> T stopAtEnd(T startedNow) {
    if (isClosed) {
      closeOne(startedNow);
      throw new IllegalStateException("stopping");
    }
    started.push(startedNow);
    return startedNow;
  }

  /**
   * Starts something that takes a while and is to be stopped at the end; a stop that comes
   * meanwhile waits until it is there and stops it then.
   */
  <T extends AutoCloseable> T startAndStopAtEnd(Callable<T> start) throws Exception {
    CompletableFuture<T> starting = new CompletableFuture<>();
    stopAtEnd(() -> closeWhenStarted(starting));
    try {
      T startedNow = start.call();
      starting.complete(startedNow);
      return startedNow;
    } catch (Exception e) {
      starting.completeExceptionally(e);
      throw e;
    }
  }

  private static void closeWhenStarted(CompletableFuture<? extends AutoCloseable> starting)
      throws Exception {
    AutoCloseable started;
    try {
      started = starting.get(LONGEST_START.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      return; // what failed to start needs no stop
    }
    started.close();
  }

  /** Waits for a while; true if the stop has begun by then. */
  boolean isRequestedWithin(Duration wait) throws InterruptedException {
    return requested.await(wait.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** True once the stop has begun. */
  boolean isRequested() {
    return requested.getCount() == 0;
  }

  @Override
  public void close() {
    closeAll();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already; the hook has run.
    }
  }

  private synchronized void closeAll() {
    requested.countDown();
    isClosed = true;
    while (!started.isEmpty()) {
      closeOne(started.pop());
    }
  }

  private static void closeOne(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      LOG.warn("could not stop {} cleanly", closeable, e);
    }
  }
}
