package dev.warta.ingest.source.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.warta.events.RawArticle;
import dev.warta.ingest.source.ArticleSource;
import dev.warta.ingest.source.Limits;
import dev.warta.ingest.source.Refusal;
import dev.warta.ingest.source.SourceException;
import dev.warta.ingest.source.Sources;
import dev.warta.ingest.state.SourceState;
import dev.warta.ingest.state.StateParts;
import dev.warta.ingest.state.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedFoldersTest {

  private static final Duration SETTLE = Duration.ofMillis(300);
  private static final Duration LOOK = Duration.ofMillis(400);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

  @TempDir Path temp;

  private final Map<String, SourceState> saved = new ConcurrentHashMap<>();
  private final List<String> told = new CopyOnWriteArrayList<>();
  private Path incoming;
  private Path done;
  private Arrivals arrivals;

  @BeforeEach
  void createFolder() throws IOException {
    incoming = Files.createDirectories(temp.resolve("incoming"));
    done = temp.resolve("done");
  }

  @AfterEach
  void stop() throws Exception {
    if (arrivals != null) {
      arrivals.stop();
    }
  }

  @Test
  void filesThatAreThereAndFilesThatComeAreReadOnceEach() throws Exception {
    write("a.txt", "Satu");
    start(WhenDone.keep());
    awaitTexts("Satu");

    write("2024/b.txt", "Dua");
    write("c.jsonl", "{\"text\":\"Tiga\"}\n{\"text\":\"Empat\"}\n");

    awaitTexts("Satu", "Dua", "Tiga", "Empat");
    awaitAnotherLook();
    assertThat(arrivals.texts()).hasSize(4);
  }

  @Test
  void aChangedFileIsARevisionUnderTheSameId() throws Exception {
    write("a.txt", "Satu");
    start(WhenDone.keep());
    awaitTexts("Satu");

    write("a.txt", "Satu, diperbarui");

    awaitTexts("Satu", "Satu, diperbarui");
    assertThat(arrivals.articles)
        .extracting(RawArticle::getArticleId)
        .containsOnly(arrivals.articles.get(0).getArticleId());
  }

  @Test
  void aFileThatIsStillWrittenIsNotReadBeforeItIsWhole() throws Exception {
    start(WhenDone.keep());
    Path file = incoming.resolve("a.txt");

    StringBuilder whole = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      String part = "Bagian " + i + ". ";
      whole.append(part);
      Files.writeString(file, part, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      Instant wrote = Instant.now();
      await().until(() -> Instant.now().isAfter(wrote.plusMillis(50)));
    }

    awaitTexts(whole.toString());
  }

  @Test
  void anArchiveWhoseWriterPausesIsToldAndReadWhenItIsWhole() throws Exception {
    byte[] whole = zip("a.txt", "Satu");
    Path file = incoming.resolve("week.zip");
    start(WhenDone.keep());
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    await().atMost(LONGEST_WAIT).until(() -> !arrivals.refusals.isEmpty());

    Files.write(
        file, Arrays.copyOfRange(whole, whole.length / 2, whole.length), StandardOpenOption.APPEND);

    awaitTexts("Satu");
    awaitRemembered(1);
    assertThat(arrivals.refusals).singleElement().matches(refusal -> !refusal.mayPass());
  }

  @Test
  void aFileUnderANameForTheTimeBeingIsReadWhenItHasItsOwn() throws Exception {
    Path part = write("a.txt.part", "Satu");
    write(".b.txt", "x");
    start(WhenDone.keep());
    write("z.txt", "Akhir");
    awaitTexts("Akhir");

    Files.move(part, incoming.resolve("a.txt"));

    awaitTexts("Akhir", "Satu");
  }

  @Test
  void whatWasReadBeforeIsNotReadAgainAfterARestart() throws Exception {
    write("a.txt", "Satu");
    start(WhenDone.keep());
    awaitTexts("Satu");
    awaitRemembered(1);
    arrivals.abandon();

    write("b.txt", "Dua");
    start(WhenDone.keep());

    awaitTexts("Dua");
    awaitAnotherLook();
    assertThat(arrivals.texts()).containsExactly("Dua");
  }

  @Test
  void moreFilesThanOneStateHoldsAreRememberedInSeveral() {
    SeenFiles seen = new SeenFiles("/news", location -> Optional.empty());
    List<FileStamp> files = new ArrayList<>();
    for (int i = 0; i < 2 * SeenFiles.PART_FILES + 10; i++) {
      files.add(new FileStamp("f" + i, Instant.EPOCH, i * 31L + 1));
    }
    files.forEach(seen::add);
    SourceState own = SourceState.untried(dev.warta.ingest.state.SourceKind.FILES, "/news", "news");
    List<SourceState> states = seen.changes(own);
    states.forEach(state -> saved.put(state.location(), state));

    SeenFiles again = new SeenFiles("/news", location -> Optional.ofNullable(saved.get(location)));

    assertThat(states).hasSize(3);
    assertThat(states).allSatisfy(state -> assertThat(state.memory().length()).isLessThan(256_000));
    assertThat(states.stream().filter(StateParts::isContinuation)).hasSize(2);
    assertThat(files).allMatch(again::contains);
    assertThat(again.changes(own)).hasSize(1);
  }

  @Test
  void aFileIsMovedOnlyOnceItIsAcknowledged() throws Exception {
    start(new WhenDone(WhenDone.Way.MOVE, done));
    arrivals.holdsBack = true;
    write("2024/a.txt", "Satu");
    awaitTexts("Satu");
    awaitAnotherLook();
    assertThat(incoming.resolve("2024/a.txt")).exists();

    arrivals.acknowledge();

    await().atMost(LONGEST_WAIT).until(() -> Files.exists(done.resolve("2024/a.txt")));
    assertThat(incoming.resolve("2024/a.txt")).doesNotExist();
    assertThat(arrivals.texts()).containsExactly("Satu");
  }

  @Test
  void aFileThatChangedWhileItWasOnItsWayStaysAndIsReadAgain() throws Exception {
    start(new WhenDone(WhenDone.Way.MOVE, done));
    arrivals.holdsBack = true;
    write("a.txt", "Satu");
    awaitTexts("Satu");

    write("a.txt", "Satu, diperbarui");
    arrivals.acknowledge();
    arrivals.holdsBack = false;

    awaitTexts("Satu", "Satu, diperbarui");
    await().atMost(LONGEST_WAIT).until(() -> Files.exists(done.resolve("a.txt")));
    assertThat(done.resolve("a.txt")).hasContent("Satu, diperbarui");
  }

  @Test
  void whatCannotBeTakenIsSetApartWithTheReasonAndTheOthersAreRead() throws Exception {
    Files.write(incoming.resolve("a.txt"), new byte[] {0, 1, 2, 3, 4, 5, 6, 7});
    write("b.txt", "Dua");
    start(new WhenDone(WhenDone.Way.MOVE, done));

    awaitTexts("Dua");
    await().atMost(LONGEST_WAIT).until(() -> Files.exists(done.resolve("failed/a.txt")));
    assertThat(done.resolve("failed/a.txt.reasons.txt")).content().contains("is binary");
  }

  @Test
  void filesAreMarkedWhereTheyLie() throws Exception {
    write("a.txt", "Satu");
    write("b.json", "{}");
    start(WhenDone.of("mark"));

    await().atMost(LONGEST_WAIT).until(() -> Files.exists(incoming.resolve("a.txt.done")));
    await().atMost(LONGEST_WAIT).until(() -> Files.exists(incoming.resolve("b.json.failed")));
    assertThat(incoming.resolve("b.json.failed.reasons.txt")).exists();
    awaitAnotherLook();
    assertThat(arrivals.texts()).containsExactly("Satu");
  }

  @Test
  void anArticleThatTheBrokersDoNotTakeMakesItsFileFail() throws Exception {
    start(WhenDone.of("mark"));
    arrivals.refusesAll = true;

    write("a.txt", "Satu");

    await().atMost(LONGEST_WAIT).until(() -> Files.exists(incoming.resolve("a.txt.failed")));
    assertThat(incoming.resolve("a.txt.failed.reasons.txt")).content().contains("too large");
  }

  @Test
  void aFileWhosePlaceIsTakenGetsANumber() throws Exception {
    Files.createDirectories(done);
    Files.writeString(done.resolve("a.txt"), "Lama");
    write("a.txt", "Baru");
    start(new WhenDone(WhenDone.Way.MOVE, done));

    await().atMost(LONGEST_WAIT).until(() -> Files.exists(done.resolve("a~2.txt")));
    assertThat(done.resolve("a.txt")).hasContent("Lama");
  }

  @Test
  void aFolderForWhatIsDoneThatIsWatchedIsRefusedAlsoBehindALink() throws Exception {
    Path link = Files.createSymbolicLink(temp.resolve("link"), incoming);

    for (Path folder : List.of(incoming, link, link.resolve("."), temp)) {
      assertThatThrownBy(() -> watched(new WhenDone(WhenDone.Way.MOVE, folder)))
          .isInstanceOf(SourceException.class)
          .hasMessageContaining("would be read again there");
    }
  }

  @Test
  void aFolderForWhatIsDoneInsideIsLeftOutAlsoBehindALink() throws Exception {
    Path link = Files.createSymbolicLink(temp.resolve("link"), incoming);
    write("a.txt", "Satu");
    start(new WhenDone(WhenDone.Way.MOVE, link.resolve("done")));
    await().atMost(LONGEST_WAIT).until(() -> Files.exists(incoming.resolve("done/a.txt")));

    write("b.txt", "Dua");

    await().atMost(LONGEST_WAIT).until(() -> Files.exists(incoming.resolve("done/b.txt")));
    awaitAnotherLook();
    assertThat(arrivals.texts()).containsExactly("Satu", "Dua");
  }

  @Test
  void reasonsAreNotWrittenThroughALink() throws Exception {
    Path other = Files.writeString(temp.resolve("other"), "Lain");
    Files.createSymbolicLink(incoming.resolve("a.json.failed.reasons.txt"), other);
    write("a.json", "{}");
    start(WhenDone.of("mark"));

    Path reasons = incoming.resolve("a.json~2.failed.reasons.txt");
    await().atMost(LONGEST_WAIT).until(() -> Files.exists(reasons));
    assertThat(other).hasContent("Lain");
  }

  @Test
  void aFileThatCannotBeReadIsToldOnceStaysAndIsReadWhenItCan() throws Exception {
    Path file = write("a.txt", "Satu");
    Files.setPosixFilePermissions(file, Set.of());
    assumeFalse(Files.isReadable(file), "root reads all");
    start(new WhenDone(WhenDone.Way.MOVE, done));
    await().atMost(LONGEST_WAIT).until(() -> !told.isEmpty());
    awaitAnotherLook();
    assertThat(file).exists();

    Files.setPosixFilePermissions(file, Set.of(PosixFilePermission.OWNER_READ));

    await().atMost(LONGEST_WAIT).until(() -> Files.exists(done.resolve("a.txt")));
    assertThat(told).singleElement().asString().contains("tried again");
    assertThat(arrivals.refusals).singleElement().matches(Refusal::mayPass);
  }

  @Test
  void aFileThatIsAcknowledgedAfterTheStopIsPutAwayWithItsReasons() throws Exception {
    start(WhenDone.of("mark"));
    arrivals.holdsBack = true;
    write("a.jsonl", "{\"text\":\"Satu\"}\nno json\n");
    await().atMost(LONGEST_WAIT).until(arrivals::isWaitingForAnswers);
    arrivals.stop();

    arrivals.acknowledge();
    arrivals.source.allSettled(arrivals);

    assertThat(incoming.resolve("a.jsonl.done")).exists();
    assertThat(incoming.resolve("a.jsonl.done.reasons.txt")).content().contains("a.jsonl:2");
  }

  @Test
  void aFileOfWhichNothingIsTakenIsNotRemembered() throws Exception {
    start(WhenDone.keep());
    arrivals.refusesAll = true;
    write("a.txt", "Satu");
    awaitTexts("Satu");
    arrivals.stop();

    start(WhenDone.keep());

    awaitTexts("Satu");
    awaitRemembered(1);
  }

  @Test
  void aFileThatCannotBePutAwayIsToldOnceAndNotReadAgain() throws Exception {
    Files.writeString(done, "a file where the folder should be");
    write("a.txt", "Satu");
    start(new WhenDone(WhenDone.Way.MOVE, done));

    awaitTexts("Satu");
    await().atMost(LONGEST_WAIT).until(() -> !told.isEmpty());
    awaitAnotherLook();
    assertThat(told).singleElement().asString().contains("was read, but cannot be put away");
    assertThat(arrivals.texts()).containsExactly("Satu");
  }

  @Test
  void aFolderThatIsGoneIsToldAndReadOnWhenItIsBack() throws Exception {
    start(WhenDone.keep());
    write("a.txt", "Satu");
    awaitTexts("Satu");
    Path elsewhere = temp.resolve("elsewhere");
    Files.move(incoming, elsewhere);
    await().atMost(LONGEST_WAIT).until(() -> told.size() == 1);
    assertThat(told.get(0)).contains("it is no longer there");
    await()
        .atMost(LONGEST_WAIT)
        .until(
            () ->
                saved.values().stream()
                    .anyMatch(state -> state.health().verdict(Instant.now()) == Verdict.BROKEN));

    Files.move(elsewhere, incoming);
    write("b.txt", "Dua");

    awaitTexts("Satu", "Dua");
    assertThat(told).hasSize(2);
  }

  @Test
  void aFileWithAnOldDateIsReadAllTheSame() throws Exception {
    write("a.txt", "Satu");
    start(WhenDone.keep());
    awaitTexts("Satu");

    Path old = write("../old.txt", "Lama");
    Files.setLastModifiedTime(old, FileTime.from(Instant.parse("2001-01-01T00:00:00Z")));
    Files.move(old, incoming.resolve("old.txt"));

    awaitTexts("Satu", "Lama");
  }

  @Test
  void linksOutOfTheFolderAreNotFollowed() throws Exception {
    if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      return;
    }
    Path secret = Files.writeString(temp.resolve("secret.txt"), "Rahasia");
    Files.createSymbolicLink(incoming.resolve("a.txt"), secret);
    write("b.txt", "Dua");
    start(WhenDone.keep());

    awaitTexts("Dua");
    awaitAnotherLook();
    assertThat(arrivals.texts()).containsExactly("Dua");
  }

  private Path write(String name, String text) throws IOException {
    Path file = incoming.resolve(name).normalize();
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static byte[] zip(String name, String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private void start(WhenDone whenDone) {
    arrivals = new Arrivals(watched(whenDone));
    arrivals.thread.start();
  }

  private WatchedFolders watched(WhenDone whenDone) {
    Sources sources = new Sources(new Limits(100_000));
    return new WatchedFolders(
        sources,
        sources.folders(List.of(incoming.toString()), null),
        new WatchSettings(SETTLE, LOOK, whenDone),
        location -> Optional.ofNullable(saved.get(location)),
        told::add);
  }

  private void awaitTexts(String... texts) {
    await()
        .atMost(LONGEST_WAIT)
        .untilAsserted(() -> assertThat(arrivals.texts()).containsExactlyInAnyOrder(texts));
  }

  private void awaitRemembered(int files) {
    int bytes = files * Long.BYTES;
    await()
        .atMost(LONGEST_WAIT)
        .until(
            () ->
                saved.values().stream()
                    .map(state -> state.memory().replaceAll(".*\"seen\":\"|\".*", ""))
                    .anyMatch(seen -> Base64.getDecoder().decode(seen).length == bytes));
  }

  /** Another file has come through, so that what was there before was looked at twice. */
  private void awaitAnotherLook() throws Exception {
    int asked = arrivals.asked;
    Instant now = Instant.now();
    await()
        .atMost(LONGEST_WAIT)
        .until(
            () ->
                arrivals.asked > asked
                    && Instant.now().isAfter(now.plus(LOOK.plus(SETTLE).multipliedBy(3))));
  }

  /** Takes what comes, on a thread of its own, and answers as brokers do. */
  private final class Arrivals implements ArticleSource.Handler {

    private final List<RawArticle> articles = new CopyOnWriteArrayList<>();
    private final List<Consumer<List<Refusal>>> unanswered = new ArrayList<>();
    private final List<Refusal> refusals = new CopyOnWriteArrayList<>();
    private final ArticleSource source;
    private final Thread thread;
    private final List<RawArticle> ofFile = new ArrayList<>();
    private volatile int asked;
    private volatile boolean isStopped;
    private volatile boolean isAbandoned;
    private volatile boolean holdsBack;
    private volatile boolean refusesAll;

    Arrivals(ArticleSource source) {
      this.source = source;
      thread =
          new Thread(
              () -> {
                try {
                  source.read(this);
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
    }

    void stop() throws InterruptedException {
      isStopped = true;
      thread.join(LONGEST_WAIT.toMillis());
      assertThat(thread.isAlive()).isFalse();
    }

    /** As if killed: what comes now is not saved. */
    void abandon() throws InterruptedException {
      isAbandoned = true;
      stop();
    }

    List<String> texts() {
      return articles.stream()
          .map(a -> StandardCharsets.UTF_8.decode(a.getContent().duplicate()).toString())
          .toList();
    }

    /** A file was read to its end. */
    synchronized boolean isWaitingForAnswers() {
      return !unanswered.isEmpty();
    }

    synchronized void acknowledge() {
      unanswered.forEach(then -> then.accept(List.of()));
      unanswered.clear();
    }

    @Override
    public boolean wantsMore() {
      asked++;
      return !isStopped;
    }

    @Override
    public void article(RawArticle article) {
      articles.add(article);
      ofFile.add(article);
    }

    @Override
    public void refused(Refusal refusal) {
      refusals.add(refusal);
    }

    @Override
    public void passed(SourceState state) {
      if (!isAbandoned) {
        saved.put(state.location(), state);
      }
    }

    @Override
    public synchronized void settled(Consumer<List<Refusal>> then) {
      if (holdsBack) {
        unanswered.add(then);
      } else if (refusesAll) {
        then.accept(
            ofFile.stream().map(a -> Refusal.of(a, "is too large", "less", "left out")).toList());
      } else {
        then.accept(List.of());
      }
      ofFile.clear();
    }
  }
}
