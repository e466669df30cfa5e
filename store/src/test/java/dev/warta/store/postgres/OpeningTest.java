package dev.warta.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OpeningTest {

  @Test
  void aShortTextIsShownWhole() {
    String text = "a".repeat(Opening.MAX_LENGTH);

    assertThat(Opening.of(text, "en")).isEqualTo(text);
  }

  @Test
  void aLongTextEndsBehindAWord() {
    String text = "harga beras ".repeat(30);

    String opening = Opening.of(text, "id");

    assertThat(opening).endsWith("beras…").hasSizeLessThanOrEqualTo(Opening.MAX_LENGTH + 1);
    assertThat(opening).hasSizeGreaterThan(Opening.MAX_LENGTH - 12);
  }

  @Test
  void aTextWithoutSpacesIsCutBetweenCharacters() {
    String japanese = "昆布は冷たい海で育つ".repeat(40);

    assertThat(Opening.of(japanese, "ja")).hasSizeGreaterThan(Opening.MAX_LENGTH - 5).endsWith("…");
  }

  @Test
  void aWordWithoutEndIsCutAndNoCharacterIsHalved() {
    String wedge = "\uD808\uDC00";

    String opening = Opening.of("a" + wedge.repeat(300), "und");

    assertThat(opening).endsWith(wedge + "…");
    assertThat(opening.codePointCount(0, opening.length())).isLessThan(Opening.MAX_LENGTH + 2);
  }
}
