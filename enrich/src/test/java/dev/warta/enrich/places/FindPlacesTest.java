package dev.warta.enrich.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.warta.enrich.ArticleDraft;
import dev.warta.enrich.text.ResourceLines;
import dev.warta.events.EnrichedArticle;
import dev.warta.events.Language;
import dev.warta.events.Mention;
import dev.warta.events.Place;
import dev.warta.events.PlaceKind;
import dev.warta.events.Problem;
import dev.warta.events.TestArticles;
import dev.warta.events.TextPart;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindPlacesTest {

  private static final FindPlaces STEP = new FindPlaces();
  private static final Comparator<Mention> BY_START = Comparator.comparing(Mention::getStart);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id | Menlu AS terbang dari Tiongkok ke Korut dan Timor-Leste. | US CN KP TL",
        "id | Menlu Selandia Baru tiba di Arab Saudi. | NZ SA",
        "ms | Amerika Syarikat dan Jordan menghantar bantuan ke Kemboja. | US JO KH",
        "en | The UK, the US and Türkiye met in Hong Kong; Taiwan stayed away. | GB US TR HK TW",
        "en | Scotland ships whisky to the U.S. and to Ivory Coast. | GB US CI",
        "en | Ministers from Bosnia and Herzegovina met Palestine's envoy. | BA PS",
        "de | Deutschlands Nachbarn Österreich und Tschechien helfen. | DE AT CZ",
        "fr | Les États-Unis et la Côte d'Ivoire signent avec le Royaume-Uni. | US CI GB",
        "es | EE. UU. y México hablan con Corea del Sur. | US MX KR",
        "pt | O Irã e a Guiana negociam com os EUA. | IR GY US",
        "vi | Ông đến Trung Quốc rồi sang Lào và Hà Lan. | CN LA NL",
        "ru | Переговоры России и Китая о поставках в Индию и Саудовскую Аравию. | RU CN IN SA",
        "pl | Delegacja z Ukrainy spotkała się w Danii. | UA DK",
        "hr | Ministar iz Rusije posjetio je Francusku i SAD. | RU FR US",
        "fi | Ministeri matkusti Ruotsista Norjaan ja Tanskan rajalle. | SE NO DK",
        "hu | A miniszter Franciaországban és Kínában járt. | FR CN",
        "az | Nazir Rusiyadan Türkiyəyə getdi. | RU TR",
        "he | השר נסע מצרפת ליפן | FR JP",
        "tl | Dumating sa Pilipinas ang ministro ng Estados Unidos. | PH US",
        "ar | سافر الوزير من مصر وتركيا إلى اليابان وللصين بعدها. | EG TR JP CN",
        "zh | 美国和中国代表在马来西亚会晤。 | US CN MY",
        "zh | 臺灣與紐西蘭代表在美國會晤。 | TW NZ US",
        "ja | インドネシアとインドの代表が米国を訪れた。 | ID IN US",
        "ko | 미국은 한국과 인도네시아에 대표를 보냈다. | US KR ID",
        "th | ไทยและลาวลงนามกับเกาหลีใต้ | TH LA KR",
      })
  void countriesAreFoundByTheirNamesInTheArticlesLanguage(
      String language, String body, String codes) {
    assertThat(codes(language, body)).containsExactly(codes.split(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id | Korea Utara menembakkan roket. | KP",
        "en | Nigeria and Niger are neighbours. | NG NE",
        "en | Papua New Guinea, Guinea-Bissau and Equatorial Guinea applied. | PG GW GQ",
        "en | Dominica is not the Dominican Republic. | DM DO",
        "en | South Sudan is not Sudan. | SS SD",
        "en | American Samoa is not Samoa. | AS WS",
        "en | Northern Ireland is in the United Kingdom, Ireland is not. | GB IE",
      })
  void theLongestNameWins(String language, String body, String codes) {
    assertThat(codes(language, body)).containsExactly(codes.split(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id | Ketegangan di Semenanjung Korea meningkat.",
        "id | Bantuan tiba di Port Sudan lewat Samudra Hindia.",
        "id | Ia mengajar bahasa Inggris di kampung.",
        "en | They flew from New Mexico to Mexico City and on to New England.",
        "en | Let us roast a turkey, said the jordan almond seller.",
        "en | The Indiana team met the Chinese and the French.",
        "en | Michael Jordan scored. Jordan was pleased, and fans of Jordan sang.",
        "en | Coach Chad Holloway praised them. Chad Holloway left early.",
        "vi | Anh nói với tôi. Ý kiến ấy hay. Áo mới.",
        "ar | طلب الوزير دعم مالي للمشروع",
        "zh | 朝鲜半岛与印度洋的天气",
        "th | เวลาว่างและลาวา",
        "he | הוא הלך לכיוון הבית",
        "de | Das Team aus Rhode Island gewann.",
      })
  void otherPlacesPersonsAndThingsAreNotCountries(String language, String body) {
    assertThat(codes(language, body)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The king of Jordan spoke. Jordan wants peace. | JO",
        "In Turkey, prices rose. The farmers in Georgia and in Chad complained. | TR GE TD",
      })
  void aNameThatIsAlsoSomethingElseCountsInAClearPlace(String body, String codes) {
    assertThat(codes("en", body)).containsExactly(codes.split(" "));
  }

  @Test
  void everyMentionIsKeptWithItsPartAndOffsetsInTheOrderOfTheText() {
    ArticleDraft draft =
        draft("en", "Ferries stop between Norway and Denmark")
            .with(
                event -> {
                  event.setStandfirst("Denmark sends a ship");
                  event.setBody("Crews in Norway walked out.\n\nNorway's ports are full.");
                });

    List<Place> places = STEP.apply(draft).event().getPlaces();

    assertThat(places)
        .extracting(Place::getName, Place::getCountry, Place::getKind, Place::getMethod)
        .containsExactly(
            tuple("Norway", "NO", PlaceKind.country, "cldr-names"),
            tuple("Denmark", "DK", PlaceKind.country, "cldr-names"));
    assertThat(places.get(0).getMentions())
        .containsExactly(
            new Mention(TextPart.title, 21, 27),
            new Mention(TextPart.body, 9, 15),
            new Mention(TextPart.body, 29, 35));
    assertThat(places.get(1).getMentions())
        .containsExactly(
            new Mention(TextPart.title, 32, 39), new Mention(TextPart.standfirst, 0, 7));
  }

  @Test
  void whatALanguageGluesToANameIsNotPartOfIt() {
    assertThat(names("ar", "تحدث عن مصر وتركيا")).containsExactly("مصر", "تركيا");
    assertThat(names("ko", "대표단이 프랑스에서 왔다")).containsExactly("프랑스");
    assertThat(names("de", "Frankreichs Präsident")).containsExactly("Frankreich");
  }

  @Test
  void namesFromTheDataFileSaySo() {
    assertThat(STEP.apply(body("id", "Pejabat Korut tiba.")).event().getPlaces())
        .extracting(Place::getMethod, Place::getConfidence)
        .containsExactly(tuple("country-aliases", 0.9));
  }

  @Test
  void abbreviationsAreNotLookedForInATitleAllInCapitals() {
    assertThat(STEP.apply(draft("en", "TOGETHER WITH US IN NORWAY")).event().getPlaces())
        .extracting(Place::getCountry)
        .containsExactly("NO");
  }

  @Test
  void anUnknownLanguageIsReadWithEnglishNames() {
    assertThat(codes("und", "Vietnam 2, Malaysia 1")).containsExactly("VN", "MY");
    assertThat(codes("tlh", "Norway")).containsExactly("NO");
  }

  @Test
  void placesThatAreNoCountriesStay() {
    Place surabaya =
        Place.newBuilder().setName("Surabaya").setKind(PlaceKind.city).setMethod("test").build();
    ArticleDraft draft = body("id", "Dari Vietnam ke Surabaya").withPlaces(List.of(surabaya));

    assertThat(STEP.apply(draft).event().getPlaces())
        .extracting(Place::getName)
        .containsExactly("Vietnam", "Surabaya");
  }

  @Test
  void theSharedTestArticleNamesThreeCountries() {
    assertThat(codes("id", TestArticles.RICE_PRICES_TEXT)).containsExactly("VN", "TH", "IN");
  }

  @Test
  void everyRowOfTheDataFileNamesACountryOfIso3166() {
    List<String> codes = Arrays.asList(com.ibm.icu.util.ULocale.getISOCountries());

    assertThat(ResourceLines.rows(PlaceTable.class, "country-names.tsv"))
        .allSatisfy(
            row -> {
              assertThat(row).hasSize(3);
              assertThat(row[1]).matches(code -> code.equals("-") || codes.contains(code));
            });
  }

  @Test
  void manyThreadsMayShareOneStep() {
    FindPlaces fresh = new FindPlaces();

    assertThat(
            IntStream.range(0, 100)
                .parallel()
                .mapToObj(i -> codes(fresh, i % 2 == 0 ? "id" : "ms", "Jepang Jepun"))
                .distinct())
        .containsExactlyInAnyOrder(List.of("JP"));
  }

  @Test
  void aBookOfNamesIsJudgedInSeconds() {
    StringBuilder book = new StringBuilder();
    for (int i = 0; book.length() < 4 * 1024 * 1024; i++) {
      book.append("Jordan ").append(familyName(i)).append(' ');
    }

    assertThat(timeOf(() -> codes("en", book.toString()))).isLessThan(Duration.ofSeconds(20));
  }

  @ParameterizedTest
  @CsvSource({"en, 'the UAE ', 1048576, 1048376", "zh, 中国, 4194304, 4194104"})
  void ofACountryNamedMillionsOfTimesTheFirstMentionsAreKept(
      String language, String name, int times, int leftOut) {
    EnrichedArticle event = STEP.apply(body(language, name.repeat(times))).event();

    assertThat(event.getPlaces()).singleElement().satisfies(place -> hasFirstMentions(place, 200));
    assertThat(event.getProblems())
        .containsExactly(
            new Problem(
                "find-places",
                "truncated",
                String.format(
                    Locale.ROOT,
                    "%,d mentions were left out: 1 country is named more than 200 times",
                    leftOut)));
  }

  @Test
  void mentionsAreCountedOverAllPartsAndAllNamesOfACountry() {
    ArticleDraft draft =
        draft("en", "Norway and the UAE")
            .with(event -> event.setBody("Norway " + "UAE, U.A.E. and Norway ".repeat(100)));

    EnrichedArticle event = STEP.apply(draft).event();

    assertThat(event.getPlaces())
        .extracting(Place::getCountry, place -> place.getMentions().size())
        .containsExactly(tuple("NO", 102), tuple("AE", 200));
    assertThat(event.getProblems())
        .extracting(Problem::getMessage)
        .containsExactly("1 mention was left out: 1 country is named more than 200 times");
  }

  private static void hasFirstMentions(Place place, int count) {
    assertThat(place.getMentions()).hasSize(count).isSortedAccordingTo(BY_START);
    assertThat(place.getMentions().get(0).getStart()).isLessThan(5);
  }

  /** A different word of letters for each number. */
  private static String familyName(int number) {
    StringBuilder name = new StringBuilder("A");
    for (int rest = number; rest > 0; rest /= 26) {
      name.append((char) ('a' + rest % 26));
    }
    return name.toString();
  }

  private static Duration timeOf(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static List<String> codes(String language, String body) {
    return codes(STEP, language, body);
  }

  private static List<String> codes(FindPlaces step, String language, String body) {
    return step.apply(body(language, body)).event().getPlaces().stream()
        .filter(place -> place.getKind() == PlaceKind.country)
        .map(Place::getCountry)
        .toList();
  }

  private static List<String> names(String language, String body) {
    return STEP.apply(body(language, body)).event().getPlaces().stream()
        .filter(place -> place.getKind() == PlaceKind.country)
        .map(Place::getName)
        .toList();
  }

  private static ArticleDraft draft(String language, String title) {
    return ArticleDraft.of(TestArticles.RICE_PRICES)
        .withLanguage(new Language(language, 1.0))
        .with(event -> event.setTitle(title));
  }

  private static ArticleDraft body(String language, String body) {
    return draft(language, "").with(event -> event.setBody(body));
  }
}
