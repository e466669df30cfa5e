package dev.warta.ingest.source;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What one thread has read ahead for another, bounded by its size.
 *
 * <p>One element is taken in whatever its size, so that nothing can be too large for it.
 */
final class ReadAheadQueue<T> {

  private static final long PATIENCE_MILLIS = 100;

  private record Sized<T>(T element, long bytes) {}

  private final long mostBytes;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<Sized<T>> elements = new ArrayDeque<>();
  private long bytes;
  private boolean isEnded;
  private boolean isCancelled;

  ReadAheadQueue(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  /** Adds an element, as soon as there is room; false if nobody wants more. */
  boolean add(T element, long size) {
    lock.lock();
    try {
      while (!isCancelled && bytes > 0 && bytes + size > mostBytes) {
        changed.awaitUninterruptibly();
      }
      if (!isCancelled) {
        elements.add(new Sized<>(element, size));
        bytes += size;
        changed.signalAll();
      }
      return !isCancelled;
    } finally {
      lock.unlock();
    }
  }

  /** Nothing more will be added. */
  void end() {
    lock.lock();
    try {
      isEnded = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** True once the last element was taken. */
  boolean isOver() {
    lock.lock();
    try {
      return isEnded && elements.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** The next element; null if none comes for a moment, or none will. */
  T poll() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (elements.isEmpty() && !isEnded) {
        changed.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      }
      Sized<T> next = elements.poll();
      if (next == null) {
        return null;
      }
      bytes -= next.bytes();
      changed.signalAll();
      return next.element();
    } finally {
      lock.unlock();
    }
  }

  /** Nobody takes any more. */
  void cancel() {
    lock.lock();
    try {
      isCancelled = true;
      elements.clear();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
