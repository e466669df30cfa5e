package dev.warta.desk;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Answers {@code POST /session} and {@code POST /session/end}.
 *
 * <p>Whoever guesses has {@value #MOST_FAILURES} guesses a minute, all callers together; programs
 * that send the token itself are not held up.
 */
final class Login {

  private static final int MOST_FAILURES = 10;
  private static final Duration SPAN = Duration.ofMinutes(1);

  private final Access access;
  private final LongSupplier nanos;
  private final Deque<Long> failures = new ArrayDeque<>();

  Login(Access access) {
    this(access, System::nanoTime);
  }

  Login(Access access, LongSupplier nanos) {
    this.access = access;
    this.nanos = nanos;
  }

  Answer begin(Query query) throws ProblemException {
    requirePatience();
    if (access.isToken(query.form("token"))) {
      return Answer.seeOther("/", access.cookie());
    }
    synchronized (failures) {
      failures.add(nanos.getAsLong());
    }
    if (isByBrowser(query)) {
      return Answer.seeOther("/login?problem=wrong-token", Map.of());
    }
    throw Problem.of(401, "the token is not the right one")
        .withHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"")
        .asException();
  }

  Answer end(Query query) {
    return Answer.seeOther("/login", Map.of("Set-Cookie", Session.noCookie()));
  }

  private void requirePatience() throws ProblemException {
    synchronized (failures) {
      failures.removeIf(at -> nanos.getAsLong() - at > SPAN.toNanos());
      if (failures.size() >= MOST_FAILURES) {
        throw Problem.of(429, "too many wrong tokens: wait a minute")
            .retryAfterSeconds((int) SPAN.toSeconds())
            .asException();
      }
    }
  }

  private static boolean isByBrowser(Query query) {
    String accepted = query.header("Accept");
    return accepted != null && accepted.contains("text/html");
  }
}
