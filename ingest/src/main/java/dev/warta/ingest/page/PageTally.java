package dev.warta.ingest.page;

import dev.warta.ingest.fetch.FetchResult.Failed;
import dev.warta.ingest.state.SourceHealth;
import dev.warta.ingest.state.Verdict;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/**
 * Counts what came of the pages of a source since its health was told last, and judges it by the
 * {@value #JUDGED} last ones of the run: it is ill if more than half of them could not be had, of
 * the illness that most of those show. A few that fail are counted and told, and no illness.
 */
final class PageTally {

  static final int JUDGED = 50;

  private final Deque<Outcome> last = new ArrayDeque<>();
  private int read;
  private int articles;
  private int failures;
  private boolean isListRead;

  /**
   * What came of one page.
   *
   * @param verdict what that says of its source
   * @param reason why it could not be had; null if it could
   */
  private record Outcome(Verdict verdict, String reason) {

    static final Outcome READ = new Outcome(Verdict.HEALTHY, null);

    boolean isFailure() {
      return reason != null;
    }
  }

  /** A page could be had. */
  void read() {
    read++;
    note(Outcome.READ);
  }

  /** It is new, or has changed. */
  void isNew() {
    articles++;
  }

  /** A list was read and says that a page need not be asked for. */
  void isUnchanged() {
    isListRead = true;
  }

  /** Something could not be had, or is none that can be taken. */
  void failed(String why) {
    failed(new Outcome(Verdict.BROKEN, why));
  }

  /** A page, or a list of pages, could not be had. */
  void failed(Failed page) {
    Verdict verdict =
        switch (page.failure()) {
          case ROBOTS, ROBOTS_UNREACHABLE -> Verdict.ROBOTS;
          case GONE, REDIRECT -> Verdict.MOVED;
          default -> Verdict.ofStatus(page.status().orElse(0));
        };
    failed(new Outcome(verdict, page.address() + " " + page.reason()));
  }

  /** A page that was there is gone: the source answers, but may have retracted it. */
  void isGone(Failed page) {
    failed(
        new Outcome(Verdict.MOVED, page.address() + " " + page.reason() + "; it was there before"));
  }

  private void failed(Outcome outcome) {
    failures++;
    note(outcome);
  }

  private void note(Outcome outcome) {
    last.addLast(outcome);
    if (last.size() > JUDGED) {
      last.removeFirst();
    }
  }

  /** The health with what was counted, which begins anew. */
  SourceHealth health(SourceHealth before, Instant now) {
    SourceHealth after = judged(before, now.truncatedTo(ChronoUnit.MILLIS));
    read = 0;
    articles = 0;
    failures = 0;
    isListRead = false;
    return after;
  }

  private SourceHealth judged(SourceHealth before, Instant at) {
    boolean isRead = read > 0 || isListRead;
    if (!isRead && failures == 0) {
      return before;
    }
    List<Outcome> failed = last.stream().filter(Outcome::isFailure).toList();
    if (failed.isEmpty()) {
      return before.read(at, articles);
    }
    if (failed.size() * 2 <= last.size()) {
      return before.read(at, articles, failures, inWords(failed));
    }
    Verdict verdict = mostOf(failed);
    return isRead
        ? before.failedInPart(at, articles, failures, verdict, inWords(failed))
        : before.failed(at, failures, verdict, inWords(failed));
  }

  /** The later one of two that are as many. */
  private static Verdict mostOf(List<Outcome> failed) {
    List<Verdict> verdicts = failed.stream().map(Outcome::verdict).toList();
    Verdict most = verdicts.get(0);
    for (Verdict verdict : verdicts) {
      if (Collections.frequency(verdicts, verdict) >= Collections.frequency(verdicts, most)) {
        most = verdict;
      }
    }
    return most;
  }

  /** An example of what most of them say, the last one. */
  private String inWords(List<Outcome> failed) {
    Verdict most = mostOf(failed);
    String example =
        failed.stream()
            .filter(outcome -> outcome.verdict() == most)
            .reduce((one, next) -> next)
            .orElseThrow()
            .reason();
    return last.size() == 1
        ? example
        : String.format(
            Locale.ROOT,
            "%d of the last %d could not be had, such as %s",
            failed.size(),
            last.size(),
            example);
  }
}
