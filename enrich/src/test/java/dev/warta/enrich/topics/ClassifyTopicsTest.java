package dev.warta.enrich.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.warta.enrich.ArticleDraft;
import dev.warta.events.Language;
import dev.warta.events.TestArticles;
import dev.warta.events.Topic;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassifyTopicsTest {

  private static final ClassifyTopics STEP = new ClassifyTopics();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          id|02000000|Polisi menangkap dua tersangka pencurian. Jaksa menuntut hukuman penjara lima tahun di pengadilan.
          id|17000000|BMKG memperkirakan hujan lebat dan angin kencang. Cuaca buruk bertahan hingga musim kemarau tiba.
          ms|15000000|Pasukan bola sepak itu menang dalam perlawanan akhir. Jurulatih memuji pemain dan penyokong kelab.
          en|07000000|The hospital admitted forty patients with measles. Doctors said the outbreak spread among the unvaccinated; a vaccine arrives today.
          de|09000000|Die Gewerkschaft ruft zum Streik auf. Die Arbeitgeber lehnen höhere Löhne im Tarifvertrag ab.
          fr|03000000|Un séisme a provoqué l'effondrement de maisons; les secours cherchent des disparus sous les décombres.
          es|04000000|La inflación baja y las exportaciones crecen. El banco central mantiene los tipos y la bolsa celebra.
          pt|11000000|O presidente e o ministro discutem a eleição. O partido da oposição quer votação no parlamento.
          nl|06000000|De uitstoot van stikstof vervuilt het milieu. Het klimaat verandert en de biodiversiteit neemt af.
          tr|05000000|Öğrenciler sınav için okula gitti. Öğretmenler ve üniversite eğitim müfredatını tartışıyor.
          vi|03000000|Lũ lụt và sạt lở làm nhiều người thiệt mạng, lực lượng cứu hộ sơ tán dân vùng thiên tai.
          ru|16000000|Войска обстреляли город, солдаты отступили. Стороны обсуждают перемирие, конфликт продолжается.
          ar|15000000|فاز المنتخب في المباراة بثلاثة أهداف، وقال المدرب إن اللاعبين استحقوا كأس البطولة.
          ja|07000000|病院は感染症の患者を受け入れた。医師はワクチンの接種を呼びかけ、治療を続けている。
          """)
  void theWordsOfTheLanguageTellTheTopic(String language, String code, String body) {
    List<Topic> topics = topics(language, "", body);

    assertThat(topics).isNotEmpty();
    assertThat(topics.get(0).getCode()).isEqualTo("medtop:" + code);
    assertThat(topics.get(0).getScore()).isBetween(0.5, 1.0);
  }

  @Test
  void aTopicHasItsLabelInEnglishAndIndonesian() {
    List<Topic> topics =
        topics("id", "Timnas juara", "Pelatih memuji pemain setelah gol di babak final piala itu.");

    assertThat(topics)
        .extracting(Topic::getCode, Topic::getName, Topic::getIndonesianName)
        .containsExactly(tuple("medtop:15000000", "sport", "olahraga"));
  }

  @ParameterizedTest
  @CsvSource({
    "en, She put the letter on the table and went out without a word. Nobody saw her that day.",
    "id, Ia menaruh surat itu di meja lalu pergi tanpa berkata apa-apa. Tidak ada yang melihatnya.",
    "de, Sie legte den Brief auf den Tisch und ging wortlos hinaus. Niemand sah sie an diesem Tag.",
    "en, ''",
  })
  void anArticleOfNoTopicGetsNone(String language, String body) {
    assertThat(topics(language, "", body)).isEmpty();
  }

  @Test
  void oneWordOfATopicInALongArticleIsNotATopic() {
    String long_ = "She put the letter on the table and went out without a word. ".repeat(40);

    assertThat(topics("en", "", long_ + "Her brother is a doctor.")).isEmpty();
  }

  @Test
  void anArticleMayHaveSeveralTopicsTheBestFirst() {
    List<Topic> topics =
        topics(
            "en",
            "Union calls strike at hospitals",
            "Nurses and doctors join the strike. The union demands higher wages for hospital workers;"
                + " patients must wait for surgery, the health service said. Unions and employers"
                + " resume talks on the wage.");

    assertThat(topics)
        .extracting(Topic::getCode)
        .startsWith("medtop:09000000")
        .contains("medtop:07000000")
        .hasSizeLessThanOrEqualTo(3);
    assertThat(topics).extracting(Topic::getScore).isSortedAccordingTo((a, b) -> b.compareTo(a));
  }

  @Test
  void theSectionSpeaksForATopicThatTheTextHardlyNames() {
    ArticleDraft draft = draft("id", "Kabar dari Denpasar", "Ia tiba kemarin dan langsung pulang.");

    ArticleDraft sectioned = draft.with(event -> event.setSection("Olahraga"));

    assertThat(STEP.apply(draft).event().getTopics()).isEmpty();
    assertThat(STEP.apply(sectioned).event().getTopics())
        .extracting(Topic::getCode)
        .containsExactly("medtop:15000000");
  }

  @Test
  void aFolderOfTheAddressSpeaksInAnyLanguage() {
    ArticleDraft draft =
        draft("fi", "Uutinen", "Hän saapui eilen ja lähti kotiin.")
            .with(event -> event.setUrl("https://news.example/sports/2024/a-b-c.html"));

    assertThat(STEP.apply(draft).event().getTopics())
        .extracting(Topic::getCode)
        .containsExactly("medtop:15000000");
  }

  @Test
  void oddAddressesAndTextsAreNoFailure() {
    ArticleDraft draft =
        draft("en", "\ud83d", "war ".repeat(200_000) + "\udc4d \u0000")
            .with(event -> event.setUrl("http://[broken/ path"))
            .with(event -> event.setTags(List.of("", " ", "war")));

    assertThat(STEP.apply(draft).event().getTopics()).hasSizeLessThanOrEqualTo(3);
  }

  @Test
  void theSameArticleGetsTheSameTopics() {
    ArticleDraft draft = draft("en", "", TestArticles.FERRY_STRIKE_TEXT);

    assertThat(STEP.apply(draft).event().getTopics())
        .isEqualTo(new ClassifyTopics().apply(draft).event().getTopics());
  }

  private static List<Topic> topics(String language, String title, String body) {
    return STEP.apply(draft(language, title, body)).event().getTopics();
  }

  private static ArticleDraft draft(String language, String title, String body) {
    return ArticleDraft.of(TestArticles.RICE_PRICES)
        .with(
            event -> {
              event.setUrl(null);
              event.setTitle(title);
              event.setBody(body);
            })
        .withLanguage(new Language(language, 1.0));
  }
}
