package dev.warta.enrich.dates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.warta.enrich.ArticleDraft;
import dev.warta.events.DateMention;
import dev.warta.events.Entity;
import dev.warta.events.EntityType;
import dev.warta.events.Language;
import dev.warta.events.Mention;
import dev.warta.events.Problem;
import dev.warta.events.StatedTime;
import dev.warta.events.TestArticles;
import dev.warta.events.TextPart;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class FindDatesTest {

  private static final FindDates STEP = new FindDates();
  private static final LocalDate THURSDAY = LocalDate.of(2024, 6, 20);

  @ParameterizedTest
  @CsvFileSource(resources = "sentences.tsv", delimiter = '\t', maxCharsPerColumn = 1000)
  void datesAreResolvedAgainstThePublication(
      String language, LocalDate published, String text, String dates) {
    ArticleDraft found = STEP.apply(draft(language, published, text));

    assertThat(written(found)).isEqualTo(dates == null ? "" : dates);
  }

  @Test
  void theStatedDayOfPublicationCountsBeforeThatOfTheReceipt() {
    ArticleDraft draft =
        draft("en", THURSDAY, "It opened yesterday.")
            .withPublishedAt(StatedTime.ofDay(LocalDate.of(2024, 3, 1)).toArticleTime());

    assertThat(written(STEP.apply(draft))).isEqualTo("yesterday=2024-02-29");
  }

  @Test
  void eachMentionTellsWhereItStandsAndHowItWasResolved() {
    ArticleDraft draft =
        draft("en", THURSDAY, "It closed on Tuesday, 18 June.").with(e -> e.setTitle("In 2019"));

    ArticleDraft found = STEP.apply(draft);

    assertThat(found.event().getDates())
        .extracting(
            DateMention::getPart,
            DateMention::getStart,
            DateMention::getEnd,
            DateMention::getMethod)
        .containsExactly(
            tuple(TextPart.title, 3, 7, "year"), tuple(TextPart.body, 13, 29, "calendar-date"));
  }

  @Test
  void aNameThatHoldsADayIsNoDate() {
    String text = "The Evening Friday printed it.";
    Entity paper =
        Entity.newBuilder()
            .setName("Evening Friday")
            .setType(EntityType.organisation)
            .setMentions(List.of(new Mention(TextPart.body, 4, 18)))
            .setMethod("test")
            .build();

    ArticleDraft found = STEP.apply(draft("en", THURSDAY, text).withEntities(List.of(paper)));

    assertThat(found.event().getDates()).isEmpty();
  }

  @Test
  void aLanguageThatOnlyCldrKnowsHasItsMonths() {
    assertThat(written(STEP.apply(draft("sw", THURSDAY, "Alisema tarehe 19 Juni 2024 mjini."))))
        .isEqualTo("19 Juni 2024=2024-06-19");
    assertThat(written(STEP.apply(draft("is", THURSDAY, "Hann kom 19. júní 2023 heim."))))
        .isEqualTo("19. júní 2023=2023-06-19");
  }

  @Test
  void anUnknownLanguageStillHasDatesInNumbers() {
    assertThat(written(STEP.apply(draft("und", THURSDAY, "xx 2024-06-19 xx"))))
        .isEqualTo("2024-06-19=2024-06-19");
  }

  @Test
  void mentionsAreBoundedAndAProblemTellsSo() {
    ArticleDraft found = STEP.apply(draft("en", THURSDAY, "yesterday. ".repeat(400)));

    assertThat(found.event().getDates()).hasSize(300);
    assertThat(found.event().getProblems()).extracting(Problem::getKind).containsOnly("truncated");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "31/02/2024, 30 February, 99/99/9999, 0000-00-00",
        "\ud83d 19 \udc00 June\ud83d",
        "(((((((((( Monday (((((((( ))",
        "19 19 19 19 2024 2024 2024 June June",
        "1/1/1/1/1/1/1 2024-2024-2024-2024 999999999999999999999",
        "between and to to to from until until until"
      })
  void oddTextIsSurvived(String text) {
    for (String language : List.of("en", "id", "ja", "ar", "th", "ko", "und", "xx-zz")) {
      assertThat(STEP.apply(draft(language, THURSDAY, text)).event().getDates()).hasSizeLessThan(9);
    }
  }

  private static String written(ArticleDraft draft) {
    return draft.event().getDates().stream()
        .map(date -> date.getText() + "=" + date.getValue())
        .collect(Collectors.joining("; "));
  }

  private static ArticleDraft draft(String language, LocalDate published, String body) {
    return ArticleDraft.of(TestArticles.RICE_PRICES)
        .withLanguage(new Language(language, 1.0))
        .with(
            event -> {
              event.setTitle("");
              event.setStandfirst(null);
              event.setBody(body);
              event.setPublishedAt(null);
              event.setObservedAt(published.atStartOfDay().toInstant(ZoneOffset.UTC));
            });
  }
}
