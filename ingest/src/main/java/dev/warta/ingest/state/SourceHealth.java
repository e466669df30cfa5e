package dev.warta.ingest.state;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * How a source has fared: enough to tell "blocked" from "quiet".
 *
 * @param since when it was tried for the first time; null if never
 * @param attemptAt when it was last tried; null if never
 * @param successAt when it, or part of it, was last read; null if never
 * @param newAt when it last brought something new; null if never
 * @param articles new or changed articles that it brought in all
 * @param errors attempts that failed in all
 * @param daily new or changed articles of each of the {@value #DAYS} days (in UTC) that end with
 *     the day of {@code newAt}, that day first
 * @param trouble what has kept it from being read since the last success; null if nothing
 * @param missed what few things could not be had when it was last read, in words; null if none
 */
public record SourceHealth(
    Instant since,
    Instant attemptAt,
    Instant successAt,
    Instant newAt,
    long articles,
    long errors,
    List<Integer> daily,
    Trouble trouble,
    String missed) {

  /** Days that are counted one by one. */
  static final int DAYS = 14;

  /** One failure of a kind that passes, such as a timeout, is no verdict. */
  private static final int ATTEMPTS_THAT_PASS = 2;

  /**
   * With articles that come independently of each other, a silence of five times their mean
   * distance comes by chance in 0.7 cases of a hundred (e to the power of -5).
   */
  private static final int UNLIKELY_GAPS = 5;

  /** A newsroom may rest for a weekend. */
  private static final Duration SHORTEST_QUIET = Duration.ofDays(3);

  /** A source that brings less than can be measured is quiet after this. */
  private static final Duration LONGEST_GAP = Duration.ofDays(DAYS);

  public SourceHealth {
    if (daily.size() != DAYS) {
      throw new IllegalArgumentException(DAYS + " days are counted, not " + daily.size());
    }
    daily = List.copyOf(daily);
    missed = missed == null ? null : Trouble.shortened(missed);
  }

  /** Of a source that was never tried. */
  public static SourceHealth untried() {
    return new SourceHealth(null, null, null, null, 0, 0, Collections.nCopies(DAYS, 0), null, null);
  }

  /** It was looked at, which says nothing of how it fares. */
  public SourceHealth lookedAt(Instant at) {
    return new SourceHealth(
        first(at), at, successAt, newAt, articles, errors, daily, trouble, missed);
  }

  /** It was read, and brought so many new or changed articles. */
  public SourceHealth read(Instant at, int newArticles) {
    SourceHealth after = brought(at, newArticles);
    return new SourceHealth(
        after.since, at, at, after.newAt, after.articles, errors, after.daily, null, null);
  }

  /**
   * It was read but for a few things.
   *
   * @param failures attempts that failed
   * @param why those did, in words
   */
  public SourceHealth read(Instant at, int newArticles, int failures, String why) {
    return read(at, newArticles).missing(failures, why);
  }

  /** Something failed that says little of the source, which fares as it did. */
  public SourceHealth missing(int failures, String why) {
    return new SourceHealth(
        since, attemptAt, successAt, newAt, articles, errors + failures, daily, trouble, why);
  }

  /** Part of it was read and brought so many articles; what keeps the rest from it goes on. */
  public SourceHealth readInPart(Instant at, int newArticles) {
    SourceHealth after = brought(at, newArticles);
    return new SourceHealth(
        after.since,
        at,
        successAt,
        after.newAt,
        after.articles,
        errors,
        after.daily,
        trouble,
        null);
  }

  /** It could not be read. */
  public SourceHealth failed(Instant at, Verdict verdict, String reason) {
    return failed(at, 1, verdict, reason);
  }

  /** It could not be read, though it was tried several times. */
  public SourceHealth failed(Instant at, int failures, Verdict verdict, String reason) {
    boolean isFirst = trouble == null;
    return new SourceHealth(
        first(at),
        at,
        successAt,
        newAt,
        articles,
        errors + failures,
        daily,
        new Trouble(
            verdict, reason, isFirst ? at : trouble.since(), isFirst ? 1 : trouble.attempts() + 1),
        null);
  }

  /** Some of it was read, but most of it could not be. */
  public SourceHealth failedInPart(
      Instant at, int newArticles, int failures, Verdict verdict, String reason) {
    SourceHealth after = readInPart(at, newArticles).failed(at, failures, verdict, reason);
    return new SourceHealth(
        after.since,
        at,
        at,
        after.newAt,
        after.articles,
        after.errors,
        after.daily,
        after.trouble,
        null);
  }

  /** How it fares at a time. */
  public Verdict verdict(Instant now) {
    if (trouble != null && (!canPass(trouble) || successAt == null)) {
      return trouble.verdict();
    }
    return isQuiet(now) ? Verdict.QUIET : Verdict.HEALTHY;
  }

  /** Why the verdict is what it is, in words. */
  public String reason(Instant now) {
    if (attemptAt == null) {
      return "not tried yet";
    }
    if (trouble != null) {
      return trouble.attempts() == 1
          ? trouble.reason()
          : String.format(
              Locale.ROOT, "%s (%d times in a row)", trouble.reason(), trouble.attempts());
    }
    String rate = rate(now);
    return missed == null ? rate : rate.isEmpty() ? missed : rate + "; " + missed;
  }

  private String rate(Instant now) {
    if (isQuiet(now)) {
      return newAt == null
          ? "has brought nothing yet"
          : String.format(
              Locale.ROOT,
              "nothing new for %d days; before that %s a day",
              Duration.between(newAt, now).toDays(),
              perDayInWords());
    }
    return newAt == null ? "" : perDayInWords() + " a day";
  }

  /** New or changed articles a day, over the days that are counted and known. */
  public double perDay() {
    long known = newAt == null ? 1 : Math.max(0, daysBetween(since, newAt)) + 1;
    return daily.stream().mapToInt(Integer::intValue).sum() / (double) Math.min(DAYS, known);
  }

  private static boolean canPass(Trouble trouble) {
    return trouble.verdict() == Verdict.BROKEN && trouble.attempts() < ATTEMPTS_THAT_PASS;
  }

  private boolean isQuiet(Instant now) {
    if (attemptAt == null) {
      return false;
    }
    return newAt == null || Duration.between(newAt, now).compareTo(longestUsualGap()) > 0;
  }

  private Duration longestUsualGap() {
    double gapDays = Math.min(LONGEST_GAP.toDays(), UNLIKELY_GAPS / Math.max(perDay(), 1e-6));
    Duration gap = Duration.ofSeconds((long) (gapDays * 86_400));
    return gap.compareTo(SHORTEST_QUIET) < 0 ? SHORTEST_QUIET : gap;
  }

  private String perDayInWords() {
    return String.format(Locale.ROOT, perDay() < 10 ? "%.1f" : "%,.0f", perDay());
  }

  private SourceHealth brought(Instant at, int newArticles) {
    return newArticles == 0
        ? new SourceHealth(
            first(at), at, successAt, newAt, articles, errors, daily, trouble, missed)
        : new SourceHealth(
            first(at),
            at,
            successAt,
            at,
            articles + newArticles,
            errors,
            dailyWith(at, newArticles),
            trouble,
            missed);
  }

  private List<Integer> dailyWith(Instant at, int newArticles) {
    long passed = newAt == null ? 0 : Math.max(0, daysBetween(newAt, at));
    List<Integer> days = new ArrayList<>(Collections.nCopies((int) Math.min(passed, DAYS), 0));
    days.addAll(daily.subList(0, DAYS - days.size()));
    days.set(0, days.get(0) + newArticles);
    return days;
  }

  private Instant first(Instant at) {
    return since == null ? at : since;
  }

  private static long daysBetween(Instant earlier, Instant later) {
    return ChronoUnit.DAYS.between(
        earlier.truncatedTo(ChronoUnit.DAYS), later.truncatedTo(ChronoUnit.DAYS));
  }
}
