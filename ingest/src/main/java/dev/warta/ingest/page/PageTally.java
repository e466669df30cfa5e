package dev.warta.ingest.page;

import dev.warta.ingest.fetch.FetchResult.Failed;
import dev.warta.ingest.state.SourceHealth;
import dev.warta.ingest.state.Verdict;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/** Counts what came of the pages of a source since its health was told last. */
final class PageTally {

  /** Answers by which a server says that it does not want us. */
  private static final Set<Integer> BLOCKED = Set.of(401, 402, 403, 429, 451);

  private int read;
  private int articles;
  private Verdict verdict;
  private String reason;

  /** A page could be had. */
  void read() {
    read++;
  }

  /** It is new, or has changed. */
  void isNew() {
    articles++;
  }

  /** Something could not be had, or is none that can be taken. */
  void failed(String why) {
    verdict = Verdict.BROKEN;
    reason = why;
  }

  /** A page could not be had. */
  void failed(Failed page) {
    verdict =
        switch (page.failure()) {
          case ROBOTS, ROBOTS_UNREACHABLE -> Verdict.ROBOTS;
          case GONE, REDIRECT -> Verdict.MOVED;
          default -> BLOCKED.contains(page.status().orElse(0)) ? Verdict.BLOCKED : Verdict.BROKEN;
        };
    reason = page.address() + " " + page.reason();
  }

  /** A page that was there is gone: the source answers, but may have retracted it. */
  void isGone(Failed page) {
    verdict = Verdict.MOVED;
    reason = page.address() + " " + page.reason() + "; it was there before";
  }

  /** The health with what was counted, which begins anew; a source is ill if no page can be had. */
  SourceHealth health(SourceHealth before, Instant now) {
    Instant at = now.truncatedTo(ChronoUnit.MILLIS);
    SourceHealth after = before;
    if (read > 0) {
      after = before.read(at, articles);
    } else if (verdict != null) {
      after = before.failed(at, verdict, reason);
    }
    read = 0;
    articles = 0;
    verdict = null;
    return after;
  }
}
