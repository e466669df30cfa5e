package dev.warta.ingest.source.watch;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Waits, and less long where the file system tells that something has changed. Where it does not
 * tell (drives on the network, too many folders), the next look finds it.
 */
final class WakeUp implements Closeable {

  private static final int MOST_FOLDERS = 4_096;

  /** Null where the file system has none. */
  private final WatchService events;

  private final Map<Path, WatchKey> keys = new HashMap<>();

  WakeUp(Path folder) {
    WatchService service = null;
    try {
      service = folder.getFileSystem().newWatchService();
    } catch (IOException | UnsupportedOperationException e) {
      // Looking now and then finds all, only later.
    }
    events = service;
  }

  /** Asks to be woken by changes in a folder. */
  void by(Path folder) {
    WatchKey known = keys.get(folder);
    if (events == null
        || known != null && known.isValid()
        || known == null && keys.size() >= MOST_FOLDERS) {
      return;
    }
    try {
      keys.put(
          folder,
          folder.register(
              events, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY));
    } catch (IOException | ClosedWatchServiceException e) {
      keys.remove(folder);
    }
  }

  /** Waits; true if something has changed. */
  boolean isWokenWithin(Duration time) throws InterruptedException {
    if (events == null) {
      TimeUnit.MILLISECONDS.sleep(time.toMillis());
      return false;
    }
    WatchKey first = events.poll(time.toMillis(), TimeUnit.MILLISECONDS);
    for (WatchKey key = first; key != null; key = events.poll()) {
      key.pollEvents();
      if (!key.reset()) {
        keys.values().remove(key);
      }
    }
    return first != null;
  }

  @Override
  public void close() throws IOException {
    if (events != null) {
      events.close();
    }
  }
}
