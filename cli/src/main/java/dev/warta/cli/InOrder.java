package dev.warta.cli;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;

/**
 * Does work on several threads and hands on the results in the order in which the work came.
 *
 * <p>Each piece of work has a weight. What is under way or waits to be handed on weighs no more
 * than a limit: who adds more waits. A piece above the limit waits until nothing else is there.
 *
 * @param <R> a result
 */
final class InOrder<R> implements AutoCloseable {

  private final int limit;
  private final Semaphore room;
  private final ExecutorService workers;
  private final BlockingQueue<Piece<R>> pieces = new LinkedBlockingQueue<>();
  private final Thread handing;
  private final Predicate<R> sink;
  private volatile boolean isEnded;
  private volatile Throwable failure;

  /** One piece of work; without a future the mark behind the last. */
  private record Piece<R>(Future<R> future, int weight) {}

  /**
   * Starts the threads.
   *
   * @param limit what may be under way at once, in the unit of the weights
   * @param sink takes the results, on one thread; false where it wants no more
   */
  InOrder(int threads, int limit, Predicate<R> sink) {
    this.limit = limit;
    this.room = new Semaphore(limit);
    this.sink = sink;
    this.workers = Executors.newFixedThreadPool(threads, work -> daemon(work, "in-order-worker"));
    this.handing = daemon(this::handOn, "in-order-results");
    handing.start();
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  /** Adds a piece of work; waits while there is no room for it. */
  void add(int weight, Callable<R> work) {
    int taken = Math.min(weight, limit);
    room.acquireUninterruptibly(taken);
    FutureTask<R> task = new FutureTask<>(work);
    pieces.add(new Piece<>(task, taken));
    workers.execute(task);
  }

  /** False once the sink wants no more, or a piece of work has failed: adding is in vain. */
  boolean wantsMore() {
    return !isEnded;
  }

  /**
   * Waits until all results are handed on.
   *
   * @throws ExecutionException if a piece of work, or the sink, has failed
   */
  void finish() throws InterruptedException, ExecutionException {
    pieces.add(new Piece<>(null, 0));
    handing.join();
    if (failure != null) {
      throw new ExecutionException(failure);
    }
  }

  @Override
  public void close() {
    handing.interrupt();
    workers.shutdownNow();
  }

  private void handOn() {
    try {
      for (Piece<R> piece = pieces.take(); piece.future() != null; piece = pieces.take()) {
        handOn(piece);
        room.release(piece.weight());
      }
    } catch (InterruptedException e) {
      // Closed before the end: nobody waits for the rest.
    }
  }

  private void handOn(Piece<R> piece) throws InterruptedException {
    if (isEnded) {
      piece.future().cancel(true);
      return;
    }
    try {
      isEnded = !sink.test(piece.future().get());
    } catch (ExecutionException e) {
      fail(e.getCause());
    } catch (RuntimeException e) {
      fail(e);
    }
  }

  private void fail(Throwable cause) {
    failure = cause;
    isEnded = true;
  }
}
