package dev.warta.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read after another run was interrupted. */
class ReadRestTest {

  /** After all that a test writes before the interrupted run. */
  private static final Instant LONG_AFTER = Instant.now().plusSeconds(3600);

  /** Before all that a test writes. */
  private static final Instant LONG_BEFORE = Instant.parse("2024-06-20T03:15:00Z");

  @TempDir Path temporary;
  private Path news;

  @BeforeEach
  void createFolder() throws IOException {
    news = Files.createDirectory(temporary.resolve("harian-timur"));
  }

  @Test
  void aFileOfLinesGoesOnBehindTheLineWithItsNumbers() throws Exception {
    Path lines = write("c.jsonl", lines(1, 500));
    Place place = readUpTo(200, lines);

    CollectedArticles rest = rest(lines, place);

    assertThat(place.text()).isEqualTo(lines + ":201");
    assertThat(rest.texts()).isEqualTo(texts(201, 500));
    assertThat(rest.articles.get(0).getCarrier().getPosition()).isEqualTo(201);
    assertThat(rest.readAnew).isEmpty();
  }

  @Test
  void whatLiesLongBeforeThePlaceIsNotRead() throws Exception {
    Path lines = write("c.jsonl", lines(1, 500));
    Place place = readUpTo(400, lines);
    assertThat(place.offset()).isGreaterThan(8192);

    overwrite(lines, 0, "x".repeat(4096));

    assertThat(rest(lines, place).texts()).isEqualTo(texts(401, 500));
  }

  @Test
  void aFileThatIsNotTheSameRightBeforeThePlaceIsReadAnew() throws Exception {
    Path lines = write("c.jsonl", lines(1, 500));
    Place place = readUpTo(400, lines);
    write("c.jsonl", "\n" + lines(1, 500));

    CollectedArticles rest = rest(lines, place);

    assertThat(rest.texts()).isEqualTo(texts(1, 500));
    assertThat(rest.readAnew).containsExactly(lines.toString());
  }

  @Test
  void aFileThatEndsBeforeThePlaceIsReadAnew() throws Exception {
    Path lines = write("c.jsonl", lines(1, 500));
    Place place = readUpTo(400, lines);
    write("c.jsonl", lines(1, 3));

    CollectedArticles rest = rest(lines, place);

    assertThat(rest.texts()).isEqualTo(texts(1, 3));
    assertThat(rest.readAnew).hasSize(1);
  }

  @Test
  void linesThatWereAddedToTheFileAreReadToo() throws Exception {
    Path lines = write("c.jsonl", lines(1, 10));
    Place place = readUpTo(10, lines);
    Files.writeString(lines, lines(11, 12), StandardOpenOption.APPEND);

    assertThat(rest(lines, place).texts()).isEqualTo(texts(11, 12));
  }

  @Test
  void badBlankAndOverlongLinesAndAByteOrderMarkAreCountedInThePlace() throws Exception {
    String overlong = "x".repeat(1_000_000);
    Path lines =
        write("c.jsonl", "\uFEFF" + line(1) + "\r\n\noops\n" + overlong + "\n" + lines(2, 9));
    Limits limits = new Limits(1024);

    CollectedArticles all = CollectedArticles.of(source(lines, limits));
    for (Place place : all.places) {
      CollectedArticles rest =
          CollectedArticles.ofRest(source(lines, limits), new ReadBefore(place, LONG_AFTER));

      assertThat(rest.readAnew).isEmpty();
      assertThat(rest.articles)
          .extracting(article -> article.getCarrier().getPosition())
          .isEqualTo(
              all.articles.stream()
                  .map(article -> article.getCarrier().getPosition())
                  .filter(line -> line > place.line())
                  .toList());
    }
    assertThat(all.places).hasSize(12);
  }

  @Test
  void aLineSetAsideByTheInterruptedRunIsKeptOnce() throws Exception {
    Path lines = write("c.jsonl", lines(1, 2) + "oops\n" + lines(3, 4));
    Place beforeTheBadLine = CollectedArticles.of(source(lines)).places.get(1);

    CollectedArticles rest = rest(lines, beforeTheBadLine);

    assertThat(rest.refusals).singleElement().extracting(Refusal::position).isEqualTo(3L);
    assertThat(news.resolve("c.rejected.jsonl")).hasContent("oops\n");
  }

  @Test
  void filesThatWereReadToTheirEndAreReadAgainOnlyIfTheyHaveChangedSince() throws Exception {
    Path lines = write("c.jsonl", lines(1, 2));
    Path text = write("a.txt", "Harga beras");

    for (Path file : List.of(lines, text, news)) {
      assertThat(CollectedArticles.ofRest(source(file), new ReadBefore(null, LONG_AFTER)).articles)
          .isEmpty();
      assertThat(CollectedArticles.ofRest(source(file), new ReadBefore(null, LONG_BEFORE)).articles)
          .isNotEmpty();
    }
  }

  @Test
  void aFolderGoesOnBehindTheFileInTheOrderOfReading() throws Exception {
    for (String file : List.of("a/b/1.txt", "a/c.txt", "a.txt", "a-b/1.txt", "b.txt", "c/1.txt")) {
      write(file, file);
    }
    CollectedArticles all = CollectedArticles.of(source(news));
    assertThat(all.texts()).hasSize(6);

    for (int i = 0; i < all.places.size(); i++) {
      CollectedArticles rest = rest(news, all.places.get(i));

      assertThat(rest.texts()).isEqualTo(all.texts().subList(i + 1, 6));
    }
  }

  @Test
  void aFileInTheFolderThatIsNewOrHasChangedIsReadThoughItComesBeforeThePlace() throws Exception {
    write("a.txt", "a");
    write("b.txt", "b");
    write("c.txt", "c");
    write("d.txt", "d");
    Place place = CollectedArticles.of(source(news)).places.get(2);
    Instant since = afterNow();
    write("a0.txt", "new");
    write("b.txt", "changed");

    CollectedArticles rest = CollectedArticles.ofRest(source(news), new ReadBefore(place, since));

    assertThat(rest.texts()).containsExactly("new", "changed", "d");
    assertThat(rest.places).extracting(Place::file).containsExactly("d.txt");
  }

  @Test
  void anOldFileMovedIntoTheFolderIsReadThoughItComesBeforeThePlace() throws Exception {
    Path old = Files.writeString(temporary.resolve("old.txt"), "old");
    write("b.txt", "b");
    Place place = CollectedArticles.of(source(news)).lastPlace();
    Instant since = afterNow();
    Files.move(old, news.resolve("a.txt"), StandardCopyOption.ATOMIC_MOVE);

    assertThat(CollectedArticles.ofRest(source(news), new ReadBefore(place, since)).texts())
        .containsExactly("old");
  }

  @Test
  void aFolderGoesOnInsideItsFileOfLines() throws Exception {
    write("a.txt", "a");
    write("b/c.jsonl", lines(1, 50));
    write("d.txt", "d");
    Place place = CollectedArticles.of(source(news), 31).lastPlace();

    CollectedArticles rest = rest(news, place);

    assertThat(place.file()).isEqualTo("b/c.jsonl");
    assertThat(rest.texts()).startsWith("Berita 31").endsWith("Berita 50", "d").hasSize(21);
  }

  @Test
  void aFolderWhoseLastFileIsGoneGoesOnWithTheNext() throws Exception {
    write("a.txt", "a");
    write("b/c.jsonl", lines(1, 50));
    write("d.txt", "d");
    Place place = CollectedArticles.of(source(news), 31).lastPlace();
    Files.delete(news.resolve("b/c.jsonl"));

    assertThat(rest(news, place).texts()).containsExactly("d");
  }

  private CollectedArticles rest(Path path, Place place) throws InterruptedException {
    return CollectedArticles.ofRest(source(path), new ReadBefore(place, LONG_AFTER));
  }

  private Place readUpTo(int line, Path lines) throws InterruptedException {
    return CollectedArticles.of(source(lines), line).lastPlace();
  }

  private static ArticleSource source(Path path) {
    return source(path, Limits.DEFAULT);
  }

  private static ArticleSource source(Path path, Limits limits) {
    return new Sources(limits, System.in, Clock.systemUTC())
        .from(List.of(path.toString()), null)
        .get(0);
  }

  private Path write(String file, String content) throws IOException {
    Path path = news.resolve(file);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, content);
  }

  private static void overwrite(Path file, int offset, String text) throws IOException {
    byte[] content = Files.readAllBytes(file);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, content, offset, bytes.length);
    Files.write(file, content);
  }

  /**
   * Later than the times of all files written before, as coarsely as the file system keeps them.
   */
  private Instant afterNow() throws IOException {
    Path probe = temporary.resolve("probe");
    Instant now = Instant.now();
    Instant since = now.plus(Duration.ofMillis(50));
    while (!Files.getLastModifiedTime(Files.writeString(probe, "x")).toInstant().isAfter(since)) {
      Thread.onSpinWait();
    }
    return since;
  }

  private static String lines(int from, int to) {
    return String.join("", IntStream.rangeClosed(from, to).mapToObj(i -> line(i) + "\n").toList());
  }

  private static String line(int number) {
    return "{\"id\": %d, \"text\": \"Berita %d\"}".formatted(number, number);
  }

  private static List<String> texts(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(i -> "Berita " + i).toList();
  }
}
