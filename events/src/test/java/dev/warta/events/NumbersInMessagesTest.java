package dev.warta.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.util.DefaultLocale;

/** In Persian, Java's own default are other digits, which no script and no colleague can read. */
@DefaultLocale("fa-IR")
class NumbersInMessagesTest {

  @Test
  void numbersAreInAsciiDigitsWhateverTheLocale() {
    assertThatThrownBy(
            () ->
                EventSerdes.rawArticle()
                    .deserializer()
                    .deserialize("articles.raw", new byte[] {1, 2, 3}))
        .hasMessageContaining("it has 3 bytes");
    assertThat(new UnknownSchemaException("RawArticle", 10))
        .hasMessageContaining("000000000000000a");
  }
}
