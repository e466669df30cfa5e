package dev.warta.enrich.keywords;

import static org.assertj.core.api.Assertions.assertThat;

import dev.warta.enrich.ArticleDraft;
import dev.warta.events.Entity;
import dev.warta.events.EntityType;
import dev.warta.events.Keyword;
import dev.warta.events.Language;
import dev.warta.events.Mention;
import dev.warta.events.Problem;
import dev.warta.events.TestArticles;
import dev.warta.events.TextPart;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FindKeywordsTest {

  private static final FindKeywords STEP = new FindKeywords();

  private static final String BRIDGE =
      "The harbour bridge will close for repairs. Engineers found cracks in the harbour bridge,"
          + " said Marta Lindholm of the Roads Office. The cracks are small, Marta Lindholm said."
          + " Ferry services will replace the harbour bridge until the cracks are mended."
          + " Ferry services start on Monday.";

  @Test
  void whatIsSaidOftenComesFirstInItsPhrases() {
    List<String> found = keywords("en", BRIDGE);

    assertThat(found.subList(0, 4))
        .containsExactlyInAnyOrder("harbour bridge", "Marta Lindholm", "Ferry services", "cracks");
  }

  @Test
  void aPieceOfALongerKeywordIsNone() {
    assertThat(keywords("en", BRIDGE)).doesNotContain("bridge", "harbour", "Marta", "Lindholm");
  }

  @Test
  void stopWordsNeitherBeginNorEndAPhrase() {
    assertThat(keywords("en", BRIDGE))
        .noneMatch(phrase -> phrase.matches("(?i)(the|will|in|of|said)\\b.*|.*\\b(the|will|are)"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id | Harga cabai rawit naik. Harga cabai rawit di pasar mencapai Rp90.000, kata pedagang. Pasokan"
            + " cabai rawit berkurang. | cabai rawit",
        "ms | Jalan raya pantai ditutup. Jalan raya pantai rosak akibat banjir, kata polis. | Jalan raya",
        "de | Der Radweg wird gesperrt. Der Radweg am Kanal ist beschädigt, der Kanal auch. | Radweg",
        "fr | La bibliothèque municipale rouvre. La bibliothèque municipale était fermée. |"
            + " bibliothèque municipale",
        "es | El puente colgante cierra. El puente colgante tiene grietas. | puente colgante",
        "pt | A usina solar abre. A usina solar vai gerar energia. | usina solar",
        "nl | De kerktoren wordt hersteld. De kerktoren is scheef. | kerktoren",
        "tr | Deprem hazırlığı sürüyor. Deprem hazırlığı için merkez kuruldu. | Deprem hazırlığı",
        "vi | Cầu treo bị đóng. Cầu treo có vết nứt. | Cầu treo",
        "ru | Новый мост открыт. Новый мост разгрузит центр города. | мост",
        "ar | افتتح الجسر الحديدي. الجسر الحديدي يربط المدينتين. | الجسر الحديدي",
        "ja | 東京港の橋が開通。東京港と副都心を結ぶ。 | 東京港",
        "zh | 新的地铁线路开工。地铁线路全长五十公里。 | 地铁线路",
        "th | เครื่องสูบน้ำถึงบางนา เครื่องสูบน้ำจะติดตั้งพรุ่งนี้ | เครื่องสูบน้ำ",
      })
  void eachLanguageHasItsPhrases(String language, String text, String expected) {
    assertThat(keywords(language, text)).anyMatch(found -> found.contains(expected));
  }

  @Test
  void aLanguageWithoutStopWordsIsJudgedByLengthAndCount() {
    String swahili =
        "Bandari ya Mombasa yapata meli mpya. Meli mpya ya mizigo ilifika Bandari ya Mombasa.";

    assertThat(keywords("sw", swahili)).noneMatch(found -> found.equals("ya"));
    assertThat(keywords("sw", swahili)).anyMatch(found -> found.contains("Mombasa"));
  }

  @Test
  void aKnownNameStaysWhole() {
    String text = "The Committee for Clean Water met. The Committee for Clean Water meets again.";
    Entity committee =
        Entity.newBuilder()
            .setName("Committee for Clean Water")
            .setType(EntityType.organisation)
            .setMentions(
                List.of(new Mention(TextPart.body, 4, 29), new Mention(TextPart.body, 39, 64)))
            .setMethod("test")
            .build();

    ArticleDraft found = STEP.apply(draft("en", text).withEntities(List.of(committee)));

    assertThat(texts(found))
        .contains("Committee for Clean Water")
        .doesNotContain("Committee", "Clean Water", "Water");
  }

  @Test
  void aPersonsNameStandsWithoutTheOfficeBeforeIt() {
    String text = "Menteri Kenya Amina Odhiambo tiba. Menteri Kenya Amina Odhiambo pulang.";
    Entity person =
        Entity.newBuilder()
            .setName("Amina Odhiambo")
            .setType(EntityType.person)
            .setMentions(
                List.of(new Mention(TextPart.body, 14, 28), new Mention(TextPart.body, 49, 63)))
            .setMethod("test")
            .build();

    ArticleDraft found = STEP.apply(draft("id", text).withEntities(List.of(person)));

    assertThat(texts(found))
        .contains("Amina Odhiambo")
        .noneMatch(phrase -> phrase.startsWith("Kenya Amina"));
  }

  @Test
  void thereAreTwelveAtMostTheBestFirstBetweenZeroAndOne() {
    String names =
        "Ava Brook met Bo Carver, Cy Dunmore, Di Elster, Ed Farrow, Flo Garnet, Gus Hollis,";
    String more =
        " Hal Ingram, Ida Jessop, Jo Kimble, Kit Larkin, Lou Mercer, Meg Norris, Ned Ormond. ";
    String text = (names + more).repeat(2);

    List<Keyword> found = STEP.apply(draft("en", text)).event().getKeywords();

    assertThat(found).hasSize(12);
    assertThat(found).extracting(Keyword::getScore).isSortedAccordingTo((a, b) -> b.compareTo(a));
    assertThat(found).allMatch(word -> word.getScore() > 0 && word.getScore() <= 1);
  }

  @Test
  void theSameTextHasTheSameKeywords() {
    assertThat(
            IntStream.range(0, 100)
                .parallel()
                .mapToObj(i -> new FindKeywords().apply(draft("en", BRIDGE)).event().getKeywords())
                .distinct())
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "...", "12 34 56", "\ud83d x \udc00", "a b c", "😀 😀 😀"})
  void oddTextIsSurvived(String text) {
    for (String language : List.of("en", "ja", "und", "xx-zz")) {
      assertThat(STEP.apply(draft(language, text)).event().getKeywords()).isEmpty();
    }
  }

  @Test
  void aLongTextTakesItsFirstWordsAndAProblemTellsSo() {
    ArticleDraft draft = STEP.apply(draft("en", "harbour bridge closes. ".repeat(100_000)));

    assertThat(draft.event().getKeywords()).isNotEmpty();
    assertThat(draft.event().getProblems())
        .extracting(Problem::getMessage)
        .containsExactly("left out: all behind the first 20,000 words and signs");
  }

  private static List<String> keywords(String language, String body) {
    return texts(STEP.apply(draft(language, body)));
  }

  private static List<String> texts(ArticleDraft draft) {
    return draft.event().getKeywords().stream().map(Keyword::getText).toList();
  }

  private static ArticleDraft draft(String language, String body) {
    return ArticleDraft.of(TestArticles.RICE_PRICES)
        .withLanguage(new Language(language, 1.0))
        .with(
            event -> {
              event.setTitle("");
              event.setStandfirst(null);
              event.setBody(body);
            });
  }
}
