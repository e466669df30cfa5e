package dev.warta.enrich.topics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTopicsTest {

  private final MediaTopics topics = MediaTopics.bundled();

  @ParameterizedTest
  @ValueSource(
      strings = {"medtop:11000000", "11000000", "Politics", "politik", "Politics and government"})
  void aTopicIsMeantByItsCodeItsLabelOrAWordOfIt(String text) {
    assertThat(topics.codesOf(text)).containsExactly("medtop:11000000");
  }

  @Test
  void aWordOfSeveralLabelsMeansThemAllAndAnyOtherNone() {
    assertThat(topics.codesOf("and")).hasSizeGreaterThan(1);
    assertThat(topics.codesOf("beras")).isEmpty();
    assertThat(topics.codesOf("")).isEmpty();
  }

  @Test
  void thereAreSeventeen() {
    assertThat(topics.labels()).hasSize(17).doesNotHaveDuplicates();
  }
}
