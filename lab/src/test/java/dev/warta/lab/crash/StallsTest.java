package dev.warta.lab.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StallsTest {

  private final Stalls stalls = new Stalls();
  private final Map<RecordPosition, Instant> arrivals = new HashMap<>();
  private final Map<RecordPosition, Instant> storedAt = new HashMap<>();

  @Test
  void anArticleThatWaitsWhileItsPartitionStandsStillIsAStall() {
    article(0, 1.0, 1.1);
    article(0, 2.0, 9.1);
    article(1, 3.0, 3.1);
    article(1, 9.0, 9.1);

    happens(Event.STORE_KILLED, 1.5, 9.5);

    assertThat(table()).containsPattern("store killed, one of two +1 +7\\.1 +7\\.1");
  }

  @Test
  void timeInWhichNothingWaitsIsNoStall() {
    article(0, 1.0, 1.1);
    article(0, 9.0, 9.3);

    happens(Event.STORE_KILLED, 1.5, 9.5);

    assertThat(table()).containsPattern("store killed, one of two +1 +0\\.3 +0\\.3");
  }

  @Test
  void whatWaitsBehindADeadBrokerIsAStall() {
    article(0, 1.0, 1.1);
    article(0, 9.0, 9.3);

    happens(Event.BROKER_KILLED, 1.5, 9.5);

    assertThat(table()).containsPattern("broker killed +1 +8\\.2 +8\\.2");
  }

  @Test
  void eachEventHasItsOwnStalls() {
    article(0, 1.0, 1.1);
    article(0, 1.2, 4.0);
    article(0, 10.0, 10.1);
    article(0, 10.2, 11.0);

    happens(Event.STORE_KILLED, 1.15, 5);
    happens(Event.STORE_KILLED, 10.15, 12);
    happens(Event.ENRICH_KILLED, 20, 21);

    assertThat(table())
        .containsPattern("store killed, one of two +2 +2\\.8 +2\\.8")
        .containsPattern("enrich killed, one of two +1 +0\\.0 +0\\.0");
  }

  @Test
  void theStallOfTheNextEventIsNotCountedTwice() {
    article(0, 1.0, 1.1);
    article(0, 2.0, 2.5);
    article(0, 9.0, 9.3);

    happens(Event.ENRICH_LEAVES, 1.5, 3);
    happens(Event.BROKER_KILLED, 3.5, 9.5);

    assertThat(table())
        .containsPattern("enrich leaves +1 +0\\.5 +0\\.5")
        .containsPattern("broker killed +1 +6\\.8 +6\\.8");
  }

  private void article(int partition, double arrived, double stored) {
    RecordPosition raw = new RecordPosition("articles.raw", partition, arrivals.size());
    arrivals.put(raw, at(arrived));
    storedAt.put(raw, at(stored));
  }

  private void happens(Event event, double begin, double end) {
    stalls.happened(event, at(begin), at(end));
  }

  private String table() {
    return stalls.table(arrivals, storedAt);
  }

  private static Instant at(double second) {
    return Instant.ofEpochMilli(Math.round(second * 1000));
  }
}
