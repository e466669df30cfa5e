package dev.warta.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.warta.events.ArticleId;
import dev.warta.events.EnrichedArticle;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class InspectCommandTest {

  private static final String TEXT =
      """
      Harga Beras Turun di Makassar

      Oleh Ratna Dewi

      MAKASSAR - Harga beras di Pasar Terong turun sejak Senin, kata para pedagang.

      Panen raya di Sidrap mulai masuk ke kota, dan Vietnam mengirim lebih banyak beras.
      """;

  private static final String PAGE =
      """
      <!doctype html><html lang="id"><head><title>Jembatan Dibuka | Harian Timur</title>
      <script type="application/ld+json">{"@type": "NewsArticle", "headline": "Jembatan Dibuka",
      "datePublished": "2026-06-19T08:30:00+08:00"}</script></head>
      <body><nav><a href="/">Beranda</a></nav><article><h1>Jembatan Dibuka</h1>
      <p>Jembatan baru di atas Sungai Walanae dibuka untuk umum pada hari Jumat, kata wali kota.</p>
      <p>Warga dua kecamatan sekarang dapat menyeberang tanpa menunggu perahu.</p>
      </article></body></html>
      """;

  private final ObjectMapper json = new ObjectMapper();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private InputStream standardInput;

  @TempDir private Path folder;

  @BeforeEach
  void rememberStandardInput() {
    standardInput = System.in;
  }

  @AfterEach
  void restoreStandardInput() {
    System.setIn(standardInput);
  }

  @Test
  void aTextIsShownWithItsEvidence() throws IOException {
    assertThat(inspect(file("beras.txt", TEXT))).isEqualTo(Warta.OK);

    assertThat(printed(out))
        .contains("── " + folder + "/beras.txt ─")
        .contains("title  Harga Beras Turun di Makassar  ← first-line 0.90")
        .contains("authors  Ratna Dewi  ← byline-pattern 0.95")
        .contains("dateline  MAKASSAR  ← dateline-pattern")
        .contains("places  Vietnam (VN)")
        .contains("  Harga beras di Pasar Terong turun sejak Senin, kata para pedagang.");
    assertThat(printed(err)).isEmpty();
  }

  @Test
  void aPageIsReadAsOne() throws IOException {
    JsonNode article = inspectJson(file("jembatan.html", PAGE)).get(0);

    assertThat(article.path("title").asText()).isEqualTo("Jembatan Dibuka");
    assertThat(article.path("publishedAt").path("value").asText())
        .isEqualTo("2026-06-19T08:30:00+08:00");
    assertThat(article.path("body").asText()).startsWith("Jembatan baru").doesNotContain("Beranda");
  }

  @Test
  void jsonHasTheInputAndThenTheFieldsOfTheEvent() throws IOException {
    String lines = file("berita.jsonl", "\n" + line("a1", "Judul Pertama"));

    JsonNode article = inspectJson(lines).get(0);

    List<String> expected = new ArrayList<>(List.of("input"));
    EnrichedArticle.getClassSchema().getFields().stream()
        .map(Schema.Field::name)
        .forEach(expected::add);
    assertThat(article.fieldNames()).toIterable().containsExactlyElementsOf(expected);
    assertThat(article.path("input").toString())
        .isEqualTo("{\"file\":\"" + lines + "\",\"line\":2,\"id\":\"a1\"}");
    assertThat(article.path("revision").asInt()).isEqualTo(1);
    assertThat(article.path("articleId").asText())
        .isEqualTo(ArticleId.ofSourceId("harian-timur", "a1"));
  }

  @Test
  void aFolderIsReadInTheOrderOfItsNames() throws IOException {
    file("c.txt", TEXT);
    file("a.html", PAGE);
    file("b.jsonl", line("b1", "Satu") + line("b2", "Dua"));

    assertThat(inspectJson(folder.toString()))
        .extracting(article -> article.path("title").asText())
        .containsExactly("Jembatan Dibuka", "Satu", "Dua", "Harga Beras Turun di Makassar");
  }

  @Test
  void standardInputMayHoldATextOrLines() throws IOException {
    System.setIn(new ByteArrayInputStream(TEXT.getBytes(UTF_8)));
    assertThat(inspectJson("-").get(0).path("input").path("file").asText()).isEqualTo("stdin");

    System.setIn(new ByteArrayInputStream((line("x", "Satu") + line("y", "Dua")).getBytes(UTF_8)));
    assertThat(inspectJson("-"))
        .extracting(article -> article.path("input").path("id").asText())
        .containsExactly("x", "y");
  }

  @Test
  void theIdIsTheOneThatIngestMakes() throws IOException {
    String text = file("beras.txt", TEXT);

    assertThat(inspectJson(text, "--source", "harian-timur").get(0).path("articleId").asText())
        .isEqualTo(ArticleId.ofSourceId("harian-timur", "beras.txt"));
  }

  @Test
  void anAddressMakesTheIdAndIsCleanedOfTracking() throws IOException {
    String url = "https://harian.example/beras?utm_source=x";

    JsonNode article = inspectJson(file("beras.txt", TEXT), "--url", url).get(0);

    assertThat(article.path("url").asText()).isEqualTo(url);
    assertThat(article.path("canonicalUrl").asText()).isEqualTo("https://harian.example/beras");
    assertThat(article.path("articleId").asText()).isEqualTo(ArticleId.ofUrl(url));
  }

  @Test
  void anAddressForSeveralDocumentsIsRefusedBeforeAnythingIsPrinted() throws IOException {
    String lines = file("berita.jsonl", line("a1", "Satu") + line("a2", "Dua"));

    assertThat(inspect(lines, "--url", "https://harian.example/beras")).isEqualTo(Warta.FAILED);

    assertThat(printed(out)).isEmpty();
    assertThat(printed(err)).contains("--url", "several");
  }

  @Test
  void datesAreReadFromWhenTheDocumentWasReceived() throws IOException {
    String page = file("jembatan.html", PAGE);

    JsonNode onTheDay = inspectJson(page, "--received", "2026-06-19").get(0);
    JsonNode dayBefore = inspectJson(page, "--received", "2026-06-17T12:00:00Z").get(0);

    assertThat(onTheDay.path("observedAt").asText()).isEqualTo("2026-06-19T23:59:59Z");
    assertThat(onTheDay.path("publishedAt").isNull()).isFalse();
    assertThat(dayBefore.path("observedAt").asText()).isEqualTo("2026-06-17T12:00:00Z");
    assertThat(dayBefore.path("publishedAt").isNull()).isTrue();
  }

  @Test
  void badLinesAreToldWithTheirPlaceAndTheOthersGoOn() throws IOException {
    String lines =
        file("berita.jsonl", line("a1", "Satu") + "{\"text\":\n" + "{}\n" + line("a2", "Dua"));

    assertThat(inspect(lines, "--json")).isEqualTo(Warta.FAILED);

    assertThat(printed(out).lines()).hasSize(2);
    assertThat(printed(err))
        .contains("refused: " + lines + ":2: ends in the middle", "expected one JSON object")
        .contains("refused: " + lines + ":3: has no text", "2 shown, 2 refused")
        .doesNotContain("\tat ");
  }

  @Test
  void nothingIsWrittenBesideTheDocuments() throws IOException {
    inspect(file("berita.jsonl", "{\n"));

    assertThat(folder).isDirectoryNotContaining("glob:**rejected**");
  }

  @Test
  void whatTheEnrichmentWouldRejectIsToldWithItsCause() throws IOException {
    String lines = file("berita.jsonl", "{\"text\": \"...\"}\n" + line("a2", "Dua"));

    assertThat(inspect(lines, "--json")).isEqualTo(Warta.FAILED);

    assertThat(printed(out).lines()).hasSize(1);
    assertThat(printed(err))
        .contains("rejected: " + lines + ":1: the document has no text", "1 shown, 1 rejected");
  }

  @Test
  void aPathThatDoesNotExistIsToldInOneSentence() {
    assertThat(inspect("no-such-file.txt")).isEqualTo(Warta.FAILED);

    assertThat(printed(err)).contains("no-such-file.txt", "no such file").doesNotContain("\tat ");
  }

  @Test
  void problemsOfADocumentAreShown() throws IOException {
    inspect(file("rusak.txt", TEXT + "\nPanen\u0001 tiba.\n"));

    assertThat(printed(out)).contains("problem  extract-text: replaced-characters: 1 characters");
  }

  @Test
  void otherCharacterSetsAreRead() throws IOException {
    Path file = folder.resolve("kafe.txt");
    Files.write(
        file, TEXT.replace("Pasar Terong", "Café Noël").getBytes(Charset.forName("windows-1252")));

    assertThat(inspectJson(file.toString()).get(0).path("body").asText()).contains("Café Noël");
  }

  @Test
  void resultsKeepTheOrderOfTheDocumentsHoweverLongEachTakes() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      int length = i % 10 == 0 ? 4_000 : 1;
      lines.append(
          "{\"id\": %d, \"text\": \"Judul %d\\n\\n%s\"}\n"
              .formatted(i, i, "Harga beras di pasar turun lagi hari ini. ".repeat(length)));
    }

    assertThat(inspectJson(file("berita.jsonl", lines.toString())))
        .extracting(article -> article.path("input").path("id").asInt())
        .containsExactlyElementsOf(IntStream.range(0, 60).boxed().toList());
  }

  @Test
  void aReaderThatGoesAwayEndsTheCommandQuietly() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 2_000; i++) {
      lines.append(line("a" + i, "Judul " + i));
    }
    OutputStream firstLineOnly = new ClosedPipe(1);

    int status =
        Warta.execute(
            new String[] {"inspect", file("berita.jsonl", lines.toString()), "--json"},
            new Console(new PrintStream(firstLineOnly, true, UTF_8), printer(err), false, false));

    assertThat(status).isEqualTo(Warta.OK);
    assertThat(printed(err)).isEmpty();
  }

  private String file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  private static String line(String id, String title) {
    return """
        {"id": "%s", "source": "harian-timur", "text": "%s\\n\\nHarga beras di pasar turun sejak Senin."}
        """
        .formatted(id, title);
  }

  private List<JsonNode> inspectJson(String... arguments) throws IOException {
    out.reset();
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.add("--json");
    assertThat(inspect(all.toArray(String[]::new))).as(printed(err)).isEqualTo(Warta.OK);
    List<JsonNode> articles = new ArrayList<>();
    for (String line : printed(out).lines().toList()) {
      articles.add(json.readTree(line));
    }
    return articles;
  }

  private int inspect(String... arguments) {
    List<String> all = new ArrayList<>(List.of("inspect"));
    all.addAll(Arrays.asList(arguments));
    return Warta.execute(
        all.toArray(String[]::new), new Console(printer(out), printer(err), false, false));
  }

  private static PrintStream printer(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, UTF_8);
  }

  private static String printed(ByteArrayOutputStream bytes) {
    return bytes.toString(UTF_8);
  }

  /** A pipe whose reader takes some lines. */
  private static final class ClosedPipe extends OutputStream {

    private int lines;

    ClosedPipe(int lines) {
      this.lines = lines;
    }

    @Override
    public void write(int b) throws IOException {
      if (lines == 0) {
        throw new IOException("Broken pipe");
      }
      if (b == '\n') {
        lines--;
      }
    }
  }
}
