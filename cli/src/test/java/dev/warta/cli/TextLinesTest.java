package dev.warta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextLinesTest {

  @Test
  void aLineEndsBehindTheLastWordThatFits() {
    assertThat(TextLines.of("Harga beras turun di Makassar", 12))
        .containsExactly("Harga beras", "turun di", "Makassar");
  }

  @Test
  void wideCharactersCountTwiceAndNeedNoSpaceToBreakAt() {
    assertThat(TextLines.of("函館の昆布職人", 6)).containsExactly("函館の", "昆布職", "人");
  }

  @Test
  void punctuationDoesNotBeginALine() {
    assertThat(TextLines.of("昆布職人。", 8)).containsExactly("昆布職", "人。");
  }

  @Test
  void anAddressStaysWhole() {
    String address = "https://meridian.example/2026/glacier-sound-archive";

    assertThat(TextLines.of("see " + address + " there", 20))
        .containsExactly("see", address, "there");
  }

  @Test
  void theLinesOfTheTextStayLines() {
    assertThat(TextLines.of("satu\ndua", 20)).containsExactly("satu", "dua");
  }

  @Test
  void textWithoutAnyPlaceToBreakIsOneLine() {
    assertThat(TextLines.of("x".repeat(300), 20)).containsExactly("x".repeat(300));
  }
}
