package dev.warta.enrich;

import static dev.warta.enrich.Guard.guarded;
import static dev.warta.enrich.Guard.required;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.warta.events.Problem;
import dev.warta.events.TestArticles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StepRunnerTest {

  private static final StepLimits SHORT =
      new StepLimits(Duration.ofMillis(300), Duration.ZERO, 1 << 20, 0);
  private static final StepLimits FRUGAL =
      new StepLimits(Duration.ofMinutes(1), Duration.ZERO, 64, 0);
  private static final Guard COUNT = guarded("count", draft -> draft.withLength(44, 11));

  private final ArticleDraft draft = ArticleDraft.of(TestArticles.RICE_PRICES);
  private final AtomicBoolean isReleased = new AtomicBoolean();

  @AfterEach
  void releaseWhatHangs() {
    isReleased.set(true);
  }

  @Test
  void stepsRunInTheirOrderEachOnWhatTheOneBeforeItFound() {
    StepRunner steps =
        runner(
            StepLimits.DEFAULT,
            COUNT,
            guarded("double", found -> found.withLength(2 * found.event().getWordCount(), 1)));

    assertThat(steps.apply(draft).event().getWordCount()).isEqualTo(88);
  }

  @Test
  void aStepThatHangsIsGivenUpAndTheOthersStillRun() {
    StepRunner steps =
        runner(SHORT, COUNT, guarded("hang", this::spin), guarded("end", this::tell));

    ArticleDraft after = steps.apply(draft);

    assertThat(after.event().getWordCount()).isEqualTo(44);
    assertThat(after.event().getProblems())
        .extracting(Problem::getStep, Problem::getKind, Problem::getMessage)
        .containsExactly(
            tuple("hang", "timeout", "took more than 300 ms"), tuple("end", "told", "it ran"));
  }

  @Test
  void aStepThatHangsIsCountedUntilItEnds() {
    StepRunner steps = runner(SHORT, guarded("hang", this::spin));

    steps.apply(draft);
    steps.apply(draft);

    assertThat(steps.abandoned()).isEqualTo(2);
    isReleased.set(true);
    await().untilAsserted(() -> assertThat(steps.abandoned()).isZero());
  }

  @Test
  void aStepThatWaitsIsInterrupted() {
    StepRunner steps = runner(SHORT, guarded("wait", StepRunnerTest::waitForEver));

    steps.apply(draft);

    await().untilAsserted(() -> assertThat(steps.abandoned()).isZero());
  }

  @Test
  void aRequiredStepThatHangsRejectsTheDocument() {
    StepRunner steps = runner(SHORT, required("extract-text", this::spin));

    assertThatThrownBy(() -> steps.apply(draft))
        .isInstanceOf(UnreadableArticleException.class)
        .hasMessageContaining("extract-text")
        .hasMessageContaining("300 ms");
  }

  @Test
  void aLargerDocumentMayTakeMore() {
    StepLimits limits = new StepLimits(Duration.ofSeconds(5), Duration.ofSeconds(2), 512, 256);

    assertThat(limits.timeFor(0)).isEqualTo(Duration.ofSeconds(5));
    assertThat(limits.timeFor(8 << 20)).isEqualTo(Duration.ofSeconds(21));
    assertThat(limits.allocationFor(0)).isEqualTo(512L << 20);
    assertThat(limits.allocationFor(8 << 20)).isEqualTo(2560L << 20);
  }

  @Test
  void aStepThatAllocatesWithoutEndIsGivenUp() {
    StepRunner steps = runner(FRUGAL, guarded("greedy", this::allocate), COUNT);

    ArticleDraft after = steps.apply(draft);

    assertThat(after.event().getProblems())
        .containsExactly(
            new Problem("greedy", "out-of-memory", "the steps asked for more than 64 MiB in all"));
    assertThat(after.event().getWordCount()).isEqualTo(44);
  }

  @Test
  void aStepThatAsksForMoreMemoryThanThereIsLeavesAProblem() {
    StepRunner steps = runner(StepLimits.DEFAULT, guarded("huge", StepRunnerTest::askForTooMuch));

    assertThat(steps.apply(draft).event().getProblems())
        .extracting(Problem::getStep, Problem::getKind)
        .containsExactly(tuple("huge", "out-of-memory"));
  }

  @Test
  void aStepThatCallsItselfWithoutEndLeavesAProblem() {
    StepRunner steps = runner(StepLimits.DEFAULT, guarded("deep", StepRunnerTest::recurse), COUNT);

    ArticleDraft after = steps.apply(draft);

    assertThat(after.event().getProblems())
        .extracting(Problem::getStep, Problem::getKind)
        .containsExactly(tuple("deep", "failed"));
    assertThat(after.event().getWordCount()).isEqualTo(44);
  }

  @Test
  void aBrokenLibraryIsNoFaultOfTheDocument() {
    StepRunner steps =
        runner(
            StepLimits.DEFAULT,
            guarded(
                "broken",
                article -> {
                  throw new NoClassDefFoundError("org/example/Missing");
                }));

    assertThatThrownBy(() -> steps.apply(draft)).isInstanceOf(NoClassDefFoundError.class);
  }

  private static StepRunner runner(StepLimits limits, Guard... steps) {
    return new StepRunner(List.of(steps), limits);
  }

  /** Burns time and hears no interrupt, as a regular expression does. */
  private ArticleDraft spin(ArticleDraft draft) {
    while (!isReleased.get()) {
      Thread.onSpinWait();
    }
    return draft.withProblem("hang", "late", "must never be seen");
  }

  private ArticleDraft tell(ArticleDraft draft) {
    return draft.withProblem("end", "told", "it ran");
  }

  private static ArticleDraft waitForEver(ArticleDraft draft) {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return draft;
  }

  private ArticleDraft allocate(ArticleDraft draft) {
    long total = 0;
    while (!isReleased.get()) {
      total += new byte[1 << 20].length;
    }
    return draft.withLength((int) total, 0);
  }

  private static ArticleDraft askForTooMuch(ArticleDraft draft) {
    List<long[]> kept = new ArrayList<>();
    while (true) {
      kept.add(new long[Integer.MAX_VALUE]);
    }
  }

  private static ArticleDraft recurse(ArticleDraft draft) {
    return recurse(draft).withLength(1, 1);
  }
}
