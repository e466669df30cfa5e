package dev.warta.store;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Asks the store one thing at a time on a thread of its own, so that the consumer's thread can go
 * on polling while the database is slow or hangs.
 *
 * <p>All methods are for the consumer's thread.
 */
final class DatabaseThread implements AutoCloseable {

  /** Nothing is under way. */
  private static final Future<Runnable> NONE = CompletableFuture.completedFuture(() -> {});

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(DatabaseThread::besideTheConsumer);

  /** What is to be done with the answer when it is there. */
  private Future<Runnable> answer = NONE;

  private long askedNanos;

  /** Called by the consumer's thread with its first question. */
  private static Thread besideTheConsumer(Runnable work) {
    Thread thread = new Thread(work, Thread.currentThread().getName() + "-database");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Asks; the answer comes with {@link #awaitAnswer}.
   *
   * @param question runs on the other thread
   * @param answered runs on this one
   */
  <T> void ask(Callable<T> question, Consumer<T> answered) {
    if (isBusy()) {
      throw new IllegalStateException("the last answer was not awaited");
    }
    askedNanos = System.nanoTime();
    answer =
        thread.submit(
            () -> {
              T result = question.call();
              return () -> answered.accept(result);
            });
  }

  /** Whether something was asked and its answer not taken yet. */
  boolean isBusy() {
    return answer != NONE;
  }

  /** How long ago the question was asked. */
  Duration busyFor() {
    return Duration.ofNanos(System.nanoTime() - askedNanos);
  }

  /**
   * Takes the answer, if it comes in time.
   *
   * @return false if it has not come
   * @throws RuntimeException if the question ended so
   */
  boolean awaitAnswer(Duration atMost) {
    if (!awaitEnd(atMost)) {
      return false;
    }
    Future<Runnable> taken = answer;
    answer = NONE;
    try {
      taken.get().run();
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  /** Waits until nothing is being written any more, and leaves the answer where it is. */
  boolean awaitEnd(Duration atMost) {
    try {
      answer.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      return true;
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  /** Lets what is under way come to its end, however long it takes. */
  @Override
  public void close() {
    thread.shutdown();
    while (!awaitEnd(Duration.ofMinutes(1))) {
      // A write that hangs ends when the store is closed.
    }
  }
}
