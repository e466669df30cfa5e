package dev.warta.enrich.extract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoiseLinesTest {

  private static final NoiseLines NOISE = Cuesheet.bundled().noise();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ADVERTISEMENT",
        "- Advertisement -",
        "[Gambas:Video Pantai]",
        "Baca juga: Nelayan Kembali Melaut",
        "BACA JUGA : Nelayan Kembali Melaut",
        "Lihat\u00A0juga: Nelayan",
        "SCROLL TO CONTINUE WITH CONTENT",
        "Foto: Nelayan di pantai. (Pesisir/Rina)",
        "Waves break at the pier on Monday. Photograph: Ann Lee/Coastwire",
        "Ombak besar di pantai selatan (Foto: Dok. Warga)",
        "© 2024 Firth Press",
        "Copyright Firth Press. All rights reserved.",
        "#laut #nelayan",
        "Share this article: Facebook Twitter",
        "Lesen Sie auch: Der Deich hält",
        "À LIRE AUSSI > Les digues tiennent",
        "PUBLICIDAD",
        "LEIA TAMBÉM: O dique resiste",
        "Tekst gaat verder onder de foto",
        ">> Xem thêm: Đê biển",
        "İlgili haber: Bent sağlam",
        "Читайте также: Дамба устояла",
        "اقرأ أيضا: السد صامد",
        "関連記事：堤防は無事",
        "* * *",
        "desk@firth.example",
      })
  void lineThatIsNoPartOfTheArticleIsNoise(String line) {
    assertThat(NOISE.isNoise(line)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Related industries have left the valley.",
        "Readers of the photo book were pleased: they bought two.",
        "Share prices fell by four percent on Tuesday.",
        "Iklan rokok dilarang di sekolah, kata bupati.",
        "Foto lama itu ditemukan di loteng rumahnya.",
        "Advertisement rates rose in June, the paper said.",
        "Bacaan anak kini lebih murah.",
        "“Read more,” the teacher said.",
        "Editor: Rina Lestari",
        "Text: Ole Harms, Foto: Ute Lang",
        "The photo shows \"a man with a picture: himself\".",
        "Die Anzeige wurde am Montag zurückgezogen.",
      })
  void ordinaryLineIsKept(String line) {
    assertThat(NOISE.isNoise(line)).isFalse();
  }
}
