package dev.warta.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.warta.events.ArticleTime;
import dev.warta.events.Carrier;
import dev.warta.events.CarrierKind;
import dev.warta.events.EnrichedArticle;
import dev.warta.events.Hints;
import dev.warta.events.Problem;
import dev.warta.events.RawArticle;
import dev.warta.events.Sighting;
import dev.warta.events.TestArticles;
import dev.warta.events.TimePrecision;
import dev.warta.events.TopicLayout;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents and hints that are known to break programs, sent through the whole topology. */
class EntranceTest extends TopologyTestCase {

  private static final int MAX_EVENT_BYTES =
      TopicLayout.maxEnrichedRequestBytes(TopicLayout.DEFAULT_MAX_RECORD_BYTES);
  private static final StepRunner STEPS = EnrichTopology.steps(MAX_EVENT_BYTES);

  EntranceTest() {
    super(MAX_EVENT_BYTES, STEPS);
  }

  @Test
  void charactersThatAreNoTextAreLeftOutOfTheText() {
    EnrichedArticle event =
        enrich(text("Harga\u0000 beras turun\n\nHarga beras\u0000 di pasar turun pekan ini."));

    assertThat(event.getTitle()).isEqualTo("Harga beras turun");
    assertThat(event.getBody()).isEqualTo("Harga beras di pasar turun pekan ini.");
    assertThat(kinds(event)).containsExactly("extract-text replaced-characters");
  }

  @Test
  void aLoneSurrogateInTheTextDoesNotReachTheEvent() {
    byte[] surrogate = {(byte) 0xED, (byte) 0xA0, (byte) 0x80};
    String text = "Harga beras turun\n\nHarga beras di pasar ? turun pekan ini.";
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] content = new byte[bytes.length + 2];
    int mark = text.indexOf('?');
    System.arraycopy(bytes, 0, content, 0, mark);
    System.arraycopy(surrogate, 0, content, mark, 3);
    System.arraycopy(bytes, mark + 1, content, mark + 3, bytes.length - mark - 1);

    EnrichedArticle event =
        enrich(TestArticles.document("harian-timur", "beras.txt", "text/plain", content));

    assertThat(event.getBody().chars().filter(c -> Character.isSurrogate((char) c))).isEmpty();
    assertThat(event.getBody()).startsWith("Harga beras di pasar").endsWith("turun pekan ini.");
  }

  @Test
  void charactersThatAreNoTextAreLeftOutOfTheHints() {
    EnrichedArticle event =
        enrich(
            hinted(
                Hints.newBuilder()
                    .setTitle("Harga\u0000 beras\nturun")
                    .setTags(List.of("pan\u0000gan"))
                    .setAuthors(List.of("Laksmi\u0007 Andayani"))));

    assertThat(event.getTitle()).isEqualTo("Harga beras turun");
    assertThat(event.getTags()).containsExactly("pangan");
    assertThat(event.getAuthors()).containsExactly("Laksmi Andayani");
    assertThat(kinds(event)).containsExactly("clean-hints replaced-characters");
  }

  @Test
  void aHintedTitleOfOneMegabyteIsCut() {
    EnrichedArticle event = enrich(hinted(Hints.newBuilder().setTitle("Beras ".repeat(180_000))));

    assertThat(event.getTitle()).startsWith("Beras Beras").hasSizeLessThanOrEqualTo(1_000);
    assertThat(kinds(event)).containsExactly("clean-hints truncated");
  }

  @Test
  void aTitleOfOneMegabyteInMarkupIsCut() {
    EnrichedArticle event =
        enrich(html("<h1>" + "Beras ".repeat(180_000) + "</h1><p>Harga beras di pasar turun.</p>"));

    assertThat(event.getTitle()).startsWith("Beras Beras").hasSizeLessThanOrEqualTo(1_000);
    assertThat(kinds(event)).containsExactly("extract-text truncated");
  }

  @Test
  void aFirstLineOfOneMegabyteIsNoTitle() {
    EnrichedArticle event = enrich(text("Beras ".repeat(180_000)));

    assertThat(event.getTitle()).hasSizeLessThanOrEqualTo(1_000);
    assertThat(event.getBody().length()).isGreaterThan(1_000_000);
  }

  @Test
  void anArticleOfEightMebibytesGoesThrough() {
    String paragraph =
        "Harga beras di pasar induk Surabaya turun delapan persen pekan ini. ".repeat(5) + "\n\n";
    String article = "Harga beras turun\n\n" + paragraph.repeat((8 << 20) / paragraph.length() - 1);

    EnrichedArticle event = enrich(text(article));

    assertThat(event.getBody().length()).isGreaterThan(8_000_000);
    assertThat(event.getWordCount()).isGreaterThan(1_000_000);
    assertThat(event.getLanguage().getTag()).isEqualTo("id");
  }

  @Test
  void anEventThatWouldPassTheLimitIsRejected() {
    String text = "Beras turun\n\n" + "Harga beras. ".repeat(MAX_EVENT_BYTES / 13);

    receive(text(text));

    assertThat(rejectionMessage()).contains("bytes", "--max-record-bytes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+292278994-08-17T07:12:55.807Z",
        "-0044-03-15",
        "0000-01-01",
        "+10000-01-01",
        "19-06-24 or so",
        ""
      })
  void anImpossibleTimeInTheHintsIsDropped(String value) {
    ArticleTime time = new ArticleTime(value, TestArticles.RECEIVED, TimePrecision.minute);

    EnrichedArticle event =
        enrich(hinted(Hints.newBuilder().setPublishedAt(time).setUpdatedAt(time)));

    assertThat(event.getPublishedAt()).isNull();
    assertThat(event.getUpdatedAt()).isNull();
    assertThat(kinds(event)).containsExactly("clean-hints bad-date", "clean-hints bad-date");
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MAX_VALUE, Long.MIN_VALUE})
  void anImpossibleInstantInTheHintsIsDropped(long millis) {
    ArticleTime time =
        new ArticleTime("2024-06-19", Instant.ofEpochMilli(millis), TimePrecision.day);

    EnrichedArticle event = enrich(hinted(Hints.newBuilder().setPublishedAt(time)));

    assertThat(event.getPublishedAt()).isNull();
    assertThat(kinds(event)).containsExactly("clean-hints bad-date");
  }

  @Test
  void aDocumentSeenInAnImpossibleYearHasTheTimeOfItsRecord() {
    RawArticle article =
        RawArticle.newBuilder(TestArticles.RICE_PRICES)
            .setObservedAt(Instant.ofEpochMilli(Long.MAX_VALUE))
            .build();

    raw.pipeInput(article.getArticleId(), article, TestArticles.RECEIVED);

    EnrichedArticle event = enriched.readValue();
    assertThat(event.getObservedAt()).isEqualTo(TestArticles.RECEIVED);
    assertThat(kinds(event)).containsExactly("open-draft bad-date");
  }

  @Test
  void aHintThatIsNoLanguageTagIsDroppedAndTheLanguageDetected() {
    EnrichedArticle event =
        enrich(hinted(Hints.newBuilder().setLanguage("bahasa Indonesia/\u0000x".repeat(1000))));

    assertThat(event.getLanguage().getTag()).isEqualTo("id");
    assertThat(kinds(event)).containsExactly("clean-hints bad-language");
  }

  @Test
  void tenThousandAuthorsAndTagsBecomeAHundred() {
    List<String> many = IntStream.range(0, 10_000).mapToObj(i -> "Nama " + i).toList();

    EnrichedArticle event =
        enrich(
            hinted(Hints.newBuilder().setAuthors(many).setTags(many).setSection("x".repeat(999))));

    assertThat(event.getTags()).hasSize(100);
    assertThat(event.getAuthors()).hasSize(100);
    assertThat(event.getSection()).hasSize(200);
    assertThat(event.getProblems())
        .extracting(Problem::getMessage)
        .containsExactly(
            "cut: authors from 10000 to 100; section from 999 characters to 200; tags from 10000 to 100");
  }

  @Test
  void anAddressOfOneMegabyteIsDropped() {
    String address = "https://example.org/" + "a".repeat(1 << 20);
    RawArticle article =
        RawArticle.newBuilder(hinted(Hints.newBuilder().setCanonicalUrl(address)))
            .setUrl(address)
            .build();

    EnrichedArticle event = enrich(article);

    assertThat(event.getUrl()).isNull();
    assertThat(event.getCanonicalUrl()).isNull();
    assertThat(kinds(event)).containsExactly("clean-hints bad-url", "clean-hints bad-url");
  }

  @Test
  void sourceAndCarrierOfASightingAreBounded() {
    RawArticle article =
        RawArticle.newBuilder(TestArticles.RICE_PRICES)
            .setSource("s\u0000".repeat(1 << 20))
            .setCarrier(new Carrier(CarrierKind.other, "c".repeat(1 << 20), null))
            .build();

    receive(article, article);

    Sighting sighting = sightings.readValue();
    assertThat(sighting.getSource()).isEqualTo("s".repeat(200));
    assertThat(sighting.getCarrier().getLocation()).hasSize(4_000);
  }

  @Test
  void aHundredThousandNestedTagsDoNotOverflowTheStack() {
    EnrichedArticle event =
        enrich(
            html(
                "<h1>Harga beras turun</h1>"
                    + "<div>".repeat(100_000)
                    + "<p>Harga beras di pasar induk turun."));

    assertThat(event.getTitle()).isEqualTo("Harga beras turun");
    assertThat(event.getBody()).isEqualTo("Harga beras di pasar induk turun.");
    assertThat(event.getProblems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a b a b ",
        "\n",
        "(",
        "((a) ",
        "1",
        "12 ",
        ".",
        "... ",
        "\"",
        "“a",
        "- ",
        "a@",
        "#a ",
        "A. ",
        "By A B\n",
        "By A and ",
        "Editor: A\n",
        "(Foto: A ",
        "© 2024 ",
        "JAKARTA, ",
        "1/2/",
        "東京",
        "、"
      })
  void aMegabyteOfTheSameIsReadWithinTheLimit(String unit) {
    String run = unit.repeat((1 << 20) / unit.length());

    EnrichedArticle event =
        enrich(text("Harga beras turun\n\nHarga beras di pasar. " + run + " Sampai di sini."));

    assertThat(event.getTitle()).isEqualTo("Harga beras turun");
    assertThat(event.getProblems()).extracting(Problem::getKind).doesNotContain("timeout");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<div>", "<b>", "<p>", "<svg>", "<table><tr><td>", "</b>", "&", "<!--"})
  void aMegabyteOfTheSameMarkupIsReadWithinTheLimit(String unit) {
    String run = unit.repeat((1 << 20) / unit.length());

    EnrichedArticle event =
        enrich(html("<h1>Harga beras turun</h1><p>Harga beras di pasar induk.</p>" + run));

    assertThat(event.getTitle()).isEqualTo("Harga beras turun");
  }

  @Test
  void problemsAreCountedByStepAndKind() {
    enrich(text("Harga\u0000 beras turun\n\nHarga beras di pasar turun pekan ini."));
    enrich(text("Harga\u0000 beras naik\n\nHarga beras di pasar naik pekan ini."));

    assertThat(driver.metrics().entrySet())
        .filteredOn(metric -> metric.getKey().name().equals("problems-total"))
        .extracting(metric -> metric.getKey().tags(), metric -> metric.getValue().metricValue())
        .containsExactly(tuple(Map.of("step", "extract-text", "kind", "replaced-characters"), 2.0));
  }

  @Test
  void anArticleIdThatIsNoUuidIsRejected() {
    receive(RawArticle.newBuilder(TestArticles.RICE_PRICES).setArticleId("beras-1").build());

    assertThat(rejectionMessage()).contains("beras-1", "UUID");
  }

  private static RawArticle text(String text) {
    return TestArticles.plainText("harian-timur", "beras.txt", text);
  }

  private static RawArticle html(String markup) {
    return TestArticles.document(
        "harian-timur", "beras.html", "text/html", markup.getBytes(StandardCharsets.UTF_8));
  }

  private static RawArticle hinted(Hints.Builder hints) {
    RawArticle article =
        text(
            "Harga beras di pasar induk turun lagi pekan ini setelah pemerintah menambah pasokan.");
    return RawArticle.newBuilder(article).setHints(hints.build()).build();
  }

  private EnrichedArticle enrich(RawArticle article) {
    receive(article);
    return enriched.readValue();
  }

  private static List<String> kinds(EnrichedArticle event) {
    return event.getProblems().stream()
        .map(problem -> problem.getStep() + " " + problem.getKind())
        .toList();
  }

  private String rejectionMessage() {
    return header(rejected.readRecord(), "__streams.errors.message");
  }
}
