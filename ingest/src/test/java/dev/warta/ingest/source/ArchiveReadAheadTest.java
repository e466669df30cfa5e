package dev.warta.ingest.source;

import static dev.warta.ingest.source.TestArchive.gzip;
import static dev.warta.ingest.source.TestArchive.join;
import static dev.warta.ingest.source.TestArchive.page;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.SPARSE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.warta.events.RawArticle;
import dev.warta.ingest.source.warc.Finding;
import dev.warta.ingest.source.warc.Spot;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What archives read ahead cost, and what is left of it when nobody wants more. */
@Timeout(60)
class ArchiveReadAheadTest {

  private static final String RICE = "https://news.example/rice";
  private static final String ROAD = "https://news.example/road";

  @TempDir Path folder;

  @Test
  void aReadingThatNobodyWantsAnyMoreEndsItsThreads() throws Exception {
    for (int i = 0; i < 4; i++) {
      largeArchive(i + ".warc.gz");
    }

    CollectedArticles.of(sources(folder).get(0), 3);

    awaitEndOfThreads();
  }

  @Test
  void anOutageEndsTheThreads() throws Exception {
    for (int i = 0; i < 4; i++) {
      largeArchive(i + ".warc.gz");
    }

    assertThatThrownBy(() -> sources(folder).get(0).read(new WithoutBrokers()))
        .hasMessage("brokers are out");

    awaitEndOfThreads();
  }

  @Test
  void anArchiveNamedTwiceLeavesNoThreadBehind() throws Exception {
    Path first = new TestArchive().with(page(ROAD, "jalan")).plain(folder.resolve("first.warc"));
    Path large = largeArchive("large.warc.gz");

    int articles = 0;
    for (ArticleSource source : sources(first, large, first)) {
      articles += CollectedArticles.of(source).articles.size();
    }

    assertThat(articles).isEqualTo(42);
    awaitEndOfThreads();
  }

  @Test
  void aStopIsNoticedWhileTheNextRecordIsLookedFor() throws Exception {
    Path file = folder.resolve("a.warc.gz");
    byte[] pages = join(gzip(page(RICE, "beras")), gzip(page(ROAD, "jalan")));
    try (FileChannel channel = FileChannel.open(file, CREATE_NEW, WRITE, SPARSE)) {
      channel.write(ByteBuffer.wrap(pages));
      channel.write(ByteBuffer.wrap(new byte[1]), 1L << 38); // a hole that takes minutes to pass
    }

    CollectedArticles read = CollectedArticles.of(sources(file).get(0), 1);

    assertThat(read.articles).hasSize(1);
    awaitEndOfThreads();
  }

  @Test
  void aLongAddressCountsAsMemory() {
    String address = RICE + "?" + "a".repeat(200_000);
    Finding revisit =
        new Finding.Revisit(Spot.START, address, Instant.EPOCH, null, null, address, null);

    long size = new ArchiveReading.Step(revisit, null, Spot.START, 1).size();

    assertThat(size).isGreaterThan(4L * address.length());
  }

  @Test
  void originalsAreFoundBesideAnArchiveThatIsGone() throws Exception {
    Path file = new TestArchive().with(page(RICE, "beras")).plain(folder.resolve("b.warc"));
    Finding.Revisit revisit =
        new Finding.Revisit(
            Spot.START, RICE, null, null, null, RICE, Instant.parse(TestArchive.DATE));

    try (Originals originals = new Originals(Limits.DEFAULT.maxRecordBytes())) {
      originals.skip(archive(folder.resolve("a.warc")), Long.MAX_VALUE);
      originals.skip(archive(file), Long.MAX_VALUE);

      assertThat(originals.find(revisit)).isPresent();
    }
  }

  private static ArchiveFile archive(Path file) {
    return ArchiveFile.of(file, file.toString(), file.getFileName().toString());
  }

  /** Of 40 pages, more than are read ahead. */
  private Path largeArchive(String name) throws Exception {
    TestArchive archive = new TestArchive();
    IntStream.range(0, 40).forEach(i -> archive.with(page(RICE + i, "b".repeat(1_000_000))));
    return archive.gzipped(folder.resolve(name));
  }

  private static List<ArticleSource> sources(Path... paths) {
    List<String> named = Arrays.stream(paths).map(Path::toString).toList();
    return new Archives(named, null, Limits.DEFAULT, 3).sources();
  }

  private static void awaitEndOfThreads() {
    await()
        .until(
            () ->
                Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> thread.getName().startsWith("archive ")));
  }

  /** Takes nothing, and wants more. */
  private static final class WithoutBrokers implements ArticleSource.Handler {

    @Override
    public boolean wantsMore() {
      return true;
    }

    @Override
    public void article(RawArticle article) {
      throw new IllegalStateException("brokers are out");
    }

    @Override
    public void refused(Refusal refusal) {}
  }
}
