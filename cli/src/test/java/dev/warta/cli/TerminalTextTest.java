package dev.warta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TerminalTextTest {

  @Test
  void whatCouldActOnATerminalIsShownAsAnEscapeAndTextIsNot() {
    assertThat(TerminalText.escaped("a\u001b[2J\u009b1m\u0007\u202Eb\r\nc\td\rе 米 🌾"))
        .isEqualTo("a\\u001B[2J\\u009B1m\\u0007\\u202Eb\nc\td\\u000Dе 米 🌾");
    assertThat(TerminalText.onOneLine("a\nb")).isEqualTo("a\\nb");
  }

  @Test
  void aLongTextIsCutBetweenCharactersAndSaysHowMuchIsMissing() {
    assertThat(TerminalText.bounded("ab🌾cd", 3)).startsWith("ab\n").endsWith("4 characters more");
    assertThat(TerminalText.bounded("abc", 3)).isEqualTo("abc");
  }

  @Test
  void bytesAreShownInRowsWithTheirAsciiAndABound() {
    byte[] bytes = "neither Avro nor\u0000more".getBytes(StandardCharsets.UTF_8);

    assertThat(TerminalText.hexDump(bytes, 18).lines())
        .containsExactly(
            "00000000  6e 65 69 74 68 65 72 20 41 76 72 6f 20 6e 6f 72  |neither Avro nor|",
            "00000010  00 6d                                            |.m|",
            "… and 3 bytes more");
  }
}
