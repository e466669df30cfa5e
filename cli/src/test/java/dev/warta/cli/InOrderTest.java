package dev.warta.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InOrderTest {

  private static final int ROOM = 100;

  private final List<Integer> results = new ArrayList<>();

  @Test
  void aSlowFirstIsHandedOnBeforeAQuickSecond() throws Exception {
    CountDownLatch secondIsDone = new CountDownLatch(1);
    try (InOrder<Integer> work = new InOrder<>(2, ROOM, results::add)) {
      work.add(1, () -> secondIsDone.await(30, TimeUnit.SECONDS) ? 1 : -1);
      work.add(
          1,
          () -> {
            secondIsDone.countDown();
            return 2;
          });
      work.finish();
    }

    assertThat(results).containsExactly(1, 2);
  }

  @Test
  void manyPiecesKeepTheirOrder() throws Exception {
    try (InOrder<Integer> work = new InOrder<>(4, ROOM, results::add)) {
      for (int i = 0; i < 1_000; i++) {
        int number = i;
        work.add(number % 7, () -> number);
      }
      work.finish();
    }

    assertThat(results).containsExactlyElementsOf(IntStream.range(0, 1_000).boxed().toList());
  }

  @Test
  void whoAddsWaitsWhileThereIsNoRoom() throws Exception {
    AtomicInteger underWay = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (InOrder<Integer> work =
        new InOrder<>(
            4,
            ROOM,
            result -> {
              underWay.decrementAndGet();
              return true;
            })) {
      for (int i = 0; i < 50; i++) {
        work.add(ROOM / 2, () -> 0);
        most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
      }
      work.finish();
    }

    // Two have room; of one more the result is on its way out, and one is counted late.
    assertThat(most).hasValueLessThanOrEqualTo(4);
  }

  @Test
  void whatIsHeavierThanTheLimitIsDoneAlone() throws Exception {
    try (InOrder<Integer> work = new InOrder<>(2, ROOM, results::add)) {
      work.add(1, () -> 1);
      work.add(50 * ROOM, () -> 2);
      work.add(1, () -> 3);
      work.finish();
    }

    assertThat(results).containsExactly(1, 2, 3);
  }

  @Test
  void nothingIsHandedOnOnceTheSinkWantsNoMore() throws Exception {
    try (InOrder<Integer> work =
        new InOrder<>(
            2,
            ROOM,
            result -> {
              results.add(result);
              return false;
            })) {
      for (int i = 0; i < 500; i++) {
        work.add(ROOM, () -> 0);
      }
      work.finish();

      assertThat(work.wantsMore()).isFalse();
    }
    assertThat(results).hasSize(1);
  }

  @Test
  void aFailureEndsTheWorkAndIsTold() {
    try (InOrder<Integer> work = new InOrder<>(2, ROOM, results::add)) {
      work.add(1, () -> 1);
      work.add(
          1,
          () -> {
            throw new IllegalStateException("broken");
          });
      work.add(1, () -> 3);

      assertThatThrownBy(work::finish)
          .isInstanceOf(ExecutionException.class)
          .cause()
          .hasMessage("broken");
    }
    assertThat(results).containsExactly(1);
  }
}
