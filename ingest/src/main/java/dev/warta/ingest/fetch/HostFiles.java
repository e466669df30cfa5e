package dev.warta.ingest.fetch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

/**
 * Remembers what a file that every host may have, such as {@code robots.txt}, says: loaded once by
 * whoever asks first, kept for its time, and the least asked for forgotten when all together become
 * too large.
 *
 * @param <T> what such a file says
 */
public final class HostFiles<T> {

  /** What a file says, how long that holds, and how much memory it takes. */
  public record Loaded<T>(T value, Duration validity, long bytes) {}

  private static final int BYTES_OF_ENTRY = 300;

  private final long maxBytes;
  private final BiFunction<String, T, CompletableFuture<Loaded<T>>> loader;
  private final Map<String, Entry<T>> entries = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  /**
   * Files of no host so far.
   *
   * @param maxBytes of all that is kept
   * @param loader gets the file of a host, by scheme, host and port; it is told what the file said
   *     before, or null; its future must not fail
   */
  public HostFiles(long maxBytes, BiFunction<String, T, CompletableFuture<Loaded<T>>> loader) {
    this.maxBytes = maxBytes;
    this.loader = loader;
  }

  /** What the file of a host says; those who wait for it are told in the order they asked. */
  public CompletableFuture<T> of(String origin) {
    CompletableFuture<T> waiter = new CompletableFuture<>();
    Entry<T> entry;
    T before = null;
    synchronized (this) {
      entry = entries.get(origin);
      if (entry != null && !entry.isLoaded) {
        entry.waiters.add(waiter);
        return waiter;
      }
      if (entry != null && System.nanoTime() - entry.validUntil < 0) {
        return CompletableFuture.completedFuture(entry.value);
      }
      if (entry != null) {
        before = entry.value;
        bytes -= entry.bytes;
      }
      entry = new Entry<>();
      entry.waiters.add(waiter);
      entries.put(origin, entry);
      bytes += entry.bytes;
    }
    load(origin, before, entry);
    return waiter;
  }

  /** What the file of a host said when it was loaded last; empty if it is not known now. */
  synchronized Optional<T> known(String origin) {
    return Optional.ofNullable(entries.get(origin)).map(entry -> entry.value);
  }

  private void load(String origin, T before, Entry<T> entry) {
    loader
        .apply(origin, before)
        .whenComplete(
            (loaded, failure) -> {
              if (failure != null) {
                forget(origin, entry).forEach(waiter -> waiter.completeExceptionally(failure));
              } else {
                keep(entry, loaded).forEach(waiter -> waiter.complete(loaded.value()));
              }
            });
  }

  private synchronized List<CompletableFuture<T>> keep(Entry<T> entry, Loaded<T> loaded) {
    entry.value = loaded.value();
    entry.validUntil = System.nanoTime() + loaded.validity().toNanos();
    entry.isLoaded = true;
    entry.bytes += loaded.bytes();
    bytes += loaded.bytes();
    Iterator<Entry<T>> eldest = entries.values().iterator();
    while (bytes > maxBytes && eldest.hasNext()) {
      Entry<T> candidate = eldest.next();
      if (candidate.isLoaded) {
        bytes -= candidate.bytes;
        eldest.remove();
      }
    }
    List<CompletableFuture<T>> waiters = entry.waiters;
    entry.waiters = List.of();
    return waiters;
  }

  private synchronized List<CompletableFuture<T>> forget(String origin, Entry<T> entry) {
    entries.remove(origin, entry);
    bytes -= entry.bytes;
    return entry.waiters;
  }

  private static final class Entry<T> {

    private List<CompletableFuture<T>> waiters = new ArrayList<>(1);
    private T value;
    private long bytes = BYTES_OF_ENTRY;
    private long validUntil;
    private boolean isLoaded;
  }
}
