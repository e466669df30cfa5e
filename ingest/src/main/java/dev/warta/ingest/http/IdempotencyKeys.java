package dev.warta.ingest.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Remembers what was answered under which key, so that a request sent twice is done once.
 *
 * <p>Only success is remembered: a request that failed may be mended and sent under the same key.
 * Keys are forgotten after a day, and the oldest when there are too many; then, as after a restart,
 * the request is done again, which is harmless: its articles have the same ids and become
 * sightings.
 */
final class IdempotencyKeys {

  private static final Duration WINDOW = Duration.ofHours(24);
  private static final int MOST_KEYS = 10_000;
  private static final long MOST_BYTES = 16L * 1024 * 1024;

  private final Clock clock;
  private final Map<String, Done> done = new LinkedHashMap<>();
  private final Set<String> atWork = new HashSet<>();
  private long bytes;

  IdempotencyKeys(Clock clock) {
    this.clock = clock;
  }

  /**
   * A request that was answered.
   *
   * @param fingerprint hash of its body and of what else matters
   */
  record Done(byte[] fingerprint, Answer answer, Instant at) {

    boolean isOf(byte[] otherFingerprint) {
      return Arrays.equals(fingerprint, otherFingerprint);
    }
  }

  /**
   * Takes a key, until it is given back.
   *
   * @return what was answered before, if it was
   * @throws ProblemException if another request is at work under the key
   */
  synchronized Optional<Done> take(String key) throws ProblemException {
    if (!atWork.add(key)) {
      throw Problem.of(409, "a request with this Idempotency-Key is being worked on")
          .retryAfterSeconds(1)
          .asException();
    }
    forgetOld();
    return Optional.ofNullable(done.get(key));
  }

  /** Remembers what was answered under a key that is taken. */
  synchronized void remember(String key, byte[] fingerprint, Answer answer) {
    done.put(key, new Done(fingerprint, answer, clock.instant()));
    bytes += bytesOf(key, answer);
    forgetOld();
  }

  synchronized void giveBack(String key) {
    atWork.remove(key);
  }

  private void forgetOld() {
    Instant oldest = clock.instant().minus(WINDOW);
    Iterator<Map.Entry<String, Done>> entries = done.entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<String, Done> entry = entries.next();
      if (done.size() <= MOST_KEYS
          && bytes <= MOST_BYTES
          && entry.getValue().at().isAfter(oldest)) {
        return;
      }
      entries.remove();
      bytes -= bytesOf(entry.getKey(), entry.getValue().answer());
    }
  }

  private static long bytesOf(String key, Answer answer) {
    return key.length() + answer.body().length;
  }
}
