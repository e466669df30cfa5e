package dev.warta.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.util.DefaultLocale;

/** In Persian, Java's own default are other digits, which no script and no colleague can read. */
@DefaultLocale("fa-IR")
class NumbersInMessagesTest {

  @Test
  void numbersAreInAsciiDigitsWhateverTheLocale() {
    assertThatThrownBy(() -> new Limits(0))
        .hasMessage("the largest record must have between 1 and 536,870,912 bytes, not 0");
    assertThat(TextFileSource.withCommas(1234)).isEqualTo("1,234");
  }
}
