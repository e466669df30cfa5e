package dev.warta.enrich.entities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.warta.enrich.ArticleDraft;
import dev.warta.enrich.places.FindPlaces;
import dev.warta.events.Entity;
import dev.warta.events.EntityType;
import dev.warta.events.Language;
import dev.warta.events.Mention;
import dev.warta.events.Problem;
import dev.warta.events.TestArticles;
import dev.warta.events.TextPart;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FindEntitiesTest {

  private static final FindPlaces PLACES = new FindPlaces();
  private static final FindEntities STEP = new FindEntities();

  @Test
  void mentionsOfOnePersonAreOneEntityWithTheFullestNameAndTheRole() {
    ArticleDraft draft =
        article(
            "id",
            "Menteri Kesehatan Ratih Puspitasari membuka rumah sakit di Bandung, Senin.\n\n"
                + "“Kami senang”, kata Ratih. Menurut Puspitasari, warga Bandung sudah lama"
                + " menunggu.");

    List<Entity> entities = STEP.apply(draft).event().getEntities();

    assertThat(persons(entities))
        .extracting(Entity::getName, Entity::getRole)
        .containsExactly(tuple("Ratih Puspitasari", "Menteri Kesehatan"));
    assertThat(textsOf(persons(entities).get(0), draft))
        .containsExactly("Ratih Puspitasari", "Ratih", "Puspitasari");
  }

  @Test
  void twoPersonsWithOneSurnameStayApartAndTheSurnameMeansTheLastOne() {
    ArticleDraft draft =
        article(
            "en",
            "Mayor Laura Bennett met the architect in Leeds on Monday. Bennett was pleased.\n\n"
                + "Engineer Thomas Bennett said the bridge was safe. Bennett has built four"
                + " bridges.");

    List<Entity> persons = persons(STEP.apply(draft).event().getEntities());

    assertThat(persons)
        .extracting(Entity::getName)
        .containsExactly("Laura Bennett", "Thomas Bennett");
    assertThat(persons).allSatisfy(person -> assertThat(person.getMentions()).hasSize(2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | The mayor of Niamey, Aïchatou Harouna Sani, said the bridge would reopen. | Aïchatou Harouna Sani",
        "id | Wali Kota Niamey, Aïchatou Harouna Sani, mengatakan jembatan itu dibuka. | Aïchatou Harouna Sani",
        "id | Pertemuan itu selesai pada Senin malam. Menteri Öznur Çalık juga hadir. | Öznur Çalık",
      })
  void aGivenNameThatTheModelNeverSawBelongsToItsPerson(String language, String text, String name) {
    List<Entity> entities = STEP.apply(article(language, text)).event().getEntities();

    assertThat(persons(entities)).extracting(Entity::getName).containsExactly(name);
  }

  @Test
  void germanAdjectivesAndCommonNounsAreNoPersons() {
    ArticleDraft draft =
        article(
            "de",
            "Früher Morgen war es. Starker Regen fiel. Der Bonner Orgelbauer Klais kam spät,"
                + " Liter Wasser liefen. Rainer Holzapfel half, Ingrid Zaunmüller auch.");

    List<Entity> entities = STEP.apply(draft).event().getEntities();

    assertThat(persons(entities))
        .extracting(Entity::getName)
        .containsExactly("Rainer Holzapfel", "Ingrid Zaunmüller");
  }

  @Test
  void aPlaceMayGoOnBehindTheLastOfItsCapitals() {
    ArticleDraft draft =
        article("pt", "Angola e São Tomé e Príncipe já pediram os planos, disse Ana Lopes.");

    List<Entity> entities = STEP.apply(draft).event().getEntities();

    assertThat(of(EntityType.place, entities))
        .extracting(Entity::getName)
        .containsExactly("Angola", "São Tomé e Príncipe");
    assertThat(persons(entities)).extracting(Entity::getName).containsExactly("Ana Lopes");
  }

  @Test
  void acronymInParenthesesBelongsToTheNameBeforeIt() {
    ArticleDraft draft =
        article(
            "id",
            "Komisi Pemilihan Umum (KPU) mengumumkan jadwal baru di Jakarta."
                + " Menurut KPU, pemilihan berlangsung pada Februari.");

    List<Entity> entities = STEP.apply(draft).event().getEntities();

    assertThat(of(EntityType.organisation, entities))
        .extracting(Entity::getName)
        .containsExactly("Komisi Pemilihan Umum");
    assertThat(textsOf(of(EntityType.organisation, entities).get(0), draft))
        .containsExactly("Komisi Pemilihan Umum (KPU)", "KPU");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | The plan was praised by Ana Gil, the mayor of Arles, on Monday. | Ana Gil | mayor of Arles",
        "en | Deputy Finance Minister Robert Hale resigned on Friday. | Robert Hale | Deputy Finance Minister",
        "id | Hal itu dikatakan Laras Widya, juru bicara dinas itu, kemarin. | Laras Widya | juru bicara dinas",
        "de | Der Bundeskanzler Martin Vogel reist nach Warschau. | Martin Vogel | Bundeskanzler",
        "fr | Le ministre de la Santé, Paul Mercier, est arrivé hier. | Paul Mercier | ministre de la Santé",
        "es | La presidenta de Chile, Elena Rojas, viajó a Perú. | Elena Rojas | presidenta de Chile",
        "pt | O governador Paulo Teixeira visitou a obra. | Paulo Teixeira | governador",
        "nl | Minister Pieter Bakker sprak gisteren in Brussel. | Pieter Bakker | Minister",
        "it | Il sindaco Marco Bianchi ha firmato ieri. | Marco Bianchi | sindaco",
        "tr | Başbakan Mehmet Yılmaz'ın sözleri tartışıldı. | Mehmet Yılmaz | Başbakan",
        "vi | Bộ trưởng Nguyễn Văn Hùng phát biểu hôm qua. | Nguyễn Văn Hùng | Bộ trưởng",
        "ru | Президент Сергей Орлов приехал вчера. | Сергей Орлов | Президент",
        "ar | وقال الوزير محمد الخطيب إن العمل مستمر. | محمد الخطيب | الوزير",
      })
  void roleIsFoundBeforeTheNameOrBehindIt(String language, String text, String name, String role) {
    ArticleDraft draft = article(language, text);

    List<Entity> persons = persons(STEP.apply(draft).event().getEntities());

    assertThat(persons)
        .extracting(Entity::getName, Entity::getRole)
        .containsExactly(tuple(name, role));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "de | Die Universität Freiburg und das Innenministerium prüfen den Fall. | Universität Freiburg",
        "fr | Selon l’Agence nationale de sécurité, rien ne change. | Agence nationale de sécurité",
        "es | El Instituto Nacional de Estadística publicó los datos. | Instituto Nacional de Estadística",
        "pt | A Universidade de Coimbra abriu o museu. | Universidade de Coimbra",
        "vi | Theo Bộ Giáo dục và Đào tạo, kỳ thi bắt đầu hôm nay. | Bộ Giáo dục và Đào tạo",
        "tr | Bunu Sağlık Bakanlığı dün açıkladı. | Sağlık Bakanlığı",
        "ar | وأعلنت وزارة الخارجية موقفها أمس. | وزارة الخارجية",
        "zh | 外交部昨天宣布了这一消息。 | 外交部",
        "ja | 外務省は昨日発表した。 | 外務省",
      })
  void organisationIsFoundByTheWordThatItsNameContains(String language, String text, String name) {
    ArticleDraft draft = article(language, text);

    List<Entity> entities = STEP.apply(draft).event().getEntities();

    assertThat(of(EntityType.organisation, entities)).extracting(Entity::getName).contains(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "zh | 外交部发言人王宁表示欢迎。 | 王宁",
        "ja | 山田首相は昨日、記者団に語った。 | 山田",
      })
  void personIsFoundBesideTheRoleInScriptsWithoutSpaces(String language, String text, String name) {
    ArticleDraft draft = article(language, text);

    List<Entity> entities = STEP.apply(draft).event().getEntities();

    assertThat(persons(entities)).extracting(Entity::getName).contains(name);
  }

  @Test
  void germanNounsAndFirstWordsOfSentencesAreNoNames() {
    ArticleDraft draft =
        article(
            "de",
            "Milben und Viren könnten eine Rolle spielen. Meine Studenten wollen einen Täter."
                + " Trotzdem ist der Boden trocken. In Kraft tritt das Gesetz im Juni.");

    assertThat(STEP.apply(draft).event().getEntities()).isEmpty();
  }

  @Test
  void knownPlaceIsAPlaceEntityWithTheMentionsOfThePlacesStep() {
    ArticleDraft draft = article("sw", "Rais alisafiri kutoka Kenya kwenda Tanzania.");

    List<Entity> entities = STEP.apply(draft).event().getEntities();

    assertThat(entities)
        .extracting(Entity::getName, Entity::getType, Entity::getMethod)
        .containsExactly(
            tuple("Kenya", EntityType.place, "cldr-names"),
            tuple("Tanzania", EntityType.place, "cldr-names"));
  }

  @Test
  void saliencesSumToNoMoreThanOneAndTheTitleCountsMost() {
    ArticleDraft draft =
        article("en", "Paul Mercer left.\n\nAnna Koch and Paul Mercer met in France.")
            .with(event -> event.setTitle("Paul Mercer quits after long talks"));

    List<Entity> entities = STEP.apply(draft).event().getEntities();

    assertThat(entities.stream().mapToDouble(Entity::getSalience).sum()).isBetween(0.9, 1.0);
    assertThat(entities)
        .filteredOn(entity -> entity.getSalience() > 0.5)
        .extracting(Entity::getName)
        .containsExactly("Paul Mercer");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id | Jalan itu rusak, kata Kepala Dinas Pertanian Bambang Hidayat. | Dinas Pertanian | Bambang Hidayat",
        "id | Ketua Badan Penanggulangan Bencana Daerah Siti Rahmawati hadir. | Badan Penanggulangan Bencana Daerah | Siti Rahmawati",
        "ms | Jalan itu rosak, kata Ketua Jabatan Pertanian Ahmad Faizal. | Jabatan Pertanian | Ahmad Faizal",
      })
  void thePersonBehindAnOfficeIsNoPartOfItsName(
      String language, String body, String office, String person) {
    List<Entity> entities = STEP.apply(article(language, body)).event().getEntities();

    assertThat(of(EntityType.organisation, entities))
        .extracting(Entity::getName)
        .containsExactly(office);
    assertThat(persons(entities)).extracting(Entity::getName).containsExactly(person);
  }

  @Test
  void tooManyMentionsAreLeftOutAndTold() {
    ArticleDraft draft = article("en", "Officials in France met. ".repeat(500));

    ArticleDraft found = STEP.apply(draft);

    assertThat(found.event().getEntities())
        .allSatisfy(entity -> assertThat(entity.getMentions()).hasSizeLessThanOrEqualTo(200));
  }

  @Test
  void tooManyEntitiesAreLeftOutAndTold() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 900; i++) {
      text.append("President ")
          .append(nameOf(i))
          .append(' ')
          .append(nameOf(i + 7))
          .append(" spoke. ");
    }
    ArticleDraft draft = article("en", text.toString());

    ArticleDraft found = STEP.apply(draft);

    assertThat(found.event().getEntities()).hasSizeLessThanOrEqualTo(300);
    assertThat(found.event().getProblems()).extracting(Problem::getKind).contains("truncated");
  }

  private static String nameOf(int number) {
    return ""
        + (char) ('B' + number % 20)
        + "a"
        + (char) ('b' + number / 20 % 20)
        + "o"
        + (char) ('b' + number / 400 % 20)
        + "in";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "\ud800", "\udc00A\ud83d", "(((", "A", "’s", "\n\n\n", "A-", "."})
  void oddTextIsNoTrouble(String text) {
    for (String language : List.of("id", "en", "de", "tr", "ar", "zh", "ja", "und", "x-odd", "")) {
      assertThat(STEP.apply(article(language, text)).event().getEntities()).isNotNull();
    }
  }

  private static List<Entity> persons(List<Entity> entities) {
    return of(EntityType.person, entities);
  }

  private static List<Entity> of(EntityType type, List<Entity> entities) {
    return entities.stream().filter(entity -> entity.getType() == type).toList();
  }

  private static List<String> textsOf(Entity entity, ArticleDraft draft) {
    return entity.getMentions().stream()
        .filter(mention -> mention.getPart() == TextPart.body)
        .map(mention -> textOf(mention, draft))
        .toList();
  }

  private static String textOf(Mention mention, ArticleDraft draft) {
    return draft.body().substring(mention.getStart(), mention.getEnd());
  }

  private static ArticleDraft article(String language, String body) {
    ArticleDraft draft =
        ArticleDraft.of(TestArticles.RICE_PRICES)
            .withLanguage(new Language(language, 1.0))
            .with(event -> event.setBody(body));
    return PLACES.apply(draft);
  }
}
