package dev.warta.lab.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrashPlanTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyEventHappensOnceARoundAndNobodyLeavesBeforeHeHasJoined(long seed) {
    List<Event> events = new CrashPlan(seed, 2, 100, 10).events();

    List<Event> first = events.subList(0, Event.values().length);
    assertThat(events).hasSize(2 * Event.values().length);
    assertThat(first).containsExactlyInAnyOrder(Event.values());
    assertThat(first).containsSubsequence(Event.ENRICH_JOINS, Event.ENRICH_LEAVES);
    assertThat(first).containsSubsequence(Event.STORE_JOINS, Event.STORE_LEAVES);
  }

  @Test
  void theSeedDecidesTheOrder() {
    assertThat(new CrashPlan(1, 3, 100, 10).events())
        .isEqualTo(new CrashPlan(1, 3, 200, 20).events())
        .isNotEqualTo(new CrashPlan(2, 3, 100, 10).events());
  }

  @Test
  void theCommandDoesTheSameAgain() {
    assertThat(new CrashPlan(42, 3, 100, 10).command())
        .isEqualTo("lab/run crash --seed 42 --rounds 3 --articles 100 --rate 10");
  }
}
