package dev.warta.ingest.source.watch;

import dev.warta.ingest.source.ArticleSource.Handler;
import dev.warta.ingest.source.IoReasons;
import dev.warta.ingest.source.Refusal;
import dev.warta.ingest.source.Sources;
import dev.warta.ingest.state.SourceKind;
import dev.warta.ingest.state.SourceState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Function;

/** One folder that is watched. Used on the ingestion's thread; files are settled on any. */
final class WatchedFolder {

  private static final Duration SAVE_INTERVAL = Duration.ofSeconds(1);

  /** Looking takes no more than this part of the time. */
  private static final int REST_PER_LOOK = 4;

  private static final Duration SHORTEST_REST = Duration.ofMillis(200);

  /** Ten-second looks that find the same are noted once a minute. */
  private static final int LOOKS_PER_NOTE = 6;

  /** A file that the brokers have answered for. */
  private record Settled(FileStamp file, boolean isFailed, List<Refusal> refusals) {}

  private final Sources sources;
  private final Sources.NamedFolder folder;
  private final WatchSettings settings;
  private final Consumer<String> teller;
  private final FinishedFiles finished;
  private final SeenFiles seen;
  private final WaitingFiles waiting;
  private final UnreadFiles unread;
  private final FolderHealth health;

  /** Files that are on their way to the brokers, or that could not be taken or finished. */
  private final Set<Long> untouched = new HashSet<>();

  private final Queue<Settled> settled = new ConcurrentLinkedQueue<>();
  private int newArticles;
  private boolean isChanged;
  private long lookedAt;
  private long lookNanos;
  private boolean hasLooked;
  private boolean isWoken;
  private long savedAt = System.nanoTime();

  /**
   * @param states what is remembered of a location
   * @param teller takes what a person should know
   */
  WatchedFolder(
      Sources sources,
      Sources.NamedFolder folder,
      WatchSettings settings,
      Function<String, Optional<SourceState>> states,
      Consumer<String> teller) {
    this.sources = sources;
    this.folder = folder;
    this.settings = settings;
    this.teller = teller;
    this.finished = new FinishedFiles(settings.whenDone());
    this.waiting = new WaitingFiles(settings.settle());
    String location = folder.path().toAbsolutePath().normalize().toString();
    this.seen = new SeenFiles(location, states);
    this.unread = new UnreadFiles(settings.look());
    this.health =
        new FolderHealth(
            states
                .apply(location)
                .orElse(SourceState.untried(SourceKind.FILES, location, folder.source())),
            settings.look().multipliedBy(LOOKS_PER_NOTE));
  }

  Path path() {
    return folder.path();
  }

  /**
   * Finishes what is settled, and looks for what is new if it is time.
   *
   * @param isWoken true if something has changed
   */
  void turn(boolean isWoken, WakeUp wakeUp, Handler handler) throws InterruptedException {
    this.isWoken |= isWoken;
    finishSettled();
    if (isTimeToLook()) {
      for (FileStamp file : completeFiles(wakeUp, handler)) {
        if (!handler.wantsMore()) {
          return;
        }
        readIfUnchanged(file, handler);
        finishSettled();
        saveIfTime(handler);
      }
    }
    saveIfTime(handler);
  }

  private boolean isTimeToLook() {
    long since = System.nanoTime() - lookedAt;
    long rest = Math.max(SHORTEST_REST.toNanos(), REST_PER_LOOK * lookNanos);
    if (!hasLooked || since >= Math.max(rest, settings.look().toNanos())) {
      return true;
    }
    long settle = Math.max(rest, settings.settle().toNanos());
    return isWoken && since >= rest || !waiting.isEmpty() && since >= settle;
  }

  private List<FileStamp> completeFiles(WakeUp wakeUp, Handler handler) {
    long begin = System.nanoTime();
    isWoken = false;
    FolderLook look = new FolderLook(folder.path(), settings.whenDone().realFolder());
    Set<Long> there = new HashSet<>();
    waiting.beginLook();
    look.forEach(
        handler::wantsMore,
        wakeUp::by,
        file -> {
          there.add(file.hash());
          take(file);
        });
    lookedAt = System.nanoTime();
    lookNanos = lookedAt - begin;
    hasLooked = true;
    if (!handler.wantsMore()) {
      return List.of();
    }
    noteTrouble(look.trouble());
    if (look.trouble() == null && !there.isEmpty()) {
      seen.keepOnly(there);
      untouched.retainAll(there);
      unread.keepOnly(there);
    }
    return waiting.takeSettled();
  }

  private void take(FileStamp file) {
    if (untouched.contains(file.hash()) || unread.isResting(file)) {
      return;
    }
    if (!seen.contains(file)) {
      waiting.seen(file);
    } else if (!settings.whenDone().isKept()) {
      finish(new Settled(file, false, List.of())); // an earlier run could not
    }
  }

  private void noteTrouble(String now) {
    String before = health.trouble();
    if (now != null && !now.equals(before)) {
      teller.accept(now + "; it is looked at again and again");
    } else if (now == null && before != null) {
      teller.accept(folder.location() + ": can be looked into again");
    }
    isChanged |= health.looked(now);
  }

  private void readIfUnchanged(FileStamp file, Handler handler) throws InterruptedException {
    Path path = folder.path().resolve(file.relative());
    if (!isStill(file, path)) {
      return; // the next look finds it as it is then
    }
    Taking taking = new Taking(handler, unread.contains(file));
    sources.file(folder, path, file.relative()).read(taking);
    if (!handler.wantsMore()) {
      return; // it may have been left in its middle
    }
    newArticles += taking.articles();
    isChanged |= taking.articles() > 0;
    if (taking.isUnread()) {
      leaveForLater(file, path, handler);
    } else {
      finishOnceSettled(file, taking, handler);
    }
  }

  private void leaveForLater(FileStamp file, Path path, Handler handler) {
    if (!unread.contains(file)) {
      teller.accept(path + ": could not be read to its end; it is tried again and again");
    }
    unread.add(file);
    handler.settled(notPublished -> {});
  }

  private void finishOnceSettled(FileStamp file, Taking taking, Handler handler) {
    unread.remove(file);
    untouched.add(file.hash());
    int handedOn = taking.articles();
    List<Refusal> refusals = taking.refusals();
    handler.settled(
        notPublished -> {
          List<Refusal> all = new ArrayList<>(refusals);
          all.addAll(notPublished);
          settled.add(new Settled(file, !all.isEmpty() && notPublished.size() == handedOn, all));
        });
  }

  private void finishSettled() {
    for (Settled one = settled.poll(); one != null; one = settled.poll()) {
      if (!settings.whenDone().isKept()) {
        finish(one);
      } else if (!one.isFailed()) {
        untouched.remove(one.file().hash());
        remember(one.file());
      }
    }
  }

  private void remember(FileStamp file) {
    seen.add(file);
    isChanged = true;
  }

  private void finish(Settled one) {
    FileStamp file = one.file();
    Path path = folder.path().resolve(file.relative());
    if (!isStill(file, path)) {
      untouched.remove(file.hash());
      return;
    }
    try {
      finished.finish(path, file.relative(), one.isFailed(), one.refusals());
      untouched.remove(file.hash());
      seen.remove(file);
    } catch (IOException e) {
      untouched.add(file.hash());
      if (!one.isFailed() && one.refusals().isEmpty()) {
        remember(file); // with reasons to write down it is read again, to have them again
      }
      teller.accept(
          "%s: was read, but cannot be put away: %s; it stays and is not read again"
              .formatted(path, IoReasons.of(e)));
    }
  }

  private static boolean isStill(FileStamp file, Path path) {
    try {
      return Files.isRegularFile(path)
          && FileStamp.now(path, file.relative()).hash() == file.hash();
    } catch (IOException e) {
      return false;
    }
  }

  private void saveIfTime(Handler handler) {
    if (isChanged && System.nanoTime() - savedAt >= SAVE_INTERVAL.toNanos()) {
      save(handler);
    }
  }

  /** Finishes what is settled by now, and hands on what is to be remembered. */
  void finishAll(Handler handler) {
    finishSettled();
    save(handler);
  }

  private void save(Handler handler) {
    if (!isChanged) {
      return;
    }
    health.brought(newArticles);
    newArticles = 0;
    isChanged = false;
    savedAt = System.nanoTime();
    seen.changes(health.state()).forEach(handler::passed);
  }
}
