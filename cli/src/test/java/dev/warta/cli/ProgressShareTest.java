package dev.warta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressShareTest {

  private final AtomicLong read = new AtomicLong();

  @Test
  void tellsShareRateAndTimeLeft() {
    ProgressShare share = new ProgressShare(read::get, 1_000_000_000);
    read.set(10_000_000);

    assertThat(share.inWords(5)).isEqualTo("10.0 of 1,000.0 MB (1 %), 2.0 MB/s, 8 min 15 s left");
  }

  @Test
  void whatAnInterruptedRunHasReadIsNoRate() {
    read.set(500_000_000);
    ProgressShare share = new ProgressShare(read::get, 1_000_000_000);

    assertThat(share.inWords(1)).isEqualTo("500.0 of 1,000.0 MB (50 %)");
  }
}
