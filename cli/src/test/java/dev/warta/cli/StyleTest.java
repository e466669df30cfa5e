package dev.warta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.warta.cli.Style.Colour;
import org.junit.jupiter.api.Test;

class StyleTest {

  private static final Console TERMINAL = new Console(null, null, true, true);
  private static final Console FILE = new Console(null, null, false, true);

  @Test
  void onATerminalTextIsColoured() {
    assertThat(Style.of(Colour.auto, TERMINAL, null).strong("Niger"))
        .isEqualTo("\u001b[1mNiger\u001b[0m");
    assertThat(Style.of(Colour.auto, FILE, null).strong("Niger")).isEqualTo("Niger");
  }

  @Test
  void theEnvironmentTurnsColourOff() {
    assertThat(Style.of(Colour.auto, TERMINAL, "1").isColoured()).isFalse();
    assertThat(Style.of(Colour.auto, TERMINAL, "").isColoured()).isTrue();
  }

  @Test
  void theOptionHasTheLastWord() {
    assertThat(Style.of(Colour.always, FILE, "1").isColoured()).isTrue();
    assertThat(Style.of(Colour.never, TERMINAL, null).isColoured()).isFalse();
  }
}
