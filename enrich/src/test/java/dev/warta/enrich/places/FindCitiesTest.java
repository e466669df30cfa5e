package dev.warta.enrich.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.warta.enrich.ArticleDraft;
import dev.warta.enrich.text.ResourceLines;
import dev.warta.events.Language;
import dev.warta.events.Mention;
import dev.warta.events.Place;
import dev.warta.events.PlaceKind;
import dev.warta.events.TestArticles;
import dev.warta.events.TextPart;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindCitiesTest {

  private static final FindPlaces STEP = new FindPlaces();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id | Rombongan terbang dari Kairo ke Jenewa lalu pulang ke Surabaya. | Kairo EG, Jenewa CH, Surabaya ID",
        "ms | Delegasi bertolak dari Kaherah ke Kuching semalam. | Kaherah EG, Kuching MY",
        "en | The talks moved from Geneva to Kyiv and Nairobi. | Geneva CH, Kyiv UA, Nairobi KE",
        "de | Der Zug fährt von Mailand über Zürich nach Köln. | Mailand IT, Zürich CH, Köln DE",
        "fr | La délégation a quitté Pékin pour Le Caire et Varsovie. | Pékin CN, Le Caire EG, Varsovie PL",
        "es | El avión voló de Ginebra a Nueva York y Pekín. | Ginebra CH, Nueva York US, Pekín CN",
        "pt | O avião voou de Genebra para Nova York e Pequim. | Genebra CH, Nova York US, Pequim CN",
        "nl | De trein rijdt van Parijs via Keulen naar Wenen. | Parijs FR, Keulen DE, Wenen AT",
        "it | Il volo da Ginevra a Mosca è partito da Milano. | Ginevra CH, Mosca RU, Milano IT",
        "tr | Türk heyeti Londra ve Viyana temaslarının ardından Ankara'ya döndü. | Londra GB, Viyana AT, Ankara TR",
        "vi | Đoàn bay từ Bắc Kinh đến Hà Nội rồi về Cần Thơ. | Bắc Kinh CN, Hà Nội VN, Cần Thơ VN",
        "ru | Переговоры в Женеве прошли после встречи в Пекине и визита из Москвы. | Женеве CH, Пекине CN, Москвы RU",
        "ar | وصل الوفد من جنيف إلى القاهرة وموسكو. | جنيف CH, القاهرة EG, موسكو RU",
        "zh | 代表团从日内瓦飞往莫斯科和吉隆坡。 | 日内瓦 CH, 莫斯科 RU, 吉隆坡 MY",
        "ja | 代表団はジュネーブからモスクワへ向かった。 | ジュネーブ CH, モスクワ RU",
        "ko | 대표단은 제네바에서 모스크바로 떠났다. | 제네바 CH, 모스크바 RU",
        "pl | Delegacja poleciała z Moskwy do Nairobi. | Moskwy RU, Nairobi KE",
      })
  void citiesAreFoundByTheirNamesInTheArticlesLanguage(
      String language, String body, String expected) {
    List<Place> cities = cities(STEP.apply(article(language, body)));

    assertThat(cities)
        .extracting(city -> city.getName() + " " + city.getCountry())
        .containsExactly(expected.split(", "));
  }

  @Test
  void aCityHasItsCoordinatesPopulationAndGeoNamesId() {
    ArticleDraft draft = STEP.apply(article("id", "Rapat digelar di Nairobi pekan ini."));

    Place nairobi = cities(draft).get(0);
    assertThat(nairobi.getGeonamesId()).isEqualTo(184745);
    assertThat(nairobi.getCountry()).isEqualTo("KE");
    assertThat(nairobi.getLatitude()).isBetween(-1.4, -1.2);
    assertThat(nairobi.getLongitude()).isBetween(36.7, 36.9);
    assertThat(nairobi.getPopulation()).isGreaterThan(2_000_000);
    assertThat(nairobi.getMethod()).isEqualTo("geonames");
  }

  @Test
  void everyMentionIsKeptWithItsPart() {
    ArticleDraft draft =
        article("en", "Nairobi sees rain. More is due in Nairobi.")
            .with(event -> event.setTitle("Floods in Nairobi"));

    assertThat(cities(STEP.apply(draft)).get(0).getMentions())
        .containsExactly(
            new Mention(TextPart.title, 10, 17),
            new Mention(TextPart.body, 0, 7),
            new Mention(TextPart.body, 34, 41));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | The mayor of Birmingham spoke to the Alabama senate in the United States. | US",
        "en | The mayor of Birmingham met ministers in the United Kingdom. | GB",
        "en | A fire broke out in Cambridge, Massachusetts. | US",
        "en | British police searched a house in Cambridge. | GB",
        "en | Rain fell on London, Ontario, all night. | CA",
        "es | El alcalde de Córdoba recibió a empresarios de Argentina y de Chile. | AR",
        "es | El alcalde de Córdoba recibió a empresarios de Sevilla. | ES",
        "en | Clashes were reported in Tripoli, Lebanon. | LB",
        "en | Clashes were reported in Tripoli overnight. | LY",
        "fr | Le festival de Valence, en Espagne, attire du monde. | ES",
      })
  void namesakesAreToldApartByCountriesAndPopulation(String language, String body, String country) {
    List<Place> cities = cities(STEP.apply(article(language, body)));

    assertThat(cities).first().extracting(Place::getCountry).isEqualTo(country);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | A fire broke out in Cambridge overnight.",
        "en | He likes Reading and Nice weather is mobile.",
        "en | Paris Hilton sang. The singer Jack London wrote. Denzel Washington laughed.",
        "en | The Boston Consulting Group and the University of Oxford agree.",
        "en | Washington said no. Denzel Washington is an actor.",
        "id | Batu itu jatuh. Dewi tertawa. Surat dari bupati sudah tiba.",
        "id | Harian Jakarta Post menulis soal Universitas Surabaya.",
        "id | Siswa SMA Negeri 2 Tasikmalaya menang. Korban dirawat di RSUD Kota Bogor.",
        "en | Manchester United beat Real Madrid. The Geneva Conventions apply.",
        "de | Essen schmeckt gut. Halle und Regen sind Wörter. Das Werden bleibt.",
        "fr | Les Tours sont hautes. Nice journée. Le groupe Orange recrute.",
        "tr | Van gölü. Ordu göreve hazır. Of!",
        "zh | 我们联合起来，胜利属于青年。",
        "ko | 평화를 위해 대전이 끝났다.",
        "ar | خرج الرجل من الباب مع جده.",
      })
  void wordsAndNamesOfPersonsAndOrganisationsAreNoCities(String language, String body) {
    assertThat(cities(STEP.apply(article(language, body)))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id | Ketegangan di Semenanjung Korea dan Timur Tengah dibahas Uni Eropa. | Semenanjung Korea, Timur Tengah, Uni Eropa",
        "id | Gubernur Jawa Timur Ratna Ayu bertemu warga Papua Barat Daya. | Jawa Timur, Papua Barat Daya",
        "ms | Ribut melanda Sabah dan Asia Tenggara. | Sabah, Asia Tenggara",
        "en | Leaders from Southeast Asia and the Balkans met in Texas. | Southeast Asia, Balkans, Texas",
        "de | In Bayern und Niedersachsen regnet es, im Nahen Osten nicht. | Bayern, Niedersachsen, Nahen Osten",
        "fr | Le vent souffle en Bretagne et au Moyen-Orient. | Bretagne, Moyen-Orient",
        "ru | На Ближнем Востоке спокойно, в Крыму дождь. | Ближнем Востоке, Крыму",
        "ar | زار الوزير دارفور ثم الشرق الأوسط. | دارفور, الشرق الأوسط",
        "zh | 朝鲜半岛和中东局势紧张。 | 朝鲜半岛, 中东",
        "ja | 朝鮮半島と中東の情勢。 | 朝鮮半島, 中東",
      })
  void regionsAreFoundInTheArticlesLanguage(String language, String body, String expected) {
    ArticleDraft draft = STEP.apply(article(language, body));

    assertThat(draft.event().getPlaces())
        .filteredOn(place -> place.getKind() == PlaceKind.region)
        .extracting(Place::getName)
        .containsExactly(expected.split(", "));
  }

  @Test
  void aProvinceHasItsCountryAndARegionOfSeveralCountriesHasNone() {
    ArticleDraft draft = STEP.apply(article("id", "Angin dari Asia Tenggara melanda Jawa Tengah."));

    assertThat(draft.event().getPlaces())
        .extracting(Place::getName, Place::getCountry)
        .containsExactly(tuple("Asia Tenggara", null), tuple("Jawa Tengah", "ID"));
  }

  @Test
  void aKindOfPlaceWithACapitalIsPartOfTheName() {
    ArticleDraft draft = STEP.apply(article("id", "Banjir melanda Kota Semarang, kata warga."));

    assertThat(cities(draft)).extracting(Place::getName).containsExactly("Kota Semarang");
  }

  @Test
  void aDistrictNamedAfterATownIsARegion() {
    ArticleDraft draft = STEP.apply(article("id", "Banjir melanda Kabupaten Semarang pagi ini."));

    assertThat(draft.event().getPlaces())
        .extracting(Place::getName, Place::getKind, Place::getCountry, Place::getGeonamesId)
        .containsExactly(tuple("Kabupaten Semarang", PlaceKind.region, "ID", null));
  }

  @Test
  void aSmallTownCountsBehindAPrepositionInItsCountry() {
    String body = "Truk terguling di Wonosobo pada malam hari. Warga Wonosobo membantu.";

    assertThat(cities(STEP.apply(article("id", body))))
        .extracting(Place::getName, Place::getCountry, place -> place.getMentions().size())
        .containsExactly(tuple("Wonosobo", "ID", 2));
  }

  @Test
  void anAdjectiveTellsItsCountry() {
    assertThat(PlaceNames.in("de").countryOfAdjective("russischen")).contains("RU");
    assertThat(PlaceNames.in("fr").countryOfAdjective("françaises")).contains("FR");
    assertThat(PlaceNames.in("en").countryOfAdjective("table")).isEmpty();
  }

  @Test
  void everyCityOfTheLanguageFilesIsInTheTable() {
    for (String[] row : ResourceLines.rows(PlaceTable.class, "city-names.tsv")) {
      int country = row[1].length() - 2;

      assertThat(
              PlaceTable.bundled()
                  .city(row[1].substring(0, country).strip(), row[1].substring(country)))
          .as(String.join(" ", row))
          .isNotNull();
    }
  }

  @Test
  void oddTextIsHarmless() {
    for (String body : List.of("", " ", "\ud83d", "-", "A-", "\udc00Paris\ud800", "’’’", "(((")) {
      assertThat(STEP.apply(article("en", body)).event().getProblems()).isEmpty();
    }
    ArticleDraft huge = STEP.apply(article("id", "di Surabaya, ".repeat(100_000)));
    assertThat(cities(huge).get(0).getMentions()).hasSize(200);
  }

  private static List<Place> cities(ArticleDraft draft) {
    return draft.event().getPlaces().stream()
        .filter(place -> place.getKind() == PlaceKind.city)
        .toList();
  }

  private static ArticleDraft article(String language, String body) {
    return ArticleDraft.of(TestArticles.RICE_PRICES)
        .withLanguage(new Language(language, 1.0))
        .with(event -> event.setTitle(""))
        .with(event -> event.setBody(body));
  }
}
