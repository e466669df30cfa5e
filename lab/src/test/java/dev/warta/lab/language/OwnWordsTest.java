package dev.warta.lab.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OwnWordsTest {

  private static final List<List<String>> SISTERS =
      List.of(List.of("id", "ms", "jv", "su"), List.of("hr", "bs", "sr"), List.of("da", "nb"));

  @Test
  void noWordBelongsToTwoSisterLanguages() throws IOException {
    OwnWords words = OwnWords.bundled();

    for (List<String> sisters : SISTERS) {
      Set<String> seen = new HashSet<>();
      for (String language : sisters) {
        Set<String> own = new HashSet<>(Arrays.asList(words.of(language).split(" ")));
        assertThat(seen).doesNotContainAnyElementsOf(own);
        seen.addAll(own);
      }
    }
  }

  @Test
  void aLanguageWithoutSistersHasNone() throws IOException {
    assertThat(OwnWords.bundled().of("fi")).isEmpty();
  }
}
