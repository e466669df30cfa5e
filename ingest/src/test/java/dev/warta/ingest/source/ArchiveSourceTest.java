package dev.warta.ingest.source;

import static dev.warta.ingest.source.TestArchive.bytes;
import static dev.warta.ingest.source.TestArchive.gzip;
import static dev.warta.ingest.source.TestArchive.html;
import static dev.warta.ingest.source.TestArchive.join;
import static dev.warta.ingest.source.TestArchive.page;
import static dev.warta.ingest.source.TestArchive.record;
import static dev.warta.ingest.source.TestArchive.response;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.warta.events.ArticleId;
import dev.warta.events.CarrierKind;
import dev.warta.events.RawArticle;
import java.io.ByteArrayOutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken from web archives, in whatever state they are. */
@Timeout(60)
class ArchiveSourceTest {

  private static final String RICE = "https://news.example/rice";
  private static final String RAIN = "https://news.example/rain";
  private static final String ROAD = "https://news.example/road";
  private static final Instant RECENT = Instant.now().plusSeconds(3600);

  @TempDir Path folder;

  @Test
  void aPageIsAnArticleAtItsAddressSeenWhenItWasCaptured() throws Exception {
    Path file = new TestArchive().with(page(RICE, "beras")).gzipped(folder.resolve("a.warc.gz"));

    CollectedArticles read = read(file);

    RawArticle article = read.articles.get(0);
    assertThat(article.getArticleId()).isEqualTo(ArticleId.ofUrl(RICE));
    assertThat(article.getUrl()).isEqualTo(RICE);
    assertThat(article.getSource()).isEqualTo("news.example");
    assertThat(article.getMediaType()).isEqualTo("text/html");
    assertThat(article.getCharset()).isEqualTo("UTF-8");
    assertThat(article.getObservedAt()).isEqualTo(Instant.parse(TestArchive.DATE));
    assertThat(article.getCarrier().getKind()).isEqualTo(CarrierKind.warc);
    assertThat(article.getCarrier().getLocation()).isEqualTo(file.toString());
    assertThat(article.getCarrier().getPosition()).isZero();
    assertThat(CollectedArticles.text(article)).isEqualTo(new String(html("beras")));
    assertThat(read.refusals).isEmpty();
  }

  @Test
  void thePositionIsTheOffsetOfTheRecord() throws Exception {
    byte[] first = page(RICE, "beras");
    Path file =
        new TestArchive().with(first).with(page(RAIN, "hujan")).plain(folder.resolve("a.warc"));

    CollectedArticles read = read(file);

    assertThat(read.articles)
        .extracting(article -> article.getCarrier().getPosition())
        .containsExactly(0L, (long) first.length);
  }

  @Test
  void aNamedPublisherIsTheSourceOfAll() throws Exception {
    Path file = new TestArchive().with(page(RICE, "beras")).plain(folder.resolve("a.warc"));

    CollectedArticles read = CollectedArticles.of(source(List.of(file), "harian-timur"));

    assertThat(read.articles.get(0).getSource()).isEqualTo("harian-timur");
  }

  @Test
  void whatIsNoPageIsCountedByItsKind() throws Exception {
    Path file =
        new TestArchive()
            .with(record(Map.of("WARC-Type", "warcinfo"), bytes("software: x\r\n")))
            .with(response(RICE, "HTTP/1.1 404 Not Found\r\nContent-Type: text/html", html("x")))
            .with(response(RICE, "HTTP/1.1 200 OK\r\nContent-Type: image/png", bytes("PNG")))
            .with(response(RICE, "HTTP/1.1 200 OK\r\nContent-Type: text/html", new byte[0]))
            .gzipped(folder.resolve("a.warc.gz"));

    CollectedArticles read = read(file);

    assertThat(read.articles).isEmpty();
    assertThat(read.passedOver)
        .containsExactly(
            "warcinfo records",
            "responses with status 404",
            "responses of type image/png",
            "empty documents");
    assertThat(read.refusals).isEmpty();
  }

  @Test
  void chunksAndCompressionOfHttpAreUndone() throws Exception {
    byte[] body = gzip(html("beras"));
    byte[] chunked =
        join(
            bytes("5\r\n"),
            Arrays.copyOf(body, 5),
            bytes("\r\n" + Integer.toHexString(body.length - 5) + ";name=value\r\n"),
            Arrays.copyOfRange(body, 5, body.length),
            bytes("\r\n0\r\n\r\n"));
    String head =
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip";
    Path file =
        new TestArchive().with(response(RICE, head, chunked)).plain(folder.resolve("a.warc"));

    CollectedArticles read = read(file);

    assertThat(read.texts()).containsExactly(new String(html("beras")));
    assertThat(read.incomplete).isEmpty();
  }

  @Test
  void deflateIsUndoneWithAndWithoutItsHeader() throws Exception {
    Path file =
        new TestArchive()
            .with(encoded("deflate", deflate(html("beras"), false)))
            .with(encoded("deflate", deflate(html("hujan"), true)))
            .plain(folder.resolve("a.warc"));

    CollectedArticles read = read(file);

    assertThat(read.texts()).containsExactly(new String(html("beras")), new String(html("hujan")));
  }

  @Test
  void brotliIsUndone() throws Exception {
    byte[] stored = html("beras");
    int head = (stored.length - 1) << 4 | 1 << 20; // a block of that length that is not compressed
    byte[] brotli =
        join(
            new byte[] {(byte) head, (byte) (head >> 8), (byte) (head >> 16)},
            stored,
            new byte[] {3}); // an empty last block
    Path file = new TestArchive().with(encoded("br", brotli)).plain(folder.resolve("a.warc"));

    CollectedArticles read = read(file);

    assertThat(read.texts()).containsExactly(new String(html("beras")));
    assertThat(read.incomplete).isEmpty();
  }

  @Test
  void aBodyThatIsNotEncodedAsItsHeadSaysIsTakenAsItIs() throws Exception {
    String chunked = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked";
    Path file =
        new TestArchive()
            .with(encoded("gzip", html("beras")))
            .with(encoded("br", html("hujan")))
            .with(encoded("deflate", html("jalan")))
            .with(response(ROAD, chunked, html("pasar")))
            .plain(folder.resolve("a.warc"));

    CollectedArticles read = read(file);

    assertThat(read.texts())
        .extracting(text -> text.replaceAll("<[^>]*>", ""))
        .containsExactly("beras", "hujan", "jalan", "pasar");
  }

  @Test
  void whatBreaksOffIsTakenAndTold() throws Exception {
    String numbers = IntStream.range(0, 5000).mapToObj(i -> i + " ").collect(joining());
    byte[] whole = gzip(html(numbers));
    Path file =
        new TestArchive()
            .with(encoded("gzip", Arrays.copyOf(whole, whole.length / 2)))
            .plain(folder.resolve("a.warc"));

    CollectedArticles read = read(file);

    assertThat(read.texts().get(0)).contains("1 2 3 4 5");
    assertThat(read.incomplete).containsExactly("documents whose encoding breaks off");
  }

  @Test
  void aPayloadThatTheCrawlerTruncatedIsTakenAndTold() throws Exception {
    byte[] cut =
        record(
            Map.of(
                "WARC-Type", "resource",
                "WARC-Target-URI", RICE,
                "WARC-Truncated", "length",
                "Content-Type", "text/html"),
            html("beras"));
    Path file = new TestArchive().with(cut).plain(folder.resolve("a.warc"));

    CollectedArticles read = read(file);

    assertThat(read.articles).hasSize(1);
    assertThat(read.incomplete).containsExactly("documents that the crawler cut off (length)");
  }

  @Test
  void whatServersAskOfRobotsIsKept() throws Exception {
    String head =
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nX-Robots-Tag: noarchive\r\nTDM-Reservation: 1";
    Path file =
        new TestArchive().with(response(RICE, head, html("beras"))).plain(folder.resolve("a.warc"));

    CollectedArticles read = read(file);

    assertThat(read.articles.get(0).getHints().getDirectives())
        .containsExactly("x-robots-tag: noarchive", "tdm-reservation: 1");
  }

  @Test
  void aRevisitIsTheFirstContentSeenAgain() throws Exception {
    Path file =
        new TestArchive()
            .with(page(RICE, "beras"))
            .with(revisit(RICE, TestArchive.DATE))
            .gzipped(folder.resolve("a.warc.gz"));

    CollectedArticles read = read(file);

    assertThat(read.texts()).containsExactly(read.texts().get(0), read.texts().get(0));
    assertThat(read.articles)
        .extracting(RawArticle::getObservedAt)
        .containsExactly(Instant.parse(TestArchive.DATE), Instant.parse("2024-07-01T00:00:00Z"));
    assertThat(read.articles.get(1).getArticleId()).isEqualTo(ArticleId.ofUrl(RICE));
  }

  @Test
  void anOriginalIsFoundInAnArchiveReadBefore() throws Exception {
    Path first = new TestArchive().with(page(RICE, "beras")).gzipped(folder.resolve("a.warc.gz"));
    Path second =
        new TestArchive()
            .with(revisit(RICE, TestArchive.DATE))
            .gzipped(folder.resolve("b.warc.gz"));

    CollectedArticles read = readAll(first, second);

    assertThat(read.articles).hasSize(2);
    assertThat(read.passedOver).isEmpty();
  }

  @Test
  void aRevisitWithoutItsOriginalIsCounted() throws Exception {
    Path file =
        new TestArchive()
            .with(page(RAIN, "hujan"))
            .with(revisit(RICE, TestArchive.DATE))
            .plain(folder.resolve("a.warc"));

    CollectedArticles read = read(file);

    assertThat(read.articles).hasSize(1);
    assertThat(read.passedOver).containsExactly("revisits of what was not found again");
  }

  @Test
  void afterAnInterruptionOriginalsAreFoundInThePartThatWasRead() throws Exception {
    Path file =
        new TestArchive()
            .with(page(RICE, "beras"))
            .with(page(RAIN, "hujan"))
            .with(revisit(RICE, TestArchive.DATE))
            .gzipped(folder.resolve("a.warc.gz"));
    Place place = CollectedArticles.of(source(file), 1).lastPlace();

    CollectedArticles rest = CollectedArticles.ofRest(source(file), new ReadBefore(place, RECENT));

    assertThat(rest.texts())
        .extracting(text -> text.replaceAll("<[^>]*>", ""))
        .containsExactly("hujan", "beras");
  }

  @Test
  void arcFilesAreRead() throws Exception {
    byte[] response =
        join(bytes("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"), html("beras"));
    byte[] arc =
        join(
            bytes("filedesc://a.arc 0.0.0.0 20240619013000 text/plain 6\n1 0 x\n\n"),
            bytes("https://news.example/with space 192.0.2.1 20240619013000 text/html "),
            bytes(response.length + "\n"),
            response,
            bytes("\n"));
    Path file = Files.write(folder.resolve("a.arc"), arc);

    CollectedArticles read = read(file);

    assertThat(read.articles.get(0).getUrl()).isEqualTo("https://news.example/with space");
    assertThat(read.articles.get(0).getObservedAt()).isEqualTo(Instant.parse(TestArchive.DATE));
    assertThat(read.refusals).isEmpty();
  }

  @Test
  void theTextsOfAWetFileAreArticlesAtTheAddressesTheyWereMadeFrom() throws Exception {
    Path file =
        new TestArchive()
            .with(record(Map.of("WARC-Type", "warcinfo"), bytes("software: x\r\n")))
            .with(conversion(RICE, "text/plain", "Harga beras turun\n\nJakarta."))
            .with(conversion(RAIN, "image/png", "PNG"))
            .gzipped(folder.resolve("a.warc.wet.gz"));

    CollectedArticles read = read(file);

    assertThat(read.texts()).containsExactly("Harga beras turun\n\nJakarta.");
    RawArticle article = read.articles.get(0);
    assertThat(article.getArticleId()).isEqualTo(ArticleId.ofUrl(RICE));
    assertThat(article.getMediaType()).isEqualTo("text/plain");
    assertThat(article.getSource()).isEqualTo("news.example");
    assertThat(read.passedOver)
        .containsExactly("warcinfo records", "conversions of type image/png");
  }

  @Test
  void whatWasMadeFromADocumentOfTheSameArchiveIsNoRevisionOfIt() throws Exception {
    Path file =
        new TestArchive()
            .with(page(RICE, "beras"))
            .with(conversion(RICE, "text/plain", "beras"))
            .gzipped(folder.resolve("a.warc.gz"));

    CollectedArticles read = read(file);

    assertThat(read.texts()).containsExactly(new String(html("beras")));
    assertThat(read.passedOver).containsExactly("conversions of documents that the archive holds");
  }

  private static byte[] conversion(String url, String type, String text) {
    return record(
        Map.of(
            "WARC-Type",
            "conversion",
            "WARC-Target-URI",
            url,
            "WARC-Date",
            TestArchive.DATE,
            "Content-Type",
            type),
        bytes(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"28B52FFD", "5D2A4D18"})
  void anArchiveCompressedWithZstandardIsRefusedByThatName(String magic) throws Exception {
    byte[] start = HexFormat.of().parseHex(magic);
    Files.write(folder.resolve("a.warc.zst"), join(start, new byte[100]));
    new TestArchive().with(page(RAIN, "hujan")).plain(folder.resolve("b.warc"));

    CollectedArticles read = read(folder);

    assertThat(read.refusals).hasSize(1);
    assertThat(read.refusals.get(0).text()).contains("a.warc.zst").contains("Zstandard");
    assertThat(read.texts()).containsExactly(new String(html("hujan")));
  }

  @Test
  void angleBracketsAroundTheAddressAreNoPartOfIt() throws Exception {
    Path file =
        new TestArchive().with(page("<" + RICE + ">", "beras")).plain(folder.resolve("a.warc"));

    CollectedArticles read = read(file);

    assertThat(read.articles.get(0).getUrl()).isEqualTo(RICE);
  }

  @Test
  void aFileCompressedAsAWholeIsReadToItsEnd() throws Exception {
    byte[] whole = gzip(page(RICE, "beras"), page(RAIN, "hujan"), page(ROAD, "jalan"));
    Path file = Files.write(folder.resolve("a.warc.gz"), whole);

    CollectedArticles read = read(file);

    assertThat(read.articles).extracting(RawArticle::getUrl).containsExactly(RICE, RAIN, ROAD);
  }

  @Test
  void recordsThatSpanGzipMembersAreRead() throws Exception {
    byte[] records = join(page(RICE, "beras"), page(RAIN, "hujan"));
    byte[] blocks =
        join(
            gzip(Arrays.copyOf(records, 100)),
            gzip(Arrays.copyOfRange(records, 100, 400)),
            gzip(Arrays.copyOfRange(records, 400, records.length)));
    Path file = Files.write(folder.resolve("a.warc.gz"), blocks);

    CollectedArticles read = read(file);

    assertThat(read.articles).extracting(RawArticle::getUrl).containsExactly(RICE, RAIN);
    assertThat(read.refusals).isEmpty();
  }

  @Test
  void anUncompressedFileCalledGzIsRead() throws Exception {
    Path file = new TestArchive().with(page(RICE, "beras")).plain(folder.resolve("a.warc.gz"));

    assertThat(read(file).articles).hasSize(1);
  }

  @Test
  void aDamagedMemberIsRefusedWithItsOffsetAndTheNextOneIsRead() throws Exception {
    byte[] first = gzip(page(RICE, "beras"));
    byte[] damaged = gzip(page(RAIN, "hujan ".repeat(100)));
    for (int i = 30; i < damaged.length - 20; i++) {
      damaged[i] ^= 0x55;
    }
    Path file =
        Files.write(folder.resolve("a.warc.gz"), join(first, damaged, gzip(page(ROAD, "jalan"))));

    CollectedArticles read = read(file);

    assertThat(read.articles).extracting(RawArticle::getUrl).containsExactly(RICE, ROAD);
    assertThat(read.refusals)
        .extracting(Refusal::location, Refusal::position)
        .containsExactly(tuple(file.toString(), (long) first.length));
  }

  @Test
  void aChecksumThatDiffersIsDamage() throws Exception {
    byte[] damaged = gzip(page(RICE, "beras"));
    damaged[damaged.length - 6] ^= 1;
    Path file = Files.write(folder.resolve("a.warc.gz"), join(damaged, gzip(page(RAIN, "hujan"))));

    CollectedArticles read = read(file);

    assertThat(read.articles).extracting(RawArticle::getUrl).containsExactly(RAIN);
    assertThat(read.refusals)
        .extracting(Refusal::reason)
        .singleElement()
        .asString()
        .contains("checksum");
  }

  @Test
  void garbageBetweenMembersIsToldAndPassed() throws Exception {
    byte[] garbage = new byte[100_000];
    new Random(1).nextBytes(garbage);
    Path file =
        Files.write(
            folder.resolve("a.warc.gz"),
            join(gzip(page(RICE, "beras")), garbage, gzip(page(RAIN, "hujan"))));

    CollectedArticles read = read(file);

    assertThat(read.articles).extracting(RawArticle::getUrl).containsExactly(RICE, RAIN);
    assertThat(read.refusals).hasSize(1);
  }

  @Test
  void aTruncatedLastMemberIsRefusedAndTheOthersAreRead() throws Exception {
    byte[] last = gzip(page(RAIN, "hujan"));
    Path file =
        Files.write(
            folder.resolve("a.warc.gz"),
            join(gzip(page(RICE, "beras")), Arrays.copyOf(last, last.length - 20)));

    CollectedArticles read = read(file);

    assertThat(read.articles).extracting(RawArticle::getUrl).containsExactly(RICE);
    assertThat(read.refusals)
        .extracting(Refusal::reason)
        .singleElement()
        .asString()
        .contains("ends in the middle");
  }

  @Test
  void whatLiesBehindDamageInAMemberOfManyRecordsIsToldToBeLeftOut() throws Exception {
    byte[] member =
        gzip(page(RICE, "beras"), page(RAIN, "hujan ".repeat(50_000)), page(ROAD, "jalan"));
    Path file =
        Files.write(
            folder.resolve("a.warc.gz"),
            join(Arrays.copyOf(member, member.length / 2), gzip(page(ROAD, "jalan"))));

    CollectedArticles read = read(file);

    assertThat(read.articles).extracting(RawArticle::getUrl).containsExactly(RICE, ROAD);
    assertThat(read.refusals)
        .extracting(Refusal::outcome)
        .containsExactly(
            "it was left out with the rest of its gzip member, and the others went on");
  }

  @Test
  void aKindThatIsCountedIsShort() throws Exception {
    String head = "HTTP/1.1 200 OK\r\nContent-Type: image/" + "x".repeat(100_000);
    Path file = new TestArchive().with(response(RICE, head, bytes("x"))).plain(folder.resolve("a"));

    CollectedArticles read = read(file);

    assertThat(read.passedOver)
        .singleElement()
        .asString()
        .startsWith("responses of type image/xxx")
        .hasSize(120);
  }

  @Test
  void aTruncatedLastRecordIsRefused() throws Exception {
    byte[] last = page(RAIN, "hujan");
    Path file =
        Files.write(
            folder.resolve("a.warc"),
            join(page(RICE, "beras"), Arrays.copyOf(last, last.length - 30)));

    CollectedArticles read = read(file);

    assertThat(read.articles).extracting(RawArticle::getUrl).containsExactly(RICE);
    assertThat(read.refusals)
        .extracting(Refusal::reason)
        .singleElement()
        .asString()
        .contains("cut off by the end");
  }

  @Test
  void aTruncatedRecordWhoseBodyIsWholeByHttpsOwnLengthIsTaken() throws Exception {
    byte[] body = html("beras");
    byte[] whole =
        response(
            RICE,
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: " + body.length,
            body);
    String longer =
        new String(whole).replaceFirst("(?<=\r\n)Content-Length: (\\d+)", "Content-Length: 9$1");
    Path file = Files.write(folder.resolve("a.warc"), bytes(longer));

    CollectedArticles read = read(file);

    assertThat(read.articles).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10", "300", "1000000", "-5", "many"})
  void aWrongContentLengthCostsNoRecord(String length) throws Exception {
    byte[] wrong =
        record(
            Map.of(
                "WARC-Type",
                "resource",
                "WARC-Target-URI",
                RICE,
                "Content-Type",
                "text/html",
                "Content-Length",
                length),
            html("beras"));
    TestArchive archive =
        new TestArchive().with(wrong).with(page(RAIN, "hujan")).with(page(ROAD, "jalan"));

    for (Path file :
        List.of(
            archive.plain(folder.resolve("a.warc")),
            archive.gzipped(folder.resolve("b.warc.gz")))) {
      CollectedArticles read = read(file);

      assertThat(read.articles).extracting(RawArticle::getUrl).containsExactly(RICE, RAIN, ROAD);
      assertThat(read.texts().get(0)).isEqualTo(new String(html("beras")));
      assertThat(read.incomplete).containsExactly("documents from records of wrong length");
      assertThat(read.refusals).isEmpty();
    }
  }

  @Test
  void whatIsNoArchiveIsToldOnce() throws Exception {
    Path file = Files.write(folder.resolve("a.warc"), bytes("no archive at all\n".repeat(50_000)));

    CollectedArticles read = read(file);

    assertThat(read.articles).isEmpty();
    assertThat(read.refusals).hasSize(1);
  }

  @Test
  void anEmptyFileIsTold() throws Exception {
    Path file = Files.write(folder.resolve("a.warc"), new byte[0]);

    assertThat(read(file).refusals).extracting(Refusal::reason).containsExactly("is empty");
  }

  @Test
  void anArchiveThatCannotBeReadMayBeReadLaterButADamagedOneMayNot() throws Exception {
    Path away = new TestArchive().with(page(RICE, "beras")).plain(folder.resolve("a.warc"));
    ArticleSource source = source(List.of(away), null);
    Files.delete(away);
    Path damaged = Files.writeString(folder.resolve("b.warc"), "no archive");

    CollectedArticles readAway = CollectedArticles.of(source);
    CollectedArticles readDamaged = read(damaged);

    assertThat(readAway.refusals).singleElement().matches(Refusal::mayPass);
    assertThat(readAway.refusals.get(0).reason()).contains("no longer there");
    assertThat(readDamaged.refusals).singleElement().matches(refusal -> !refusal.mayPass());
  }

  @Test
  void aDocumentThatIsTooLargeIsRefusedAndTheNextOneIsRead() throws Exception {
    byte[] bomb = gzip(html("a".repeat(3_000_000)));
    Path file =
        new TestArchive()
            .with(page(RICE, "a".repeat(2_000_000)))
            .with(encoded("gzip", bomb))
            .with(page(RAIN, "hujan"))
            .gzipped(folder.resolve("a.warc.gz"));

    CollectedArticles read =
        CollectedArticles.of(
            new Archives(List.of(file.toString()), null, new Limits(1_000_000), 2)
                .sources()
                .get(0));

    assertThat(read.articles).extracting(RawArticle::getUrl).containsExactly(RAIN);
    assertThat(read.refusals)
        .extracting(Refusal::reason)
        .allMatch(reason -> reason.startsWith("is a document of"))
        .hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theReadingGoesOnBehindEveryRecord(boolean isGzip) throws Exception {
    TestArchive archive = new TestArchive();
    IntStream.range(0, 6).forEach(i -> archive.with(page(RICE + i, "beras " + i)));
    Path file =
        isGzip
            ? archive.gzipped(folder.resolve("a.warc.gz"))
            : archive.plain(folder.resolve("a.warc"));
    List<String> all = read(file).texts();

    for (int taken = 1; taken < 6; taken++) {
      Place place = CollectedArticles.of(source(file), taken).lastPlace();
      CollectedArticles rest =
          CollectedArticles.ofRest(source(file), new ReadBefore(place, RECENT));

      assertThat(rest.texts()).isEqualTo(all.subList(taken, 6));
      assertThat(rest.readAnew).isEmpty();
    }
  }

  @Test
  void theReadingGoesOnInsideAFileCompressedAsAWhole() throws Exception {
    byte[] whole = gzip(page(RICE, "beras"), page(RAIN, "hujan"), page(ROAD, "jalan"));
    Path file = Files.write(folder.resolve("a.warc.gz"), whole);
    Place place = CollectedArticles.of(source(file), 2).lastPlace();

    CollectedArticles rest = CollectedArticles.ofRest(source(file), new ReadBefore(place, RECENT));

    assertThat(rest.articles).extracting(RawArticle::getUrl).containsExactly(ROAD);
  }

  @Test
  void anotherFileUnderTheSameNameIsReadFromItsStart() throws Exception {
    Path file =
        new TestArchive()
            .with(page(RICE, "beras"))
            .with(page(RAIN, "hujan"))
            .gzipped(folder.resolve("a.warc.gz"));
    Place place = CollectedArticles.of(source(file), 1).lastPlace();
    new TestArchive().with(page(ROAD, "jalan raya")).with(page(RICE, "beras")).gzipped(file);

    CollectedArticles rest = CollectedArticles.ofRest(source(file), new ReadBefore(place, RECENT));

    assertThat(rest.articles).hasSize(2);
    assertThat(rest.readAnew).containsExactly(file.toString());
  }

  @Test
  void archivesInAFolderAreReadInOrderAndGoOnInOrder() throws Exception {
    List<String> urls = IntStream.range(0, 9).mapToObj(i -> RICE + i).toList();
    for (int i = 0; i < urls.size(); i++) {
      Path below = Files.createDirectories(folder.resolve("all/" + i / 3));
      Path file = below.resolve(i % 2 == 0 ? i + ".warc.gz" : i + ".gz.bad");
      new TestArchive().with(page(urls.get(i), "beras " + i)).gzipped(file);
    }
    Files.writeString(folder.resolve("all/1/notes.txt"), "not an archive");
    Path all = folder.resolve("all");

    CollectedArticles read = CollectedArticles.of(source(List.of(all), null), 5);
    CollectedArticles rest =
        CollectedArticles.ofRest(
            source(List.of(all), null), new ReadBefore(read.lastPlace(), RECENT));

    assertThat(read.articles).extracting(RawArticle::getUrl).isEqualTo(urls.subList(0, 5));
    assertThat(rest.articles).extracting(RawArticle::getUrl).isEqualTo(urls.subList(5, 9));
    assertThat(read.passedOver).containsExactly("files that are no archives");
  }

  @Test
  void whatLooksLikeManyMembersWithEndlessNamesIsPassedQuickly() throws Exception {
    byte[] garbage = new byte[2 << 20];
    byte[] startOfMember = {0x1F, (byte) 0x8B, 8, 0x18};
    for (int i = 0; i < garbage.length; i++) {
      garbage[i] = startOfMember[i % startOfMember.length];
    }
    Path file =
        Files.write(
            folder.resolve("a.warc.gz"),
            join(gzip(page(RICE, "beras")), garbage, gzip(page(RAIN, "hujan"))));

    CollectedArticles read = read(file);

    assertThat(read.articles).extracting(RawArticle::getUrl).containsExactly(RICE, RAIN);
  }

  @Test
  void whatIsNoRegularFileIsRefusedNotOpened() throws Exception {
    new TestArchive().with(page(RICE, "beras")).plain(folder.resolve("a.warc"));
    try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      socket.bind(UnixDomainSocketAddress.of(folder.resolve("b.warc")));

      CollectedArticles read = CollectedArticles.of(source(List.of(folder), null));

      assertThat(read.articles).hasSize(1);
      assertThat(read.refusals)
          .extracting(Refusal::reason)
          .containsExactly("is neither a file nor a folder");
    }
  }

  @Test
  void aFolderWithoutArchivesIsRefused() throws Exception {
    Files.writeString(folder.resolve("notes.txt"), "not an archive");

    assertThatThrownBy(() -> source(List.of(folder), null))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("no WARC or ARC file in it");
  }

  @Test
  void anArchiveAmongOtherFilesIsReadWithThem() throws Exception {
    new TestArchive().with(page(RICE, "beras")).gzipped(folder.resolve("a.warc.gz"));
    Files.writeString(folder.resolve("b.txt"), "Harga beras turun.");

    CollectedArticles read =
        CollectedArticles.of(
            new Sources(Limits.DEFAULT).from(List.of(folder.toString()), null).get(0));

    assertThat(read.articles)
        .extracting(article -> article.getCarrier().getKind())
        .containsExactly(CarrierKind.warc, CarrierKind.file);
  }

  private static byte[] encoded(String coding, byte[] body) {
    return response(
        RICE, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: " + coding, body);
  }

  private static byte[] revisit(String url, String originalDate) {
    return record(
        Map.of(
            "WARC-Type",
            "revisit",
            "WARC-Target-URI",
            url,
            "WARC-Date",
            "2024-07-01T00:00:00Z",
            "WARC-Refers-To-Target-URI",
            url,
            "WARC-Refers-To-Date",
            originalDate,
            "Content-Type",
            "application/http; msgtype=response"),
        bytes("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"));
  }

  private static byte[] deflate(byte[] content, boolean isRaw) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, isRaw);
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
      out.write(content);
    } finally {
      deflater.end();
    }
    return bytes.toByteArray();
  }

  private static CollectedArticles read(Path file) throws Exception {
    return CollectedArticles.of(source(file));
  }

  private static CollectedArticles readAll(Path... files) throws Exception {
    List<String> paths = Arrays.stream(files).map(Path::toString).toList();
    CollectedArticles all = null;
    for (ArticleSource source : new Archives(paths, null, Limits.DEFAULT, 3).sources()) {
      all = all == null ? CollectedArticles.of(source) : all.and(source);
    }
    return all;
  }

  private static ArticleSource source(Path file) {
    return source(List.of(file), null);
  }

  private static ArticleSource source(List<Path> paths, String name) {
    List<String> named = paths.stream().map(Path::toString).toList();
    return new Archives(named, name, Limits.DEFAULT, 3).sources().get(0);
  }
}
