package dev.warta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.warta.events.ArticleTime;
import dev.warta.events.DateMention;
import dev.warta.events.EnrichedArticle;
import dev.warta.events.Entity;
import dev.warta.events.EntityType;
import dev.warta.events.Evidence;
import dev.warta.events.Keyword;
import dev.warta.events.Language;
import dev.warta.events.Mention;
import dev.warta.events.Place;
import dev.warta.events.PlaceKind;
import dev.warta.events.Problem;
import dev.warta.events.Quote;
import dev.warta.events.TestArticles;
import dev.warta.events.TextPart;
import dev.warta.events.TimePrecision;
import dev.warta.events.Topic;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InspectTextTest {

  private static final String PLACE = "samples/beras.txt";
  private static final Instant TIME = Instant.parse("2024-06-19T01:30:00Z");

  private final EnrichedArticle.Builder article =
      EnrichedArticle.newBuilder(TestArticles.enrichedRicePrices())
          .setTitle("Harga beras turun")
          .setBody("Harga beras turun sejak Senin.\n\nPanen raya tiba.")
          .setAuthors(List.of("Ratna Dewi", "Budi"))
          .setPublishedAt(new ArticleTime("2024-06-19", TIME, TimePrecision.day))
          .setLanguage(new Language("id", 0.8))
          .setWordCount(1279)
          .setReadingTimeSeconds(87);

  @Test
  void aFieldIsShownWithHowItWasFound() {
    article.setEvidence(List.of(new Evidence("authors", "byline-pattern", 0.95, null, null)));

    assertThat(text(80)).contains("    authors  Ratna Dewi, Budi  ← byline-pattern 0.95\n");
  }

  @Test
  void offsetsOfTheEvidenceAreShown() {
    article.setEvidence(List.of(new Evidence("publishedAt", "date-line", null, 3, 17)));

    assertThat(text(80))
        .contains("  published  2024-06-19, to the day  ← date-line at 3–17 of the body\n");
  }

  @Test
  void evidenceThatDoesNotFitStandsOnItsOwnLine() {
    article
        .setTitle("Harga beras di semua pasar kota turun lagi")
        .setEvidence(List.of(new Evidence("title", "first-line", 0.9, null, null)));

    assertThat(text(60))
        .contains(
            "      title  Harga beras di semua pasar kota turun lagi\n"
                + "               ← first-line 0.90\n");
  }

  @Test
  void titleAuthorsAndDateThatAreMissingAreTold() {
    article.setTitle("").setAuthors(List.of()).setPublishedAt(null);

    assertThat(text(80))
        .contains("title  none found", "authors  none found", "published  none found")
        .doesNotContain("updated", "section");
  }

  @Test
  void listsOfAnyKindAreShownByTheNamesOfTheirItems() {
    Mention mention = new Mention(TextPart.body, 0, 5);
    article
        .setPlaces(
            List.of(
                Place.newBuilder()
                    .setName("Niger")
                    .setKind(PlaceKind.country)
                    .setCountry("NE")
                    .setMentions(List.of(mention, mention))
                    .setMethod("cldr-names")
                    .setConfidence(0.9)
                    .build()))
        .setKeywords(List.of(new Keyword("panen raya", 0.7), new Keyword("beras", 0.5)));

    assertThat(text(80))
        .contains("     places  Niger (NE) ×2\n", "   keywords  panen raya, beras\n");
  }

  @Test
  void whatThePageStatesOfItsUseIsShown() {
    article.setIsPaywalled(true).setDirectives(List.of("robots: noindex", "robots: noai"));

    assertThat(text(80))
        .contains("  paywalled  yes\n", " directives  robots: noindex, robots: noai\n");
  }

  @Test
  void labelsThatHoldCommasArePartedBySemicolons() {
    article.setTopics(
        List.of(
            new Topic("medtop:04000000", "economy, business and finance", "ekonomi", 0.8),
            new Topic("medtop:09000000", "labour", "ketenagakerjaan", 0.5)));

    assertThat(text(80)).contains("topics  economy, business and finance; labour\n");
  }

  @Test
  void aLongListIsCut() {
    article.setTags(IntStream.range(0, 50).mapToObj(i -> "t" + i).toList());

    assertThat(text(80)).contains("t19 and 30 more").doesNotContain("t20");
  }

  @Test
  void problemsAreShown() {
    article.setProblems(List.of(new Problem("find-places", "timeout", "took too long")));

    assertThat(text(80)).contains("    problem  find-places: timeout: took too long\n");
  }

  @Test
  void theTextBeginsBelowTheFields() {
    article.setBody("Satu.\n\nDua.\n\nTiga.\n\nEmpat.\n\nLima.");

    assertThat(text(80))
        .endsWith("\n\n  Satu.\n\n  Dua.\n\n  Tiga.\n\n  … 2 paragraphs more (--body)\n");
  }

  @Test
  void aParagraphWithoutEndIsCut() {
    article.setBody("beras ".repeat(100_000));

    assertThat(text(80).lines()).hasSizeLessThan(40);
    assertThat(text(80)).endsWith("…\n");
  }

  @Test
  void theWholeTextIsShownWhereItIsWanted() {
    article.setBody("Satu.\n\nDua.\n\nTiga.\n\nEmpat.\n\nLima.");

    assertThat(new InspectText(new Style(false), 80, true).of(PLACE, article.build()))
        .endsWith("  Empat.\n\n  Lima.\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 80, 120, 9_000})
  void noLineIsWiderThanTheTerminalInAnyScript(int columns) {
    article
        .setTitle("函館の昆布職人、チリの漁村で技を伝える、".repeat(9))
        .setBody(("海藻の干し方と切り方を教えている。".repeat(30) + "\n\n") + "Ratna 函館 ".repeat(40))
        .setAuthors(List.of("สมชาย ใจดี".repeat(30), "宮園千尋"));

    assertThat(text(columns).lines())
        .allMatch(line -> TextTable.width(line) <= Math.max(40, Math.min(120, columns)));
  }

  @Test
  void controlCharactersOfTheDocumentCannotAct() {
    article.setTitle("Harga\u001b[2J beras").setBody("Isi\u0007 dan \u202Eterbalik.");

    assertThat(new InspectText(new Style(true), 80, false).of("a\u001bb.txt", article.build()))
        .doesNotContain("\u001b[2J", "\u0007", "\u202E", "a\u001bb");
  }

  @Test
  void withoutColourThereAreNoEscapes() {
    assertThat(text(80)).doesNotContain("\u001b");
  }

  @Test
  void entitiesAreListedByTheirTypeAndQuotesWithTheirSpeakers() {
    article
        .setEntities(
            List.of(
                entity("Badan Pangan", EntityType.organisation, null, 0, 12),
                entity("Ratna Dewi", EntityType.person, "Menteri Pangan", 20, 30)))
        .setQuotes(List.of(quote("Panen naik", "Ratna Dewi", "Menteri Pangan", 40)))
        .setDates(List.of(new DateMention("Senin", TextPart.body, 0, 5, "2024-06-17", "weekday")));

    assertThat(text(80))
        .contains("      persons  Ratna Dewi (Menteri Pangan)\n")
        .contains("organisations  Badan Pangan\n")
        .contains("        dates  Senin (2024-06-17)\n")
        .contains("       quotes  “Panen naik”\n")
        .contains("               — Ratna Dewi, Menteri Pangan  ← verb-after 0.90\n");
  }

  @Test
  void aSpeakerWhoIsNotKnownIsToldSo() {
    article.setQuotes(List.of(quote("Panen naik", null, null, 0)));

    assertThat(text(80)).contains("— unknown  ← verb-after");
  }

  @Test
  void onATerminalWhatWasFoundIsMarkedInTheText() {
    article
        .setBody("“Panen Karawang naik”, kata Dewi.")
        .setEntities(List.of(entity("Dewi", EntityType.person, null, 28, 32)))
        .setPlaces(List.of(place("Karawang", 7, 15), place("luar", 90, 99)))
        .setQuotes(List.of(quote("Panen Karawang naik", "Dewi", null, 1)));

    assertThat(coloured())
        .contains(
            "“\u001b[3mPanen \u001b[3m\u001b[34mKarawang\u001b[0m\u001b[3m naik\u001b[0m ‹Dewi›”,"
                + " kata \u001b[32mDewi\u001b[0m.\n");
  }

  @Test
  void aMarkEndsWithItsLineAndGoesOnInTheNext() {
    String words = "kata ".repeat(30).strip();
    article.setBody(words).setQuotes(List.of(quote(words, null, null, 0)));

    List<String> lines =
        coloured().lines().filter(line -> line.contains("kata") && !line.contains("“")).toList();

    assertThat(lines)
        .filteredOn(line -> line.startsWith("  \u001b[3m"))
        .hasSizeGreaterThan(1)
        .allMatch(line -> line.endsWith("\u001b[0m"));
  }

  @Test
  void aTextCannotMarkItself() {
    article.setBody("Isi \u206Adan\u206F lain.");

    assertThat(coloured()).contains("  Isi dan lain.\n");
  }

  private String coloured() {
    return new InspectText(new Style(true), 80, false).of(PLACE, article.build());
  }

  private static Entity entity(String name, EntityType type, String role, int start, int end) {
    return Entity.newBuilder()
        .setName(name)
        .setType(type)
        .setRole(role)
        .setMentions(List.of(new Mention(TextPart.body, start, end)))
        .setMethod("names")
        .build();
  }

  private static Place place(String name, int start, int end) {
    return Place.newBuilder()
        .setName(name)
        .setKind(PlaceKind.city)
        .setMentions(List.of(new Mention(TextPart.body, start, end)))
        .setMethod("gazetteer")
        .build();
  }

  private static Quote quote(String text, String speaker, String role, int start) {
    return Quote.newBuilder()
        .setText(text)
        .setStart(start)
        .setEnd(start + text.length())
        .setSpeaker(speaker)
        .setRole(role)
        .setMethod("verb-after")
        .setConfidence(0.9)
        .build();
  }

  private String text(int columns) {
    return new InspectText(new Style(false), columns, false).of(PLACE, article.build());
  }
}
