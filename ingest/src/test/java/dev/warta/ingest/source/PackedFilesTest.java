package dev.warta.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.warta.events.ArticleId;
import dev.warta.events.RawArticle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackedFilesTest {

  private static final Limits LIMITS = new Limits(100_000);
  private static final String THREE_LINES =
      "{\"text\":\"Satu\",\"id\":1}\n{\"text\":\"Dua\",\"id\":2}\n{\"text\":\"Tiga\",\"id\":3}\n";

  /** The signature at an archive's end. */
  private static final String END = "PK\u0005\u0006";

  @TempDir Path temp;

  private Path folder;

  @BeforeEach
  void createFolder() throws IOException {
    folder = Files.createDirectory(temp.resolve("harian"));
  }

  @Test
  void eachKindOfFileIsReadGzippedAsItIsUnpacked() throws Exception {
    gzip("a.txt.gz", "Harga beras turun.");
    gzip("b.html.gz", "<p>Harga beras");
    gzip("c.json.gz", "{\"text\":\"Pelabuhan dibuka.\"}");
    gzip("d.jsonl.gz", THREE_LINES);

    CollectedArticles collected = read();

    assertThat(collected.refusals).isEmpty();
    assertThat(collected.texts())
        .containsExactly(
            "Harga beras turun.", "<p>Harga beras", "Pelabuhan dibuka.", "Satu", "Dua", "Tiga");
    assertThat(collected.articles)
        .extracting(RawArticle::getMediaType)
        .startsWith("text/plain", "text/html", "text/plain");
    assertThat(collected.articles.get(0).getArticleId())
        .isEqualTo(ArticleId.ofSourceId("harian", "a.txt.gz"));
  }

  @Test
  void gzippedLinesGoOnBehindTheLineWhereTheReadingWasInterrupted() throws Exception {
    gzip("d.jsonl.gz", THREE_LINES);
    Place afterTwo = CollectedArticles.of(source(), 2).places.get(1);

    CollectedArticles rest = CollectedArticles.ofRest(source(), before(afterTwo));

    assertThat(afterTwo.line()).isEqualTo(2);
    assertThat(rest.texts()).containsExactly("Tiga");
    assertThat(rest.readAnew).isEmpty();
  }

  @Test
  void otherGzippedLinesUnderTheNameAreReadAnew() throws Exception {
    gzip("d.jsonl.gz", THREE_LINES);
    Place afterTwo = CollectedArticles.of(source(), 2).places.get(1);
    gzip("d.jsonl.gz", "{\"text\":\"Empat\"}\n");

    CollectedArticles rest = CollectedArticles.ofRest(source(), before(afterTwo));

    assertThat(rest.texts()).containsExactly("Empat");
    assertThat(rest.readAnew).hasSize(1);
  }

  @Test
  void badLinesOfAGzippedFileAreKeptUnpacked() throws Exception {
    gzip("d.jsonl.gz", "{\"text\":\"Satu\"}\nno json\n");

    assertThat(read().articles).hasSize(1);
    assertThat(folder.resolve("d.rejected.jsonl")).hasContent("no json\n");
  }

  @Test
  void aFileThatIsCutOffGivesWhatComesBeforeAndSaysSo() throws Exception {
    byte[] whole = gzipped(thousandsOfLines());
    Files.write(folder.resolve("d.jsonl.gz"), Arrays.copyOf(whole, whole.length / 2));

    CollectedArticles collected = read();

    assertThat(collected.articles).hasSizeGreaterThan(1000);
    assertThat(collected.refusals)
        .singleElement()
        .satisfies(refusal -> assertThat(refusal.outcome()).endsWith("lines went on"));
  }

  @Test
  void anArchiveIsReadLikeAFolderOfItsName() throws Exception {
    zip(
        "week.zip",
        "b/beras.txt",
        "Harga beras turun.",
        "a.jsonl",
        THREE_LINES,
        ".hidden",
        "x",
        "__MACOSX/b/._beras.txt",
        "x",
        "c.json",
        "{\"text\":\"Pelabuhan\"}");

    CollectedArticles collected = read();

    assertThat(collected.refusals).isEmpty();
    assertThat(collected.texts())
        .containsExactly("Satu", "Dua", "Tiga", "Harga beras turun.", "Pelabuhan");
    assertThat(collected.articles.get(3).getArticleId())
        .isEqualTo(ArticleId.ofSourceId("harian", "week.zip/b/beras.txt"));
    assertThat(collected.articles.get(3).getCarrier().getLocation())
        .endsWith("harian/week.zip/b/beras.txt");
  }

  @Test
  void aBadEntryIsToldAndTheOthersAreRead() throws Exception {
    byte[] damaged = "Damaged text that stands here as it is".getBytes(StandardCharsets.UTF_8);
    Path zip = folder.resolve("week.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      put(out, "a.txt", "Satu");
      putStored(out, "b.txt", damaged);
      put(out, "c.zip", "x");
      put(out, "d.txt.gz", "x");
      put(out, "e.txt", "Lima");
    }
    byte[] bytes = Files.readAllBytes(zip);
    bytes[indexOf(bytes, damaged) + 3] ^= 1;
    Files.write(zip, bytes);

    CollectedArticles collected = read();

    assertThat(collected.texts()).containsExactly("Satu", "Lima");
    assertThat(collected.refusals)
        .extracting(Refusal::reason)
        .containsExactly(
            "cannot be read: it is damaged: its checksum differs",
            "is a .zip file",
            "is a .gz file");
  }

  @Test
  void anArchiveGoesOnBehindTheEntryOrTheLineWhereTheReadingWasInterrupted() throws Exception {
    zip("week.zip", "a.txt", "Nol", "b.jsonl", THREE_LINES, "c.txt", "Empat");
    CollectedArticles first = CollectedArticles.of(source(), 3);

    CollectedArticles afterEntry = CollectedArticles.ofRest(source(), before(first.places.get(0)));
    CollectedArticles afterLine = CollectedArticles.ofRest(source(), before(first.lastPlace()));

    assertThat(first.places.get(0).file()).isEqualTo("week.zip/a.txt");
    assertThat(afterEntry.texts()).containsExactly("Satu", "Dua", "Tiga", "Empat");
    assertThat(first.lastPlace().line()).isEqualTo(2);
    assertThat(afterLine.texts()).containsExactly("Tiga", "Empat");
  }

  @Test
  void anEntryAboveTheLargestRecordIsRefusedWithoutBeingUnpackedWhole() throws Exception {
    zip("week.zip", "a.txt", "x".repeat(5_000_000), "b.txt", "Dua");

    CollectedArticles collected = read();

    assertThat(collected.texts()).containsExactly("Dua");
    assertThat(collected.refusals)
        .extracting(Refusal::reason)
        .containsExactly("has more than 100,000 bytes");
  }

  @Test
  void aBombOfLinesIsLeftSoonAfterItBecomesOne() throws Exception {
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("b.jsonl.gz")))) {
      byte[] zeros = new byte[1024 * 1024];
      for (int i = 0; i < 400; i++) {
        out.write(zeros);
      }
    }

    CollectedArticles collected = read();

    assertThat(collected.articles).isEmpty();
    assertThat(collected.refusals)
        .extracting(Refusal::reason)
        .containsExactly(
            "cannot be read: it unpacks to more than 250 times its size, as only bombs do");
  }

  @Test
  void badLinesOfAllEntriesAreKeptInOneFileOnceEach() throws Exception {
    zip("week.zip", "a.jsonl", "no json\n", "b.ndjson", "no json\nnor this", "c.jsonl", "end\n");
    Path rejected = folder.resolve("week.zip.rejected.jsonl");

    read();
    CollectedArticles again = read();

    assertThat(rejected).hasContent("no json\nnor this\nend\n");
    assertThat(again.refusals).hasSize(4);
    assertThat(folder.toFile().list()).containsOnly("week.zip", "week.zip.rejected.jsonl");
  }

  @Test
  void whatIsCompressedTwiceIsRefusedAndNoBytesOfItAreKeptAsLines() throws Exception {
    zip("week.zip", "a.jsonl.gz", "x\n", "b.json.gz", "x");
    gzip("c.jsonl.gz.gz", "x\n");

    CollectedArticles collected = read();

    assertThat(collected.refusals).hasSize(3).allMatch(it -> it.reason().equals("is a .gz file"));
    assertThat(folder.toFile().list()).containsOnly("week.zip", "c.jsonl.gz.gz");
  }

  @Test
  void whatLooksLikeAnEndInACommentIsNone() throws Exception {
    zip("week.zip", "a.txt", "Satu");
    comment("week.zip", END + "\0".repeat(30));

    CollectedArticles collected = read();

    assertThat(collected.refusals).isEmpty();
    assertThat(collected.texts()).containsExactly("Satu");
  }

  @Test
  void anArchiveWithMoreEntriesThanItsEndSaysInACommentIsRefused() throws Exception {
    zip("week.zip", "a.txt", "Satu");
    Path zip = folder.resolve("week.zip");
    byte[] bytes = Files.readAllBytes(zip);
    bytes[bytes.length - 22 + 15] = 0x7F; // the directory has 2 GB, says the true end
    bytes[bytes.length - 22 + 20] = 30;
    Files.write(zip, bytes);
    Files.writeString(zip, END + "\0".repeat(26), StandardOpenOption.APPEND);

    assertThat(read().refusals)
        .singleElement()
        .satisfies(refusal -> assertThat(refusal.expected()).startsWith("at most 100,000 entries"));
  }

  @Test
  void anArchiveWithSomethingBehindItIsRead() throws Exception {
    zip("week.zip", "a.txt", "Satu");
    Files.writeString(folder.resolve("week.zip"), "\r\n", StandardOpenOption.APPEND);

    assertThat(read().texts()).containsExactly("Satu");
  }

  @Test
  void whatGoesWrongBehindTheReadingIsNotTakenForABadArchive() throws Exception {
    zip("week.zip", "a.txt", "Satu");
    IllegalArgumentException failure = new IllegalArgumentException("the handler's own");

    assertThatThrownBy(() -> source().read(failingWith(failure))).isSameAs(failure);
  }

  @Test
  void damageDoesNotPassButAnErrorOfTheDriveMay() throws Exception {
    byte[] whole = gzipped(thousandsOfLines());
    Files.write(folder.resolve("d.jsonl.gz"), Arrays.copyOf(whole, whole.length / 2));

    assertThat(read().refusals).noneMatch(Refusal::mayPass);
    assertThat(IoReasons.mayPass(new IOException("Input/output error"))).isTrue();
  }

  @Test
  void whatIsNoArchiveIsTold() throws Exception {
    Files.writeString(folder.resolve("week.zip"), "no archive");

    assertThat(read().refusals)
        .extracting(Refusal::reason)
        .containsExactly("cannot be read: it has no end of an archive");
  }

  @Test
  void anArchiveThatClaimsMoreEntriesThanAreReadIsRefusedUnopened() throws Exception {
    zip("week.zip", "a.txt", "Satu");
    Path zip = folder.resolve("week.zip");
    byte[] bytes = Files.readAllBytes(zip);
    int directoryBytes = bytes.length - 22 + 12;
    bytes[directoryBytes + 3] = 0x7F;
    Files.write(zip, bytes);

    assertThat(read().refusals)
        .singleElement()
        .satisfies(refusal -> assertThat(refusal.expected()).startsWith("at most 100,000 entries"));
  }

  private CollectedArticles read() throws InterruptedException {
    return CollectedArticles.of(source());
  }

  private ArticleSource source() {
    return new FolderSource(
        folder, "in/harian", new Reading("harian", LIMITS, Clock.systemUTC(), true));
  }

  private static ReadBefore before(Place place) {
    return new ReadBefore(place, Instant.now().plusSeconds(60));
  }

  private void gzip(String name, String text) throws IOException {
    Files.write(folder.resolve(name), gzipped(text));
  }

  private static byte[] gzipped(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static String thousandsOfLines() {
    Random random = new Random(1);
    return IntStream.range(0, 10_000)
        .mapToObj(i -> "{\"text\":\"" + Long.toHexString(random.nextLong()) + "\"}\n")
        .collect(Collectors.joining());
  }

  /** Writes a comment into the end of an archive. */
  private void comment(String name, String comment) throws IOException {
    Path zip = folder.resolve(name);
    byte[] bytes = Files.readAllBytes(zip);
    bytes[bytes.length - 22 + 20] = (byte) comment.length();
    Files.write(zip, bytes);
    Files.writeString(zip, comment, StandardOpenOption.APPEND);
  }

  private void zip(String name, String... namesAndTexts) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(folder.resolve(name)))) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        put(out, namesAndTexts[i], namesAndTexts[i + 1]);
      }
    }
  }

  private static void put(ZipOutputStream out, String name, String text) throws IOException {
    out.putNextEntry(new ZipEntry(name));
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.closeEntry();
  }

  private static void putStored(ZipOutputStream out, String name, byte[] bytes) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(crc.getValue());
    out.putNextEntry(entry);
    out.write(bytes);
    out.closeEntry();
  }

  private static int indexOf(byte[] bytes, byte[] part) {
    for (int i = 0; ; i++) {
      if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
        return i;
      }
    }
  }

  private static ArticleSource.Handler failingWith(RuntimeException failure) {
    return new ArticleSource.Handler() {
      @Override
      public boolean wantsMore() {
        return true;
      }

      @Override
      public void article(RawArticle article) {
        throw failure;
      }

      @Override
      public void refused(Refusal refusal) {}
    };
  }
}
