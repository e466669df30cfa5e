package dev.warta.ingest.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.warta.ingest.state.SourceKind;
import dev.warta.ingest.state.SourceState;
import dev.warta.ingest.state.StateParts;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PageMemoryTest {

  private static final Instant FIRST = Instant.parse("2026-03-01T00:00:00Z");
  private static final SourceState OWN =
      SourceState.untried(SourceKind.SITEMAP, "https://news.example/sitemap.xml", null);

  private final Map<String, SourceState> saved = new HashMap<>();
  private final PageMemory memory = new PageMemory();

  @Test
  void tensOfThousandsOfPagesAreRememberedInPartsThatEachFitIntoAState() {
    remember(0, 50_000);

    save(memory);

    assertThat(saved.values())
        .allSatisfy(state -> assertThat(state.memory().getBytes(UTF_8)).hasSizeLessThan(110_000));
    assertThat(saved.values().stream().filter(StateParts::isContinuation))
        .hasSize(saved.size() - 1);
    PageMemory again = restored();
    assertThat(again.all()).containsExactlyInAnyOrderElementsOf(memory.all());
    assertThat(again.all()).hasSize(50_000);
    assertThat(memory.forgottenTooEarly()).isZero();
  }

  @Test
  void onlyThePartsThatHaveChangedAreSavedAgain() {
    remember(0, 10_000);
    save(memory);

    memory.put(page(9_999).checkedAt(FIRST.plus(Duration.ofHours(2))));
    List<SourceState> changes = memory.changes(OWN);

    assertThat(changes).hasSizeLessThanOrEqualTo(3);
    assertThat(changes.get(changes.size() - 1).location()).isEqualTo(OWN.location());
  }

  @Test
  void newPagesGoOnWhereTheMemoryEndedAfterARestart() {
    remember(0, 5_000);
    save(memory);

    PageMemory again = restored();
    again.put(page(5_000));

    assertThat(again.changes(OWN)).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void theEldestAreForgottenWhenAllPartsAreFullAndThoseStillDueAreCounted() {
    remember(0, 80_000);
    save(memory);

    assertThat(saved).hasSize(PageMemory.MOST_PARTS);
    assertThat(memory.page(address(0))).isEmpty();
    assertThat(memory.page(address(79_999))).isPresent();
    assertThat(memory.all()).hasSizeGreaterThan(50_000);
    assertThat(memory.forgottenTooEarly()).isEqualTo(80_000 - memory.all().size());
    assertThat(restored().all()).containsExactlyInAnyOrderElementsOf(memory.all());
  }

  @Test
  void theNextDuePageIsTheOneWhoseTimeComesFirst() {
    memory.put(page(2));
    memory.put(page(1));
    memory.put(page(3));
    DuePages due = new DuePages(memory);

    memory.forget(address(1));

    assertThat(due.next()).contains(page(2));
    due.take();
    due.add(page(2).checkedAt(FIRST.plus(Duration.ofHours(1))));
    assertThat(due.next()).contains(page(3));
  }

  private void remember(int from, int to) {
    for (int i = from; i < to; i++) {
      memory.put(page(i));
    }
  }

  private static KnownPage page(int number) {
    String hash = "%016x".formatted(number);
    return KnownPage.first(address(number), address(number), hash, FIRST.plusSeconds(number))
        .withAnswer(
            address(number),
            "\"5f1-%08x\"".formatted(number),
            "Sun, 01 Mar 2026 00:00:00 GMT",
            hash);
  }

  private static String address(int number) {
    return "https://news.example/2026/03/日本/rice-is-cheaper-" + number;
  }

  private void save(PageMemory pages) {
    pages.changes(OWN).forEach(state -> saved.put(state.location(), state));
  }

  private PageMemory restored() {
    return PageMemory.of(
        saved.get(OWN.location()), location -> Optional.ofNullable(saved.get(location)));
  }
}
