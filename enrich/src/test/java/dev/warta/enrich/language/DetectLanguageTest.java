package dev.warta.enrich.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.warta.enrich.ArticleDraft;
import dev.warta.events.Evidence;
import dev.warta.events.Hints;
import dev.warta.events.Problem;
import dev.warta.events.RawArticle;
import dev.warta.events.TestArticles;
import java.text.Normalizer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetectLanguageTest {

  private static final String INDONESIAN =
      "Pemerintah kota menutup jembatan tua karena tiangnya retak. Warga harus memutar delapan"
          + " kilometer, kata kepala dinas, dan perbaikan baru selesai pada Agustus.";

  private static final String MALAY =
      "Majlis bandar menutup jambatan lama kerana tiangnya retak. Penduduk terpaksa melalui jalan"
          + " lain sejauh lapan kilometer, kata jurucakap syarikat, dan kerja pembaikan siap pada"
          + " Ogos.";

  private static final DetectLanguage STEP = new DetectLanguage();

  @ParameterizedTest
  @CsvSource({
    "en, The town council closed the old bridge on Monday because one of its pillars had cracked.",
    "de, Die Stadt hat am Montag die alte Brücke gesperrt weil einer ihrer Pfeiler gerissen ist.",
    "fr, La ville a fermé lundi le vieux pont parce que l'un de ses piliers était fissuré.",
    "es, El ayuntamiento cerró el lunes el viejo puente porque uno de sus pilares se agrietó.",
    "nl, De gemeente heeft maandag de oude brug gesloten omdat een van de pijlers is gescheurd.",
    "vi, Thành phố đã đóng cửa cây cầu cũ hôm thứ Hai vì một trong những trụ cầu bị nứt.",
    "ru, В понедельник город закрыл старый мост из-за трещины в одной из опор.",
    "ar, أغلقت البلدية الجسر القديم يوم الاثنين بسبب تصدع أحد أعمدته.",
    "nb, Kommunen stengte den gamle broen mandag fordi en av søylene hadde sprukket.",
    "tl, Isinara ng lungsod ang lumang tulay noong Lunes dahil nabitak ang isa sa mga haligi nito.",
    "th, เทศบาลปิดสะพานเก่าเมื่อวันจันทร์เพราะเสาต้นหนึ่งแตกร้าว",
    "zh, 市政府周一关闭了旧桥，因为一根桥墩出现裂缝。",
    "ja, 市は月曜日、橋脚にひびが入ったため古い橋を閉鎖した。",
    "ko, 시는 교각 하나에 금이 가 월요일 오래된 다리를 폐쇄했다.",
    "hi, नगर परिषद ने सोमवार को पुराना पुल बंद कर दिया क्योंकि उसका एक खंभा टूट गया था।",
    "uk, У понеділок місто закрило старий міст через тріщину в одній з опор.",
    "fa, شهرداری روز دوشنبه پل قدیمی را به دلیل ترک یکی از ستون‌ها بست.",
    "ha, Karamar hukumar birnin ta rufe tsohuwar gadar a ranar Litinin saboda ginshiƙinta ya tsage.",
    "ro, Primăria a închis luni podul vechi pentru că unul dintre stâlpi s-a fisurat.",
    "hr, Grad je u ponedjeljak zatvorio stari most jer je popustio sustav stupova u siječnju.",
    "sr, Grad je u ponedeljak zatvorio stari most zbog pukotine na stubu i bezbednosti dece.",
    "sr, Град је у понедељак затворио стари мост због пукотине на једном стубу.",
  })
  void aSentenceIsEnoughToTellTheLanguage(String tag, String sentence) {
    assertThat(STEP.apply(body(sentence)).language()).isEqualTo(tag);
  }

  @Test
  void indonesianAndMalayAreToldApart() {
    assertThat(STEP.apply(body(INDONESIAN)).language()).isEqualTo("id");
    assertThat(STEP.apply(body(MALAY)).language()).isEqualTo("ms");
  }

  @ParameterizedTest
  @CsvSource({
    "id, Polisi menangkap dua pria karena mencuri uang di kantor gubernur.",
    "ms, Polis menahan dua lelaki kerana mencuri wang di pejabat gabenor.",
    "id, 'Bupati: Pasien demam berdarah bertambah, rumah sakit butuh dokter'",
    "ms, 'Menteri: Pesakit denggi bertambah, hospital perlukan doktor dan jururawat'",
  })
  void aHeadlineIsEnoughToTellIndonesianFromMalay(String tag, String headline) {
    ArticleDraft draft = body("").with(event -> event.setTitle(headline));

    assertThat(STEP.apply(draft).language()).isEqualTo(tag);
  }

  @Test
  void evidenceNamesTheModelAndItsConfidence() {
    ArticleDraft english = STEP.apply(body(TestArticles.FERRY_STRIKE_TEXT));

    Evidence evidence = english.event().getEvidence().get(0);
    assertThat(evidence.getMethod()).isEqualTo("model:language-1");
    assertThat(evidence.getConfidence())
        .isEqualTo(english.event().getLanguage().getConfidence())
        .isBetween(0.9, 1.0);
    assertThat(english.event().getProblems()).isEmpty();
  }

  @Test
  void anArticleHalfInAnotherLanguageSaysSo() {
    ArticleDraft draft =
        STEP.apply(
            body(
                INDONESIAN.repeat(3)
                    + "\n\nThe town council closed the old bridge on Monday because one of its"
                    + " pillars had cracked, and residents now have to drive eight kilometres"
                    + " further until the repairs are finished in August, officials said."));

    assertThat(draft.language()).isEqualTo("id");
    assertThat(draft.event().getProblems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.getKind()).isEqualTo("mixed-languages");
              assertThat(problem.getMessage())
                  .matches("about \\d+ % of the text is in another language than id: en");
            });
  }

  @Test
  void aSecondLanguageFarBehindTheBeginningIsSeen() {
    String french = "La ville a fermé lundi le vieux pont, dont un pilier était fissuré. ";
    String thai = "เทศบาลปิดสะพานเก่าเมื่อวันจันทร์เพราะเสาต้นหนึ่งแตกร้าวและต้องซ่อม ";

    ArticleDraft draft = STEP.apply(body(french.repeat(60) + "\n\n" + thai.repeat(40)));

    assertThat(draft.language()).isEqualTo("fr");
    assertThat(draft.event().getProblems())
        .extracting(Problem::getKind)
        .containsExactly("mixed-languages");
  }

  @Test
  void foreignNamesMakeNoMixture() {
    ArticleDraft draft =
        STEP.apply(
            body(
                "市政府周一表示,Golden Harbour Engineering Limited 与 Northern Bridge Company 将于八月"
                    + "完成旧桥的修复工程,居民须绕行八公里。"));

    assertThat(draft.language()).isEqualTo("zh");
    assertThat(draft.event().getProblems()).isEmpty();
  }

  @Test
  void aLongTextInALanguageNobodyKnowsIsUndetermined() {
    ArticleDraft volapuk =
        STEP.apply(
            body(
                ("Ledüfön balid kosäda bevünetik binon vödabuk gretikün kel labon pükatidodis"
                        + " valik e kel püblükon fa klub volapükik zänodik löla vol. ")
                    .repeat(4)));

    assertThat(volapuk.language()).isEqualTo("und");
  }

  @Test
  void theTitleAloneIsLookedAtWhereThereIsNoBody() {
    ArticleDraft draft = body("").with(event -> event.setTitle("札幌で初雪、平年より早く"));

    assertThat(STEP.apply(draft).language()).isEqualTo("ja");
  }

  @Test
  void textWithoutLettersIsUndetermined() {
    ArticleDraft draft = STEP.apply(hinted("fr", "12:30 – 14:00 ... 2024!"));

    assertThat(draft.language()).isEqualTo("und");
    assertThat(draft.event().getLanguage().getConfidence()).isZero();
    assertThat(draft.event().getEvidence()).isEmpty();
  }

  @Test
  void twoLettersAreTooShortToTell() {
    ArticleDraft draft = STEP.apply(body("OK"));

    assertThat(draft.language()).isEqualTo("und");
    assertThat(draft.event().getProblems())
        .extracting(Problem::getStep, Problem::getKind)
        .containsExactly(tuple("detect-language", "too-short"));
  }

  @Test
  void theCarriersHintDecidesWhereTheTextIsTooShort() {
    ArticleDraft draft = STEP.apply(hinted("it-IT", "Roma, Torino"));

    assertThat(draft.language()).isEqualTo("it");
    assertThat(draft.event().getEvidence())
        .extracting(Evidence::getMethod)
        .containsExactly("carrier-hint");
  }

  @Test
  void aWrongHintDoesNotOverruleAClearText() {
    assertThat(STEP.apply(hinted("en-US", INDONESIAN)).language()).isEqualTo("id");
    assertThat(STEP.apply(hinted("en-US", TestArticles.RICE_PRICES_TEXT)).language())
        .isEqualTo("id");
  }

  @ParameterizedTest
  @CsvSource({"in_ID, id", "no, nb", "zh-Hant-TW, zh", "iw, he", "msa, ms"})
  void hintsAreReadInTheirOldAndLongSpellings(String hint, String tag) {
    assertThat(LanguageTags.ofHint(hint)).contains(tag);
  }

  @ParameterizedTest
  @CsvSource({"English", "''", "x", "und", "%%"})
  void aHintThatIsNoLanguageTagIsNoHint(String hint) {
    assertThat(LanguageTags.ofHint(hint)).isEmpty();
  }

  @Test
  void textOfAnySizeAndOddityIsReadInBoundedTime() {
    String huge = INDONESIAN.repeat(50_000);

    assertThat(STEP.apply(body(huge)).language()).isEqualTo("id");
    assertThat(STEP.apply(body("\ud83d \udc4d \u0301\u0301".repeat(500))).language())
        .isEqualTo("und");
    assertThat(STEP.apply(body("x".repeat(1_000_000))).language()).isNotNull();
  }

  @Test
  void accentsTypedApartAreReadAsOne() {
    String apart =
        Normalizer.normalize(
            "Thành phố đã đóng cửa cây cầu cũ hôm thứ Hai vì trụ cầu bị nứt.", Normalizer.Form.NFD);

    assertThat(STEP.apply(body(apart)).language()).isEqualTo("vi");
  }

  @Test
  void manyThreadsMayShareOneStep() {
    List<ArticleDraft> drafts = List.of(body(INDONESIAN), body(MALAY));

    List<String> tags =
        IntStream.range(0, 200)
            .parallel()
            .mapToObj(i -> STEP.apply(drafts.get(i % 2)).language())
            .toList();

    assertThat(tags)
        .isEqualTo(IntStream.range(0, 200).mapToObj(i -> i % 2 == 0 ? "id" : "ms").toList());
  }

  private static ArticleDraft body(String text) {
    return ArticleDraft.of(TestArticles.RICE_PRICES).with(event -> event.setBody(text));
  }

  private static ArticleDraft hinted(String language, String text) {
    RawArticle raw =
        RawArticle.newBuilder(TestArticles.RICE_PRICES)
            .setHints(Hints.newBuilder().setLanguage(language).build())
            .build();
    return ArticleDraft.of(raw).with(event -> event.setBody(text));
  }
}
