package dev.warta.desk;

import static dev.warta.desk.TextDifference.Op.delete;
import static dev.warta.desk.TextDifference.Op.equal;
import static dev.warta.desk.TextDifference.Op.insert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.warta.desk.TextDifference.Op;
import dev.warta.desk.TextDifference.Piece;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextDifferenceTest {

  private static final Duration SOON = Duration.ofSeconds(20);

  @Test
  void aChangedWordIsDeletedAndInserted() {
    assertThat(TextDifference.of("turun delapan persen", "turun sembilan persen", "id"))
        .containsExactly(
            new Piece(equal, "turun "),
            new Piece(delete, "delapan"),
            new Piece(insert, "sembilan"),
            new Piece(equal, " persen"));
  }

  @Test
  void neighbouringChangedWordsAreOneChange() {
    assertThat(TextDifference.of("a red fox ran", "a blue hen ran", "en"))
        .containsExactly(
            new Piece(equal, "a "),
            new Piece(delete, "red fox"),
            new Piece(insert, "blue hen"),
            new Piece(equal, " ran"));
  }

  @Test
  void equalTextsAreOnePieceAndEmptyOnesNone() {
    assertThat(TextDifference.of("beras", "beras", "id"))
        .containsExactly(new Piece(equal, "beras"));
    assertThat(TextDifference.of("", "", "und")).isEmpty();
    assertThat(TextDifference.of("", "beras", "id")).containsExactly(new Piece(insert, "beras"));
  }

  @Test
  void scriptsWithoutSpacesAreComparedByWordsNotByLines() {
    assertThat(TextDifference.of("大米价格上涨百分之八", "大米价格下跌百分之八", "zh"))
        .contains(new Piece(delete, "上涨"), new Piece(insert, "下跌"));
    assertThat(TextDifference.of("ราคาข้าวเพิ่มขึ้นในตลาด", "ราคาข้าวลดลงในตลาด", "th"))
        .hasSizeGreaterThan(2)
        .first()
        .extracting(Piece::op)
        .isEqualTo(equal);
  }

  @Test
  void thePiecesMakeBothTextsWhateverTheTextsAre() {
    Random random = new Random(7);
    for (int round = 0; round < 300; round++) {
      // Some above, most below the bound of the exact comparison.
      int most = round % 20 == 0 ? 2_000 : 30;
      String earlier = randomText(random, most);
      String later = randomText(random, most);

      List<Piece> pieces = TextDifference.of(earlier, later, "en");

      assertThat(joined(pieces, delete)).isEqualTo(earlier);
      assertThat(joined(pieces, insert)).isEqualTo(later);
    }
  }

  @Test
  void aLongTextWithFewChangesIsComparedWordByWord() {
    String earlier = numbered(70_000);
    String later = earlier.replace(" 500 ", " five ").replace(" 60000 ", " many ");

    List<Piece> pieces = TextDifference.of(earlier, later, "en");

    assertThat(pieces)
        .extracting(Piece::op)
        .containsExactly(equal, delete, insert, equal, delete, insert, equal);
    assertThat(pieces).contains(new Piece(insert, "many"));
  }

  @Test
  void textsMadeToBeHardTakeNeitherLongNorMuchMemory() {
    Random random = new Random(7);
    String fewWords = randomText(random, 240_000);
    String sameWordsOtherwise = randomText(random, 240_000);
    String oneLetter = "一".repeat(400_000);
    String huge = numbered(400_000);

    assertTimeoutPreemptively(
        SOON,
        () -> {
          TextDifference.of(fewWords, sameWordsOtherwise, "en");
          TextDifference.of(oneLetter, "丁".repeat(400_000), "zh");
          TextDifference.of(huge, numbered(399_999) + "\n\nx", "en");
        });
  }

  @Test
  void veryLongTextsAreComparedByParagraphs() {
    String paragraph = "x".repeat(TextDifference.LONGEST_BY_WORDS / 2);

    assertThat(TextDifference.of(paragraph + "\n\na b", paragraph + "\n\na c", "en"))
        .extracting(Piece::op)
        .containsExactly(equal, delete, insert);
  }

  private static String randomText(Random random, int mostWords) {
    return random
        .ints(mostWords, 0, 4)
        .mapToObj(word -> List.of("a", "b", "c.", "\n\n").get(word))
        .collect(Collectors.joining(" "));
  }

  private static String numbered(int words) {
    return IntStream.range(0, words).mapToObj(Integer::toString).collect(Collectors.joining(" "));
  }

  private static String joined(List<Piece> pieces, Op other) {
    return pieces.stream()
        .filter(piece -> piece.op() == equal || piece.op() == other)
        .map(Piece::text)
        .collect(Collectors.joining());
  }
}
