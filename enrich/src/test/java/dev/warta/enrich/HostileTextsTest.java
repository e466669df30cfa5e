package dev.warta.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.warta.events.EventSerdes;
import dev.warta.events.TestArticles;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts that are made to cost more time or memory than they are long. */
class HostileTextsTest {

  private static final Step STEPS = EnrichTopology.withoutKafka();

  private static final Duration FAR_TOO_LONG = Duration.ofSeconds(60);

  static Stream<Arguments> texts() {
    return Stream.of(
        Arguments.of("closing marks without end", "x" + ".)".repeat(500_000) + " a"),
        Arguments.of("an organisation of a long word", "Universitas " + "A-".repeat(60_000) + "A"),
        Arguments.of("cities joined by hyphens", "Kota " + "Bogor-".repeat(30_000) + "Depok"),
        Arguments.of("a sentence of small words", "a ".repeat(500_000) + "di Bogor ".repeat(5_000)),
        Arguments.of("Chinese in between", "Harga beras. " + "中国北京".repeat(100_000) + " naik."),
        Arguments.of("an opening mark and paragraphs", "“Ya\n\n" + "xxxx\n\n".repeat(60_000)),
        Arguments.of(
            "articles before a pronoun", "the ".repeat(300_000) + "“We go home,” he said."),
        Arguments.of("a German word", "„Das ist gut so“, sagte er. " + "a".repeat(500_000)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void aTextCostsTimeByItsLengthOnly(String name, String body) {
    ArticleDraft draft =
        ArticleDraft.of(TestArticles.plainText("harian-timur", "hostile.txt", "Judul\n\n" + body));

    ArticleDraft enriched = assertTimeoutPreemptively(FAR_TOO_LONG, () -> STEPS.apply(draft));

    assertThat(enriched.event().getProblems())
        .noneMatch(problem -> problem.getKind().matches("timeout|out-of-memory|failed"));
  }

  @ParameterizedTest
  @MethodSource("speakers")
  void aNameWithoutEndIsNotRepeatedInEveryQuote(String speaker) {
    String body =
        "“We will all go home now,” said %s. ".formatted(speaker)
            + "“We will all go home now,” she said. ".repeat(499);
    ArticleDraft draft =
        ArticleDraft.of(TestArticles.plainText("harian-timur", "hostile.txt", "Title\n\n" + body));

    ArticleDraft enriched = STEPS.apply(draft);

    assertThat(EventSerdes.enrichedArticle().serializer().serialize("", enriched.event()))
        .hasSizeLessThan(10 * body.length());
  }

  static Stream<String> speakers() {
    return Stream.of("X" + "a".repeat(55_000), "Ana Gil");
  }
}
