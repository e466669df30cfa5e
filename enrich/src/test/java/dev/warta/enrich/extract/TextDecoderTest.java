package dev.warta.enrich.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.warta.enrich.extract.TextDecoder.Decoded;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TextDecoderTest {

  private static final String CAFE = "Le café « à l’étage » rouvre";

  @Test
  void validUtf8IsUtf8WhateverTheCarrierDeclares() {
    assertThat(decode(CAFE.getBytes(StandardCharsets.UTF_8), "iso-8859-1").text()).isEqualTo(CAFE);
  }

  @Test
  void otherBytesAreReadInTheDeclaredCharset() {
    String text = "Газета вышла";

    assertThat(decode(text.getBytes(Charset.forName("koi8-r")), "koi8-r").text()).isEqualTo(text);
  }

  @Test
  void bytesOfNoDeclaredCharsetAreWindows1252() {
    byte[] bytes = CAFE.getBytes(Charset.forName("windows-1252"));

    assertThat(decode(bytes, null).text()).isEqualTo(CAFE);
    assertThat(decode(bytes, "no such charset").text()).isEqualTo(CAFE);
    assertThat(decode(bytes, "utf-8").text()).isEqualTo(CAFE);
  }

  @Test
  void byteOrderMarksDecideAndAreLeftOut() {
    assertThat(decode(("\uFEFF" + CAFE).getBytes(StandardCharsets.UTF_8), null).text())
        .isEqualTo(CAFE);
    assertThat(decode(("\uFEFF" + CAFE).getBytes(StandardCharsets.UTF_16LE), null).text())
        .isEqualTo(CAFE);
    assertThat(decode(("\uFEFF" + CAFE).getBytes(StandardCharsets.UTF_16BE), "utf-8").text())
        .isEqualTo(CAFE);
  }

  @Test
  void controlCharactersAndLoneSurrogatesAreLeftOutAndCounted() {
    Decoded decoded = TextDecoder.clean("a\u0000b\u0007c\uD800d \uD83D\uDE00\te");

    assertThat(decoded).isEqualTo(new Decoded("abcd \uD83D\uDE00\te", 3));
  }

  private static Decoded decode(byte[] bytes, String charset) {
    return TextDecoder.decode(ByteBuffer.wrap(bytes), charset);
  }
}
