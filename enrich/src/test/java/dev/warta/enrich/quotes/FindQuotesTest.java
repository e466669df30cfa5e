package dev.warta.enrich.quotes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.warta.enrich.ArticleDraft;
import dev.warta.events.Entity;
import dev.warta.events.EntityType;
import dev.warta.events.Language;
import dev.warta.events.Mention;
import dev.warta.events.Problem;
import dev.warta.events.Quote;
import dev.warta.events.TestArticles;
import dev.warta.events.TextPart;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FindQuotesTest {

  private static final Duration FAR_TOO_LONG = Duration.ofSeconds(60);

  private static final FindQuotes STEP = new FindQuotes();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      value = {
        "en | “We will rebuild,” said Ana Gil, the mayor. | We will rebuild",
        "en | \"We will rebuild,\" said Ana Gil, the mayor. | We will rebuild",
        "en | ‘We will rebuild,’ said Ana Gil, the mayor. | We will rebuild",
        "en | 'We'll rebuild the boys' club,' said Ana Gil. | We'll rebuild the boys' club",
        "en | ``We will rebuild,'' said Ana Gil. | We will rebuild",
        "de | „Wir bauen wieder auf“, sagte Ana Gil. | Wir bauen wieder auf",
        "de | »Wir bauen wieder auf«, sagte Ana Gil. | Wir bauen wieder auf",
        "fr | « Nous reconstruirons », a déclaré Ana Gil. | Nous reconstruirons",
        "fr | ‹ Nous reconstruirons ›, a déclaré Ana Gil. | Nous reconstruirons",
        "pl | „Odbudujemy” – powiedziała Ana Gil. | Odbudujemy",
        "ru | «Мы всё построим», — сказала Анна Гиль. | Мы всё построим",
        "ja | 安藤市長は「再建する」と述べた。 | 再建する",
        "ja | 安藤市長は『再建する』と述べた。 | 再建する",
      })
  void quotesAreFoundBetweenTheMarksOfTheWorldsPapers(String language, String body, String text) {
    assertThat(quotes(language, body)).extracting(Quote::getText).containsExactly(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The band's song “Long Road Home” was played, said nobody.",
        "The so-called “dream team” lost again, said Ana Gil.",
        "Visitors praised the “quiet room” on the second floor.",
        "Ana Gil said the “Green Shield” programme had ended.",
        "Ana Gil, 6'2\", said she would play. The board was 5\" thick.",
        "Ana Gil said she loved the '90s and rock 'n' roll.",
        "A sign outside read “No Swimming Today.”",
        "He had heard the animals described as “climate-smart” before.",
      })
  void titlesLabelsSignsAndIronicWordsAreNoQuotes(String body) {
    assertThat(quotes("en", body)).isEmpty();
  }

  @Test
  void aSplitQuoteIsTwoOfTheSameSpeaker() {
    List<Quote> quotes =
        quotes("id", "“Jalan ini rusak”, kata Ratna Dewi, “dan belum diperbaiki”.");

    assertThat(quotes)
        .extracting(Quote::getText, Quote::getSpeaker)
        .containsExactly(
            tuple("Jalan ini rusak", "Ratna Dewi"), tuple("dan belum diperbaiki", "Ratna Dewi"));
  }

  @Test
  void aNestedQuoteStaysInsideTheOuterOne() {
    List<Quote> quotes =
        quotes("en", "“My father said, ‘Never sell the land,’ and I never did,” said Tom Okoro.");

    assertThat(quotes)
        .extracting(Quote::getText)
        .containsExactly("My father said, ‘Never sell the land,’ and I never did");
  }

  @Test
  void aQuoteOverTwoParagraphsIsOneWithoutTheSecondOpeningMark() {
    String body = "“First we wait.\n\n“Then we dig,” said Tom Okoro.";

    Quote quote = quotes("en", body).get(0);

    assertThat(quote.getText()).isEqualTo("First we wait.\n\nThen we dig");
    assertThat(body.substring(quote.getStart(), quote.getEnd()))
        .isEqualTo("First we wait.\n\n“Then we dig");
  }

  @Test
  void aDialogueBehindDashesIsSpeech() {
    List<Quote> quotes = quotes("es", "—Me voy a casa —dijo Ana Gil—. Ya es tarde.");

    assertThat(quotes)
        .extracting(Quote::getText, Quote::getSpeaker)
        .containsExactly(tuple("Me voy a casa", "Ana Gil"), tuple("Ya es tarde.", "Ana Gil"));
  }

  @Test
  void linesOfAListAreNoDialogue() {
    assertThat(quotes("es", "— Pan y leche\n\n— Tres manzanas")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      value = {
        "« Quelle honte ! », s'exclame Ana Gil. | s'exclame",
        "« Quelle honte ! », s’est exclamée Ana Gil. | exclamée",
        "« Qui va payer ? », s'est interrogée Ana Gil. | interrogée",
        "« Qui va payer ? », s'interrogeait la maire, Ana Gil. | s'interrogeait",
        "Ana Gil s’est emportée : « Cela suffit maintenant ! » | s’est emportée",
        "« Nous avons gagné », se réjouissait Ana Gil. | se réjouissait",
        "« Je me souviens de tout », s'est souvenue Ana Gil. | s'est souvenue",
      })
  void frenchReflexiveVerbsOfSpeechTieAQuoteToItsSpeaker(String body, String verb) {
    assertThat(quotes("fr", body))
        .extracting(Quote::getSpeaker, Quote::getVerb)
        .containsExactly(tuple("Ana Gil", verb));
  }

  @Test
  void anAttributionInsideTheMarksSplitsAQuote() {
    List<Quote> quotes =
        quotes("fr", "« Il a plu, raconte Jeanne Morin, boulangère. Puis plus rien. »");

    assertThat(quotes)
        .extracting(Quote::getText, Quote::getSpeaker)
        .containsExactly(
            tuple("Il a plu", "Jeanne Morin"), tuple("Puis plus rien.", "Jeanne Morin"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      value = {
        "en | Mr. Tom Okoro met Mrs. Ana Gil. “It is late,” she said. | Ana Gil",
        "en | Mrs. Ana Gil met Mr. Tom Okoro. “It is late,” said Gil. | Ana Gil",
        "id | Bupati Ratna Dewi tiba Senin. “Sudah malam,” ujarnya. | Ratna Dewi",
        "id | Guru Ratna Dewi tiba Senin. “Sudah malam,” kata dia. | Ratna Dewi",
        "ms | Guru Ratna Dewi tiba Isnin. “Sudah malam,” katanya. | Ratna Dewi",
        "de | Die Ärztin Ana Gil kam zu spät. „Es war Stau“, sagte sie. | Ana Gil",
        "fr | La maire Ana Gil est arrivée. « Il est tard », a-t-elle dit. | Ana Gil",
        "pt | A médica Ana Gil chegou. “Já é tarde”, afirmou. | Ana Gil",
        "tr | Doktor Ana Gil geç kaldı. “Trafik vardı” dedi. | Ana Gil",
      })
  void aPronounOrASurnameIsThePersonNamedBefore(String language, String body, String speaker) {
    assertThat(quotes(language, body)).extracting(Quote::getSpeaker).containsExactly(speaker);
  }

  @Test
  void aRoleIsThePersonWhoHasIt() {
    List<Quote> quotes =
        quotes(
            "id",
            "Juru bicara polisi, Ratna Dewi, bertemu Bupati Budi Santoso.\n\n"
                + "“Kasus ini selesai,” kata juru bicara itu.");

    assertThat(quotes).extracting(Quote::getSpeaker).containsExactly("Ratna Dewi");
  }

  @Test
  void somebodyUnnamedHasADescriptionForARole() {
    List<Quote> quotes = quotes("en", "“The wall just fell,” said a resident of Mill Lane.");

    assertThat(quotes)
        .extracting(Quote::getSpeaker, Quote::getRole)
        .containsExactly(tuple(null, "resident of Mill Lane"));
  }

  @Test
  void theSpeakerIsTheEntityWithItsRole() {
    String body = "“The wall just fell,” Gil said.";
    Entity entity =
        Entity.newBuilder()
            .setName("Ana Gil")
            .setType(EntityType.person)
            .setRole("mayor of Alba")
            .setMentions(List.of(new Mention(TextPart.body, 22, 25)))
            .setMethod("test")
            .build();

    ArticleDraft draft = STEP.apply(draft("en", body).withEntities(List.of(entity)));

    assertThat(draft.event().getQuotes())
        .extracting(Quote::getSpeaker, Quote::getEntity, Quote::getRole)
        .containsExactly(tuple("Ana Gil", 0, "mayor of Alba"));
  }

  @Test
  void aQuoteTellsWhereItStandsAndWhatTiesItToItsSpeaker() {
    String body = "On Monday “the wall just fell,” said Ana Gil.";

    Quote quote = quotes("en", body).get(0);

    assertThat(body.substring(quote.getStart(), quote.getEnd())).isEqualTo("the wall just fell");
    assertThat(quote.getVerb()).isEqualTo("said");
    assertThat(quote.getCue()).isEqualTo("said Ana Gil");
    assertThat(quote.getMethod()).isEqualTo("verb-after");
    assertThat(quote.getConfidence()).isBetween(0.5, 1.0);
  }

  @Test
  void aLanguageWithoutWordsOfSpeechYieldsWholeSentencesWithoutSpeakers() {
    List<Quote> quotes = quotes("fi", "”Emme voi luvata mitään tänään”, Aino Virta sanoi. ”Ehkä”");

    assertThat(quotes)
        .extracting(Quote::getText, Quote::getSpeaker, Quote::getMethod)
        .containsExactly(tuple("Emme voi luvata mitään tänään", null, "marks"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "“", "\"", "'", "„", "—", "\ud83d", "«»", "“”, said", "”“”", "‘’’", "— ,"})
  void oddTextsYieldNothing(String body) {
    assertThat(quotes("en", body)).isEmpty();
    assertThat(quotes("fr", body)).isEmpty();
  }

  @Test
  void theFirstFiveHundredQuotesAreKeptAndAProblemTellsOfTheRest() {
    ArticleDraft draft = STEP.apply(draft("en", "“We are open,” said Ana Gil.\n\n".repeat(600)));

    assertThat(draft.event().getQuotes()).hasSize(FindQuotes.MOST);
    assertThat(draft.event().getProblems())
        .extracting(Problem::getKind)
        .containsExactly("truncated");
  }

  @Test
  void aQuoteLongerThanFiveThousandCharactersIsLeftOutAndTold() {
    ArticleDraft draft =
        STEP.apply(draft("en", "“" + "We talk. ".repeat(700) + "Enough,” said Ana Gil."));

    assertThat(draft.event().getQuotes()).isEmpty();
    assertThat(draft.event().getProblems())
        .extracting(Problem::getKind)
        .containsExactly("truncated");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ja | 「雪が少ない」と小林さんは話した。 | 雪が少ない | 小林",
        "ja | 「雪が少ない」と、村の森田園長は取材に語った。 | 雪が少ない | 森田",
        "ja | 森田園長は「雪が少ない」と会見で説明した。 | 雪が少ない | 森田",
        "ko | 박정우 교장은 “눈이 적게 왔다”고 말했다. | 눈이 적게 왔다 | 박정우",
        "ko | 최은희 조합장이 “눈이 적게 왔다”고 밝혔다. | 눈이 적게 왔다 | 최은희",
      })
  void aSpeakerStandsOnEitherSideOfAQuoteInJapaneseAndKorean(
      String language, String body, String text, String speaker) {
    assertThat(quotes(language, body))
        .extracting(Quote::getText, Quote::getSpeaker)
        .containsExactly(tuple(text, speaker));
  }

  @Test
  void aNameThatAnotherVerbGivesIsNotSpokenInJapanese() {
    assertThat(quotes("ja", "「雪まつり」と名付けられた催しについて小林さんは話した。")).isEmpty();
  }

  @Test
  void whatStandsBehindAQuoteThatIsTooLongIsRead() {
    String endless = "“" + "We talk. ".repeat(700) + "Enough.” ";

    ArticleDraft draft =
        STEP.apply(draft("en", "Ana Gil said: " + endless + "“We go home,” said Ana Gil."));

    assertThat(draft.event().getQuotes()).extracting(Quote::getText).containsExactly("We go home");
    assertThat(draft.event().getProblems()).hasSize(1);
  }

  @Test
  void aDialogueThatIsTooLongIsToldAsAProblem() {
    String endless = "— " + "On parle encore et encore. ".repeat(250) + "On parle, dit Anne.";

    ArticleDraft draft = STEP.apply(draft("fr", endless + "\n\n— On rentre, dit Anne."));

    assertThat(draft.event().getQuotes()).extracting(Quote::getText).containsExactly("On rentre");
    assertThat(draft.event().getProblems())
        .extracting(Problem::getMessage)
        .containsExactly("quotes left out: 1 too long, 0 behind the first 500");
  }

  @ParameterizedTest
  @ValueSource(strings = {"“a said Bob ", "\" a ", "« ", "‘s’ s ", "— a, dit Bob. ", "Bob said ‘"})
  void aHostileTextEndsInTime(String hostile) {
    ArticleDraft draft = draft("fr", hostile.repeat(200_000));

    assertTimeoutPreemptively(FAR_TOO_LONG, () -> STEP.apply(draft));
  }

  private static List<Quote> quotes(String language, String body) {
    return STEP.apply(draft(language, body)).event().getQuotes();
  }

  private static ArticleDraft draft(String language, String body) {
    return ArticleDraft.of(TestArticles.RICE_PRICES)
        .withLanguage(new Language(language, 1.0))
        .with(event -> event.setBody(body));
  }
}
