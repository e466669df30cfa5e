package dev.warta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountedKindsTest {

  private final CountedKinds kinds = new CountedKinds();

  @Test
  void nothingCountedIsNothingToTell() {
    assertThat(kinds.inWords()).isEmpty();
  }

  @Test
  void theMostFrequentKindComesFirst() {
    kinds.add("warcinfo records");
    kinds.add("request records");
    kinds.add("request records");

    assertThat(kinds.inWords()).contains("2 request records, 1 warcinfo records");
  }

  @Test
  void whatGoesBeyondALineIsCountedTogether() {
    for (int i = 0; i < 1000; i++) {
      kinds.add("kind " + i);
    }

    assertThat(kinds.inWords().orElseThrow())
        .startsWith("800 others, ")
        .endsWith(", 189 of other kinds");
  }

  @Test
  void aStrangersNameCannotRewriteTheTerminal() {
    kinds.add("type \u001b[2J");

    assertThat(kinds.inWords()).contains("1 type  [2J");
  }
}
