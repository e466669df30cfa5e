package dev.warta.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.warta.events.ArticleId;
import dev.warta.events.ArticleTime;
import dev.warta.events.Carrier;
import dev.warta.events.CarrierKind;
import dev.warta.events.Hints;
import dev.warta.events.RawArticle;
import dev.warta.events.TestArticles;
import dev.warta.events.TimePrecision;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonLinesSourceTest {

  private static final Clock RECEIVED = Clock.fixed(TestArticles.RECEIVED, ZoneOffset.UTC);
  private static final String GOOD =
      """
      {"text": "Harga beras turun"}""";

  @TempDir Path folder;

  @Test
  void everyFieldHasItsPlace() throws Exception {
    CollectedArticles collected =
        read(
            """
            {"text": "Harga beras turun\\n\\nSurabaya", "title": "Beras", "authors": ["Laksmi Andayani", "Bram Siregar"], \
            "published": "2024-06-19T08:30:00+07:00", "updated": "2024-06-20", \
            "url": "https://Harian.example/beras?utm_source=x", "canonicalUrl": "https://harian.example/beras", \
            "id": 42, "source": "Harian Timur", "language": "id", "section": "Ekonomi", "tags": ["beras", "impor"], \
            "unknown": {"nested": [1, {"text": "no"}]}}
            """);

    byte[] content = "Harga beras turun\n\nSurabaya".getBytes(StandardCharsets.UTF_8);
    assertThat(collected.refusals).isEmpty();
    assertThat(collected.articles)
        .containsExactly(
            new RawArticle(
                ArticleId.ofUrl("https://harian.example/beras"),
                "Harian Timur",
                "https://Harian.example/beras?utm_source=x",
                "text/plain",
                "UTF-8",
                ByteBuffer.wrap(content),
                ArticleId.contentHash(content),
                TestArticles.RECEIVED,
                new Carrier(CarrierKind.jsonl, "in/articles.jsonl", 1L),
                new Hints(
                    "Beras",
                    List.of("Laksmi Andayani", "Bram Siregar"),
                    new ArticleTime(
                        "2024-06-19T08:30:00+07:00",
                        Instant.parse("2024-06-19T01:30:00Z"),
                        TimePrecision.minute),
                    new ArticleTime(
                        "2024-06-20", Instant.parse("2024-06-20T00:00:00Z"), TimePrecision.day),
                    "id",
                    "Ekonomi",
                    List.of("beras", "impor"),
                    "https://harian.example/beras",
                    List.of(),
                    List.of()),
                null));
  }

  @Test
  void oneAuthorMayBeAString() throws Exception {
    assertThat(read("{\"text\": \"x\", \"authors\": \"Laksmi Andayani\"}").articles)
        .extracting(article -> article.getHints().getAuthors())
        .containsExactly(List.of("Laksmi Andayani"));
  }

  @Test
  void htmlIsTakenWhereBothAreThere() throws Exception {
    assertThat(read("{\"text\": \"beras\", \"html\": \"<p>beras\"}").articles)
        .extracting(RawArticle::getMediaType, CollectedArticles::text)
        .containsExactly(tuple("text/html", "<p>beras"));
  }

  @Test
  void idComesFromTheUrlElseFromTheSourcesOwnElseFromTheContent() throws Exception {
    CollectedArticles collected =
        read(
            """
            {"text": "a", "url": "https://harian.example/a?utm_source=x", "id": "1"}
            {"text": "a", "id": "1"}
            {"text": "a", "id": "1", "source": "northwire"}
            {"text": "a", "id": "", "url": null}
            """);

    assertThat(collected.articles)
        .extracting(RawArticle::getArticleId)
        .containsExactly(
            ArticleId.ofUrl("https://harian.example/a"),
            ArticleId.ofSourceId("harian-timur", "1"),
            ArticleId.ofSourceId("northwire", "1"),
            ArticleId.ofContent("a".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void byteOrderMarkCrlfAndBlankLinesArePassedOverAndLinesStillCounted() throws Exception {
    CollectedArticles collected = read("\uFEFF" + GOOD + "\r\n\r\n  \t\r\n" + GOOD + "\r\n" + GOOD);

    assertThat(collected.refusals).isEmpty();
    assertThat(collected.articles)
        .extracting(article -> article.getCarrier().getPosition())
        .containsExactly(1L, 4L, 5L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "2024-06-19T08:30:00+07:00 | 2024-06-19T08:30:00+07:00 | 2024-06-19T01:30:00Z",
        "2024-06-19T08:30:00.125Z  | 2024-06-19T08:30:00.125Z  | 2024-06-19T08:30:00.125Z",
        "2024-06-19T08:30          | 2024-06-19T08:30:00Z      | 2024-06-19T08:30:00Z",
        "2024-06-19 08:30:15+0700  | 2024-06-19T08:30:15+07:00 | 2024-06-19T01:30:15Z",
        "2024-06-19t08:30:15+07    | 2024-06-19T08:30:15+07:00 | 2024-06-19T01:30:15Z",
        "2024-06-19                | 2024-06-19                | 2024-06-19T00:00:00Z",
      })
  void datesAreReadInTheFormsOfIso8601(String stated, String value, Instant at) throws Exception {
    CollectedArticles collected =
        read("{\"text\": \"x\", \"published\": \"%s\"}".formatted(stated));

    assertThat(collected.articles)
        .extracting(article -> article.getHints().getPublishedAt())
        .extracting(ArticleTime::getValue, ArticleTime::getAt)
        .containsExactly(tuple(value, at));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"text\": \"x\", \"published\": \"19-06-24 or so\"} | field \"published\" is not a date: \"19-06-24 or so\"",
        "{\"text\": \"x\", \"published\": \"2024-02-30\"}  | field \"published\" is not a date: \"2024-02-30\"",
        "{\"text\": \"x\", \"updated\": 1718760600}        | field \"updated\" is a number",
        "{\"text\": [\"x\"]}                               | field \"text\" is an array",
        "{\"text\": \"x\", \"authors\": [{\"name\": \"L\"}]} | field \"authors\" holds an object",
        "{\"text\": \"x\", \"id\": 1.5}                    | field \"id\" is a number",
        "{\"text\": \"x\", \"url\": \"/beras\"}            | field \"url\" is not a URL: \"/beras\"",
        "{\"text\": \"x\", \"canonicalUrl\": \"ftp://a/\"} | field \"canonicalUrl\" is not a URL: \"ftp://a/\"",
        "{\"title\": \"x\"}                                | has no text: neither \"text\" nor \"html\" is there, or it is blank",
        "{\"text\": \" \"}                                 | has no text: neither \"text\" nor \"html\" is there, or it is blank",
        "[1]                                               | is an array, not an article",
        "null                                              | is null, not an article",
        "{\"text\": \"x\"                                  | ends in the middle of its JSON",
        "{\"text\": \"x\"} {\"text\": \"y\"}               | goes on after the article, at column 15",
      })
  void aBadLineSaysWhatIsWrong(String line, String reason) throws Exception {
    CollectedArticles collected = read(line);

    assertThat(collected.articles).isEmpty();
    assertThat(collected.refusals)
        .extracting(Refusal::reason, Refusal::position)
        .containsExactly(tuple(reason, 1L));
  }

  @Test
  void whatIsNotJsonIsReportedWithItsColumn() throws Exception {
    assertThat(read("{\"text\": oops}").refusals)
        .extracting(Refusal::reason)
        .singleElement()
        .asString()
        .startsWith("is not JSON at column 1")
        .contains("oops");
  }

  @Test
  void invalidUtf8IsABadLine() throws Exception {
    Path file = folder.resolve("articles.jsonl");
    Files.write(file, "{\"text\": \"caf\u00e9 x\"}\n".getBytes(StandardCharsets.ISO_8859_1));

    CollectedArticles collected = CollectedArticles.of(source(file));

    assertThat(collected.articles).isEmpty();
    assertThat(collected.refusals).hasSize(1);
  }

  @Test
  void nestingWithoutEndIsABadLine() throws Exception {
    assertThat(read("{\"x\":" + "[".repeat(100_000)).refusals).hasSize(1);
  }

  @Test
  void moreValuesThanALineOfNewsHasAreABadLine() throws Exception {
    String tags = "\"x\",".repeat(100_000) + "\"x\"";

    CollectedArticles collected = read("{\"text\":\"x\",\"tags\":[" + tags + "]}\n" + GOOD);

    assertThat(collected.articles).hasSize(1);
    assertThat(collected.refusals)
        .first()
        .extracting(Refusal::text)
        .asString()
        .startsWith("in/articles.jsonl:1: is more JSON than is read")
        .contains("at most 100,000 names, values and brackets");
  }

  @Test
  void badLinesAreKeptBesideTheFileAndTheOthersGoOn() throws Exception {
    String bad = "{\"text\": \"x\", \"published\": \"19-06-24 or so\"}";

    CollectedArticles collected = read(GOOD + "\n" + bad + "\r\n" + GOOD + "\noops\n");

    assertThat(collected.articles).hasSize(2);
    assertThat(collected.refusals)
        .first()
        .extracting(Refusal::text)
        .isEqualTo(
            "in/articles.jsonl:2: field \"published\" is not a date: \"19-06-24 or so\"\n"
                + "  expected ISO 8601, as in 2024-06-19T08:30:00+07:00;"
                + " the line was written to in/articles.rejected.jsonl");
    assertThat(folder.resolve("articles.rejected.jsonl")).hasContent(bad + "\noops\n");
  }

  @Test
  void theSameBadLinesAtEachRunAreKeptOnce() throws Exception {
    String lines = "\uFEFFoops\r\r\nagain\n" + GOOD + "\nagain\n" + "x".repeat(5000) + "\n";

    read(lines, new Limits(1000));
    CollectedArticles secondRun = read(lines, new Limits(1000));

    assertThat(secondRun.refusals)
        .hasSize(4)
        .extracting(Refusal::outcome)
        .containsOnly("the line is in in/articles.rejected.jsonl already");
    assertThat(folder.resolve("articles.rejected.jsonl"))
        .hasContent("oops\r\nagain\n" + "x".repeat(5000) + "\n");
  }

  @Test
  void linesHalfMendedAreNotLostWhenTheOriginalIsReadAgain() throws Exception {
    read("oops\nagain\n");
    Files.writeString(folder.resolve("articles.rejected.jsonl"), GOOD + "\nagain");

    read("oops\nagain\nother\n");

    assertThat(folder.resolve("articles.rejected.jsonl"))
        .hasContent(GOOD + "\nagain\noops\nother\n");
  }

  @Test
  void aFileOfThatNameStaysAsItIsWhereNoLineIsBad() throws Exception {
    Files.writeString(folder.resolve("articles.rejected.jsonl"), "precious");

    CollectedArticles collected = read(GOOD);

    assertThat(collected.refusals).isEmpty();
    assertThat(folder.resolve("articles.rejected.jsonl")).hasContent("precious");
  }

  @Test
  void nothingIsMadeWhereNoLineIsBad() throws Exception {
    read(GOOD);

    assertThat(folder.resolve("articles.rejected.jsonl")).doesNotExist();
  }

  @Test
  void noMoreLinesAreKeptThanTheMost() throws Exception {
    Path file = folder.resolve("articles.jsonl");
    SetAside setAside = SetAside.beside(file, "in/articles.jsonl", 1000, 2, 1000);
    LineReader lines =
        new LineReader(
            new ByteArrayInputStream("a\nb\na\nc\n".getBytes(StandardCharsets.UTF_8)), 1000);

    List<String> outcomes = new ArrayList<>();
    while (lines.next()) {
      outcomes.add(setAside.keep(lines));
    }
    setAside.close();

    assertThat(outcomes)
        .containsExactly(
            "the line was written to in/articles.rejected.jsonl",
            "the line was written to in/articles.rejected.jsonl",
            "the line is in in/articles.rejected.jsonl already",
            "the line could not be written to in/articles.rejected.jsonl"
                + " (it holds 2 lines, and no more are kept) and was left out");
    assertThat(folder.resolve("articles.rejected.jsonl")).hasContent("a\nb\n");
  }

  @Test
  void noMoreBytesAreKeptThanTheMost() throws Exception {
    Path file = folder.resolve("articles.jsonl");
    Files.writeString(folder.resolve("articles.rejected.jsonl"), "before\n");
    SetAside setAside = SetAside.beside(file, "in/articles.jsonl", 1000, 10, 10);
    LineReader lines =
        new LineReader(
            new ByteArrayInputStream("a\nlonger\nb\n".getBytes(StandardCharsets.UTF_8)), 1000);

    List<String> outcomes = new ArrayList<>();
    while (lines.next()) {
      outcomes.add(setAside.keep(lines));
    }
    setAside.close();

    assertThat(outcomes.get(0)).isEqualTo("the line was written to in/articles.rejected.jsonl");
    assertThat(outcomes.subList(1, 3)).allMatch(it -> it.contains("no more than 10 bytes"));
    assertThat(folder.resolve("articles.rejected.jsonl")).hasContent("before\na\n");
  }

  @Test
  void keptLinesOfTwoFilesThatDifferInTheirExtensionStayApart() throws Exception {
    Path file = folder.resolve("articles.ndjson");
    Files.writeString(file, "oops\n");

    CollectedArticles.of(source(file));

    assertThat(folder.resolve("articles.rejected.ndjson")).hasContent("oops\n");
  }

  @Test
  void aPlaceWhereNothingCanBeKeptIsSaidAndTheOthersGoOn() throws Exception {
    Files.createDirectory(folder.resolve("articles.rejected.jsonl"));

    CollectedArticles collected = read("oops\n" + GOOD);

    assertThat(collected.articles).hasSize(1);
    assertThat(collected.refusals)
        .extracting(Refusal::outcome)
        .singleElement()
        .asString()
        .startsWith("the line could not be written to in/articles.rejected.jsonl (");
  }

  @Test
  void aLinkInPlaceOfTheKeptLinesIsNotFollowed() throws Exception {
    Path precious = Files.writeString(folder.resolve("precious"), "precious");
    assumeThat(folder.getFileSystem().supportedFileAttributeViews())
        .as("symbolic links can be made without special rights")
        .contains("posix");
    Files.createSymbolicLink(folder.resolve("articles.rejected.jsonl"), precious);

    read("oops\n");
    read(GOOD);

    assertThat(precious).hasContent("precious");
  }

  @Test
  void aDocumentAboveTheLimitIsRefusedWithSizeAndLimit() throws Exception {
    CollectedArticles collected =
        read("{\"text\": \"" + "x".repeat(1001) + "\"}\n" + GOOD, new Limits(1000));

    assertThat(collected.articles).hasSize(1);
    assertThat(collected.refusals)
        .extracting(Refusal::reason, Refusal::expected)
        .containsExactly(
            tuple(
                "field \"text\" has 1,001 bytes",
                "at most 1,000 bytes, the largest record configured"));
  }

  @Test
  void aLineAboveTheLimitIsKeptWholeAndTheOthersGoOn() throws Exception {
    String endless = "{\"text\": \"" + "x".repeat(1_000_000) + "\"}";

    CollectedArticles collected = read(endless + "\n" + GOOD, new Limits(1000));

    assertThat(collected.texts()).containsExactly("Harga beras turun");
    assertThat(collected.refusals)
        .extracting(Refusal::reason, Refusal::position)
        .containsExactly(tuple("has 1,000,012 bytes", 1L));
    assertThat(folder.resolve("articles.rejected.jsonl")).hasContent(endless + "\n");
  }

  @Test
  void noMoreOfALineIsHeldThanTheLimit() throws Exception {
    LineReader lines = new LineReader(new EndlessLine(100_000_000), 3000);

    assertThat(lines.next()).isTrue();
    assertThat(lines.isTooLong()).isTrue();
    lines.copyTo(OutputStream.nullOutputStream());

    assertThat(lines.length()).isEqualTo(100_000_000);
    assertThat(lines.buffer()).hasSizeLessThan(3100);
    assertThat(lines.next()).isFalse();
  }

  @Test
  void utf16IsRefusedOnceNotLineByLine() throws Exception {
    Path file = folder.resolve("articles.jsonl");
    Files.write(file, (GOOD + "\n" + GOOD + "\n").getBytes(StandardCharsets.UTF_16));

    assertThat(CollectedArticles.of(source(file)).refusals)
        .extracting(Refusal::reason)
        .containsExactly("is in UTF-16");
  }

  @Test
  void anErrorInTheMiddleSaysHowFarItWasRead() throws Exception {
    InputStream broken =
        new SequenceInputStream(
            new ByteArrayInputStream((GOOD + "\n").getBytes(StandardCharsets.UTF_8)),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("Input/output error");
              }
            });
    Reading reading = new Reading("harian-timur", Limits.DEFAULT, RECEIVED, true);

    CollectedArticles collected =
        CollectedArticles.of(new JsonLinesSource(broken, "stdin", reading));

    assertThat(collected.articles).hasSize(1);
    assertThat(collected.refusals)
        .extracting(Refusal::reason, Refusal::outcome)
        .containsExactly(tuple("cannot be read: Input/output error", "the first 1 lines went on"));
  }

  @Test
  void theSourcesOwnIdIsHandedOnBesideTheArticle() throws Exception {
    CollectedArticles collected =
        read(
            "{\"id\": \"a-17\", \"text\": \"Satu\"}\n{\"id\": 4, \"text\": \"Dua\"}\n{\"text\": \"Tiga\"}");

    assertThat(collected.ownIds).containsExactly("a-17", "4", null);
  }

  @Test
  void whoOnlyLooksLeavesNothingBesideTheFile() throws Exception {
    Path file = Files.writeString(folder.resolve("articles.jsonl"), "oops\n");
    Reading looking = new Reading("harian-timur", Limits.DEFAULT, RECEIVED, false);

    CollectedArticles collected =
        CollectedArticles.of(
            new JsonLinesSource(file, "in/articles.jsonl", "articles.jsonl", looking));

    assertThat(collected.refusals)
        .extracting(Refusal::outcome)
        .containsExactly("the line was left out");
    assertThat(folder.resolve("articles.rejected.jsonl")).doesNotExist();
  }

  private CollectedArticles read(String lines) throws IOException, InterruptedException {
    return read(lines, Limits.DEFAULT);
  }

  private CollectedArticles read(String lines, Limits limits)
      throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("articles.jsonl"), lines);
    return CollectedArticles.of(source(file, limits));
  }

  private static JsonLinesSource source(Path file) {
    return source(file, Limits.DEFAULT);
  }

  private static JsonLinesSource source(Path file, Limits limits) {
    return new JsonLinesSource(
        file,
        "in/" + file.getFileName(),
        file.getFileName().toString(),
        new Reading("harian-timur", limits, RECEIVED, true));
  }

  /** So many times the same letter. */
  private static final class EndlessLine extends InputStream {

    private long left;

    EndlessLine(long length) {
      this.left = length;
    }

    @Override
    public int read() {
      return left-- > 0 ? 'x' : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      if (left == 0) {
        return -1;
      }
      int read = (int) Math.min(left, length);
      Arrays.fill(bytes, offset, offset + read, (byte) 'x');
      left -= read;
      return read;
    }
  }
}
