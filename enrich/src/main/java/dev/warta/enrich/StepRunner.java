package dev.warta.enrich;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Runs the steps on a document, each bounded in time, memory and depth, so that no document holds
 * up the flow.
 *
 * <p>The steps run on a worker thread while the caller waits and watches. A step over its limit is
 * abandoned: that counts as its failure, and the steps after it run on another worker. Java cannot
 * end a thread that does not listen, so an abandoned one may go on to burn a processor; {@link
 * #abandoned} counts those.
 *
 * <p>Safe for use by several threads. Workers that have nothing to do end by themselves.
 */
public final class StepRunner implements Step {

  /** What Java gives a thread as well; here it is a promise. */
  private static final int STACK_BYTES = 1 << 20;

  private static final long MILLIS_BETWEEN_LOOKS = 50;

  /**
   * Time counts that the step had a processor for, or a part of the time it was looked at: a busy
   * machine, or one that slept, is no fault of the step.
   */
  private static final int PATIENCE = 4;

  private static final int IDLE_SECONDS = 30;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final AtomicInteger abandoned = new AtomicInteger();
  private final ExecutorService workers =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          StepRunner::worker);
  private final List<Guard> steps;
  private final StepLimits limits;

  StepRunner(List<Guard> steps, StepLimits limits) {
    this.steps = steps;
    this.limits = limits;
  }

  private static Thread worker(Runnable work) {
    Thread thread = new Thread(null, work, "enrich-steps", STACK_BYTES);
    thread.setDaemon(true);
    return thread;
  }

  /** How many abandoned steps are still at work. */
  int abandoned() {
    return abandoned.get();
  }

  /**
   * Runs all steps.
   *
   * @throws UnreadableArticleException if a step refuses the document, or one fails or is abandoned
   *     without which there is no article
   */
  @Override
  public ArticleDraft apply(ArticleDraft draft) {
    Position position = new Position(0, draft);
    while (position.step() < steps.size()) {
      Run run = new Run(position);
      workers.execute(run);
      position = watch(run);
    }
    return position.draft();
  }

  /** Waits until the run ends or is abandoned; the position to go on from. */
  private Position watch(Run run) {
    Position lastSeen = null;
    int looks = 0;
    long processorMillisBefore = 0;
    try {
      while (!run.ended.await(MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS)) {
        Position position = run.position.get();
        if (position != lastSeen) {
          lastSeen = position;
          looks = 0;
          processorMillisBefore = run.processorMillis();
        }
        looks++;
        long millis =
            Math.max(
                run.processorMillis() - processorMillisBefore,
                looks * MILLIS_BETWEEN_LOOKS / PATIENCE);
        Overrun overrun = overrun(run, position, millis);
        if (overrun != null && run.abandon(position)) {
          Guard step = steps.get(position.step());
          ArticleDraft without = step.failed(position.draft(), overrun.kind(), overrun.message());
          return new Position(position.step() + 1, without);
        }
      }
    } catch (InterruptedException e) {
      run.abandon(run.position.get());
      throw new InterruptException(e);
    }
    return run.end();
  }

  /**
   * What is too much at a position; null if nothing is.
   *
   * @param millis how long the step has been at work
   */
  private Overrun overrun(Run run, Position position, long millis) {
    if (position.step() == steps.size()) {
      return null;
    }
    int documentBytes = position.draft().raw().getContent().remaining();
    long limit = limits.timeFor(documentBytes).toMillis();
    if (millis > limit) {
      return new Overrun("timeout", "took more than " + limit + " ms");
    }
    long allocation = limits.allocationFor(documentBytes);
    return run.allocatedBytes() > allocation
        ? new Overrun(
            "out-of-memory",
            "the steps asked for more than %d MiB in all".formatted(allocation >> 20))
        : null;
  }

  /** Which step is at work, and on what. */
  private record Position(int step, ArticleDraft draft) {}

  private record Overrun(String kind, String message) {}

  /** The steps from a position on, on a worker. */
  private final class Run implements Runnable {

    final CountDownLatch ended = new CountDownLatch(1);

    /** Null once the run is abandoned: whoever exchanges it first, worker or watcher, decides. */
    final AtomicReference<Position> position;

    private Thread thread;
    private long allocatedBefore;
    private boolean isAbandoned;
    private Throwable failure;

    Run(Position start) {
      this.position = new AtomicReference<>(start);
    }

    @Override
    public void run() {
      begin();
      try {
        Position at = position.get();
        while (at != null && at.step() < steps.size()) {
          ArticleDraft after = steps.get(at.step()).apply(at.draft());
          Position next = new Position(at.step() + 1, after);
          at = position.compareAndSet(at, next) ? next : null;
        }
      } catch (Throwable e) { // the caller gets it
        failure = e;
      } finally {
        finish();
        ended.countDown();
      }
    }

    private synchronized void begin() {
      thread = Thread.currentThread();
      allocatedBefore = threads.getThreadAllocatedBytes(thread.getId());
    }

    private synchronized void finish() {
      thread = null;
      if (isAbandoned) {
        abandoned.decrementAndGet();
      }
    }

    synchronized long processorMillis() {
      return thread == null ? 0 : threads.getThreadCpuTime(thread.getId()) / 1_000_000;
    }

    synchronized long allocatedBytes() {
      return thread == null ? 0 : threads.getThreadAllocatedBytes(thread.getId()) - allocatedBefore;
    }

    /** Abandons the run; false if it has come further than the position. */
    boolean abandon(Position at) {
      if (!position.compareAndSet(at, null)) {
        return false;
      }
      interrupt();
      return true;
    }

    /** Some steps may listen; and the worker, once free, must not find itself interrupted. */
    private synchronized void interrupt() {
      if (thread != null) {
        thread.interrupt();
        isAbandoned = true;
        abandoned.incrementAndGet();
      }
    }

    /** The last position of a run that has ended. */
    Position end() {
      if (failure instanceof RuntimeException refused) {
        throw refused;
      }
      if (failure instanceof Error broken) {
        throw broken;
      }
      return position.get();
    }
  }
}
