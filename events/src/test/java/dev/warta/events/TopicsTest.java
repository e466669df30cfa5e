package dev.warta.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicsTest {

  @Test
  void allTopicsStandInTheOrderOfTheFlow() {
    assertThat(Topics.DEFAULT.all())
        .containsExactly(
            "articles.raw",
            "articles.enriched",
            "articles.sightings",
            "articles.rejected",
            "articles.reprocessed",
            "articles.sources");
  }

  @Test
  void aPrefixStandsBeforeEveryName() {
    assertThat(new Topics("staging_2.eu-").all())
        .containsExactly(
            "staging_2.eu-articles.raw",
            "staging_2.eu-articles.enriched",
            "staging_2.eu-articles.sightings",
            "staging_2.eu-articles.rejected",
            "staging_2.eu-articles.reprocessed",
            "staging_2.eu-articles.sources");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a/b", "\u00e9", "a:", "\n"})
  void aPrefixThatKafkaDoesNotAllowIsRefused(String prefix) {
    assertThatThrownBy(() -> new Topics(prefix))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(prefix)
        .hasMessageContaining("A-Z a-z 0-9 . _ -");
  }

  @Test
  void aPrefixOfMoreThanAHundredCharactersIsRefused() {
    assertThat(new Topics("a".repeat(100)).raw()).hasSize(112);
    assertThatThrownBy(() -> new Topics("a".repeat(101)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
