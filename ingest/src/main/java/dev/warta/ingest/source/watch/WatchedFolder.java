package dev.warta.ingest.source.watch;

import dev.warta.events.RawArticle;
import dev.warta.ingest.source.ArticleSource.Handler;
import dev.warta.ingest.source.IoReasons;
import dev.warta.ingest.source.Refusal;
import dev.warta.ingest.source.Sources;
import dev.warta.ingest.state.SourceKind;
import dev.warta.ingest.state.SourceState;
import dev.warta.ingest.state.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

  /** A file that the brokers have answered for. */
  private record Settled(FileStamp file, boolean isFailed, List<Refusal> refusals) {}

  private final Sources sources;
  private final Sources.NamedFolder folder;
  private final WatchSettings settings;
  private final Consumer<String> teller;
  private final FinishedFiles finished;
  private final SeenFiles seen;
  private final WaitingFiles waiting;

  /** Files that are on their way to the brokers, or that could not be read or finished. */
  private final Set<Long> untouched = new HashSet<>();

  private final Queue<Settled> settled = new ConcurrentLinkedQueue<>();
  private SourceState state;
  private int newArticles;
  private boolean isChanged;
  private String trouble;
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
    this.state =
        states
            .apply(location)
            .orElse(SourceState.untried(SourceKind.FILES, location, folder.source()));
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
    FolderLook look = new FolderLook(folder.path(), settings.whenDone().folder());
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
    noteTrouble(look.trouble());
    if (!handler.wantsMore()) {
      return List.of();
    }
    if (look.trouble() == null && !there.isEmpty()) {
      seen.keepOnly(there);
      untouched.retainAll(there);
    }
    return waiting.takeSettled();
  }

  private void take(FileStamp file) {
    if (untouched.contains(file.hash())) {
      return;
    }
    if (!seen.contains(file)) {
      waiting.seen(file);
    } else if (!settings.whenDone().isKept()) {
      finish(new Settled(file, false, List.of())); // an earlier run was ended before it could
    }
  }

  private void noteTrouble(String now) {
    if (now != null && !now.equals(trouble)) {
      teller.accept(now + "; it is looked at again and again");
      state = state.with(state.health().failed(time(), Verdict.BROKEN, now));
      isChanged = true;
    } else if (now == null && trouble != null) {
      teller.accept(folder.location() + ": can be looked into again");
      isChanged = true;
    }
    trouble = now;
  }

  private void readIfUnchanged(FileStamp file, Handler handler) throws InterruptedException {
    Path path = folder.path().resolve(file.relative());
    if (!isStill(file, path)) {
      return; // the next look finds it as it is then
    }
    Taking taking = new Taking(handler);
    sources.file(folder, path, file.relative()).read(taking);
    if (!handler.wantsMore()) {
      return; // it may have been left in its middle
    }
    newArticles += taking.articles;
    boolean isFailed = taking.articles == 0 && !taking.refusals.isEmpty();
    if (!isFailed) {
      seen.add(file);
      isChanged = true;
    }
    untouched.add(file.hash());
    int handedOn = taking.articles;
    List<Refusal> refusals = List.copyOf(taking.refusals);
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
      }
    }
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

  /** Hands on what is to be remembered. */
  void save(Handler handler) {
    if (!isChanged) {
      return;
    }
    if (trouble == null) {
      state = state.with(state.health().read(time(), newArticles));
    }
    newArticles = 0;
    isChanged = false;
    savedAt = System.nanoTime();
    seen.changes(state).forEach(handler::passed);
  }

  private static Instant time() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  /** Hands on the articles of one file. */
  private static final class Taking implements Handler {

    private final Handler next;
    private final List<Refusal> refusals = new ArrayList<>();
    private int articles;

    Taking(Handler next) {
      this.next = next;
    }

    @Override
    public boolean wantsMore() {
      return next.wantsMore();
    }

    @Override
    public void article(RawArticle article) throws InterruptedException {
      articles++;
      next.article(article);
    }

    @Override
    public void article(RawArticle article, String ownId) throws InterruptedException {
      articles++;
      next.article(article, ownId);
    }

    @Override
    public void refused(Refusal refusal) {
      refusals.add(refusal);
      next.refused(refusal);
    }
  }
}
