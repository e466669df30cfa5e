package dev.warta.enrich.entities.tagger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LexiconTest {

  @Test
  void whatWasWrittenIsReadAgain() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Lexicon.write(
        bytes,
        new String[] {"", "0110", "1011"},
        Map.of(
            "bandung", Lexicon.value(2, Lexicon.CITY),
            "ratna", Lexicon.value(0, Lexicon.PERSON_NAME),
            "new", Lexicon.value(1, Lexicon.BEGINS_NAME),
            "new delhi", Lexicon.value(0, Lexicon.CITY)));

    Lexicon lexicon = Lexicon.read(new ByteArrayInputStream(bytes.toByteArray()));

    assertThat(lexicon.has("Bandung", Lexicon.CITY)).isTrue();
    assertThat(lexicon.has("ratna", Lexicon.CITY)).isFalse();
    assertThat(lexicon.has("ratna", Lexicon.PERSON_NAME)).isTrue();
    assertThat(lexicon.has("unknown", ~0)).isFalse();
    assertThat(lexicon.path(Lexicon.cluster(lexicon.valueOf(Hashes.word("bandung")))))
        .isEqualTo("1011");
  }

  @Test
  void bundledLexiconKnowsNamesAndCues() {
    Lexicon lexicon = Lexicon.bundled();

    assertThat(lexicon.has("maria", Lexicon.PERSON_NAME)).isTrue();
    assertThat(lexicon.has("surabaya", Lexicon.CITY)).isTrue();
    assertThat(lexicon.has("malaysia", Lexicon.COUNTRY)).isTrue();
    assertThat(lexicon.has("presiden", Lexicon.ROLE)).isTrue();
    assertThat(lexicon.has("kementerian", Lexicon.ORGANISATION_CUE)).isTrue();
  }
}
