package dev.warta.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.warta.events.Problem;
import dev.warta.events.TestArticles;
import org.junit.jupiter.api.Test;

class GuardTest {

  private final ArticleDraft draft = ArticleDraft.of(TestArticles.RICE_PRICES);

  @Test
  void aStepThatThrowsLeavesTheDraftWithAProblem() {
    Guard guard =
        Guard.guarded(
            "find-something",
            article -> {
              throw new IllegalStateException("no pack for this language");
            });

    ArticleDraft after = guard.apply(draft);

    assertThat(after.event().getSource()).isEqualTo("harian-timur");
    assertThat(after.event().getProblems())
        .containsExactly(
            new Problem(
                "find-something",
                "failed",
                "java.lang.IllegalStateException: no pack for this language"));
  }

  @Test
  void aStepThatOverflowsTheStackLeavesAProblem() {
    Guard guard = Guard.guarded("deep", GuardTest::recurse);

    assertThat(guard.apply(draft).event().getProblems())
        .extracting(Problem::getStep)
        .containsExactly("deep");
  }

  @Test
  void aStepThatRefusesTheDocumentRejectsIt() {
    Guard guard =
        Guard.guarded(
            "extract-text",
            article -> {
              throw new UnreadableArticleException("application/pdf is not read");
            });

    assertThatThrownBy(() -> guard.apply(draft)).isInstanceOf(UnreadableArticleException.class);
  }

  @Test
  void aRequiredStepThatThrowsRejectsTheDocument() {
    Guard guard =
        Guard.required(
            "extract-text",
            article -> {
              throw new IllegalStateException("broken");
            });

    assertThatThrownBy(() -> guard.apply(draft))
        .isInstanceOf(UnreadableArticleException.class)
        .hasMessageContaining("extract-text")
        .hasMessageContaining("broken");
  }

  private static ArticleDraft recurse(ArticleDraft draft) {
    return recurse(draft).withLength(1, 1);
  }
}
