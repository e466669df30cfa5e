package dev.warta.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class IdempotencyKeysTest {

  private static final byte[] FINGERPRINT = {1, 2, 3};

  private Instant now = Instant.parse("2024-06-19T08:30:00Z");
  private final IdempotencyKeys keys = new IdempotencyKeys(new TestClock());

  @Test
  void aKeyIsForgottenAfterADay() throws Exception {
    done("k", Answer.json(202, new byte[10]));

    now = now.plus(Duration.ofHours(23));
    assertThat(isKnown("k")).isTrue();
    now = now.plus(Duration.ofHours(2));
    assertThat(isKnown("k")).isFalse();
  }

  @Test
  void theOldestAreForgottenWhenTheAnswersTakeTooMuchMemory() throws Exception {
    Answer large = Answer.json(202, new byte[6 << 20]);

    done("first", large);
    done("second", large);
    done("third", large);

    assertThat(isKnown("first")).isFalse();
    assertThat(isKnown("second")).isTrue();
    assertThat(isKnown("third")).isTrue();
  }

  @Test
  void theOldestAreForgottenWhenThereAreTooMany() throws Exception {
    for (int n = 0; n <= 10_000; n++) {
      done("k" + n, Answer.json(202, new byte[1]));
    }

    assertThat(isKnown("k0")).isFalse();
    assertThat(isKnown("k1")).isTrue();
  }

  private void done(String key, Answer answer) throws Exception {
    keys.take(key);
    keys.remember(key, FINGERPRINT, answer);
    keys.giveBack(key);
  }

  private boolean isKnown(String key) throws Exception {
    boolean isKnown = keys.take(key).isPresent();
    keys.giveBack(key);
    return isKnown;
  }

  private final class TestClock extends Clock {

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
