package dev.warta.enrich.dates;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The dates of one sentence, from left to right. */
final class SentenceDates {

  private static final int MAX_COUNT = 999;

  /** What a date may begin with. */
  private static final long FIRST =
      Word.bits(
          Role.NUMBER,
          Role.YEAR,
          Role.DECADE,
          Role.DAY_OF_MONTH,
          Role.DATE,
          Role.DATE_MONTH_FIRST,
          Role.TWO_NUMBERS,
          Role.MONTH,
          Role.WEEKDAY,
          Role.DAY,
          Role.PERIOD,
          Role.DIRECTION,
          Role.EDGE,
          Role.HOLIDAY,
          Role.AGO,
          Role.COUNT);

  private final Line line;
  private final DateResolver resolver;
  private final DateParser parser;
  private final List<FoundDate> found = new ArrayList<>();

  SentenceDates(Line line, DateWords words, DateResolver resolver) {
    this.line = line;
    this.resolver = resolver;
    this.parser = new DateParser(line, words, resolver::isNear);
  }

  /**
   * The dates of the sentence.
   *
   * @param most how many are looked for
   */
  List<FoundDate> all(LocalDate published, int most) {
    int at = 0;
    while (at < line.size() && found.size() < most) {
      if (!line.get(at).word().isAny(FIRST)) {
        at++;
        continue;
      }
      int behind = counted(at, published);
      behind = behind == at ? dateOrSpan(at) : behind;
      at = Math.max(at + 1, behind);
    }
    return found;
  }

  /** A counted distance into the past, such as two weeks ago; the same place for none. */
  private int counted(int at, LocalDate published) {
    boolean isOpened = line.get(at).is(Role.AGO) && !isVague(at);
    int number = isOpened ? at + 1 : at;
    int behind = number + 1;
    if (behind >= line.size() || !isCount(line.get(number)) || isFar(behind)) {
      return at;
    }
    if (isOpened && isFar(number)) {
      return at;
    }
    Lexeme unit = line.get(behind);
    boolean isDistance = unit.is(Role.UNIT_AGO) || isOpened && unit.is(Role.AGO_UNIT);
    if (!isDistance || isVague(at)) {
      return at;
    }
    Role role = unit.is(Role.UNIT_AGO) ? Role.UNIT_AGO : Role.AGO_UNIT;
    TimeSpan span = Unit.values()[unit.value(role)].at(published, -count(line.get(number)));
    found.add(new FoundDate(line.get(at).start(), unit.end(), span, "relative"));
    return behind + 1;
  }

  private static boolean isCount(Lexeme lexeme) {
    return lexeme.is(Role.COUNT)
        || lexeme.is(Role.NUMBER) && !lexeme.is(Role.UP_TO) && count(lexeme) <= MAX_COUNT;
  }

  private static int count(Lexeme lexeme) {
    return lexeme.is(Role.COUNT) ? lexeme.value(Role.COUNT) : lexeme.value(Role.NUMBER);
  }

  private boolean isFar(int at) {
    return at < 1 || line.gapBefore(at) != Gap.SPACE;
  }

  /** Five next years are a duration. */
  private boolean isCounted(int at) {
    return at > 0 && isCount(line.get(at - 1)) && !isFar(at);
  }

  private boolean isVague(int at) {
    return at > 0 && line.get(at - 1).is(Role.VAGUE) && !isFar(at);
  }

  /** A date, or two that form a span. */
  private int dateOrSpan(int at) {
    DateReading first = parser.read(at);
    if (first == null || first.period != null && (isVague(at) || isCounted(at))) {
      return at;
    }
    int behind = parser.next();
    int second = secondOfSpan(at, behind, first);
    if (second > 0) {
      DateReading last = parser.read(second);
      if (last != null && first.isLike(last) && addSpan(first, last, at, parser.next())) {
        return parser.next();
      }
    }
    Tense tense = Tense.at(line, at, behind);
    resolver.resolve(first, tense).ifPresent(span -> add(first, first.end, span, method(first)));
    return behind;
  }

  /** Where the other end of a span begins; -1 for none. */
  private int secondOfSpan(int first, int behind, DateReading date) {
    if (behind >= line.size() || date.lastDay != null || date.lastYear != null) {
      return -1;
    }
    Lexeme next = line.get(behind);
    Gap gap = Gap.between(line.text(), date.end, next.start());
    if (gap == Gap.DASH) {
      return behind;
    }
    boolean isAnnounced = first > 0 && line.get(first - 1).is(Role.BETWEEN) && next.is(Role.AND);
    boolean isJoined = gap == Gap.SPACE && (next.is(Role.JOINER) || isAnnounced);
    boolean isNear =
        isJoined && behind + 1 < line.size() && line.gapBefore(behind + 1) == Gap.SPACE;
    return isNear ? behind + 1 : -1;
  }

  private boolean addSpan(DateReading first, DateReading last, int at, int behind) {
    Tense tense = Tense.at(line, at, behind);
    boolean isAhead = tense == Tense.SURELY_FUTURE || tense == Tense.FUTURE;
    Optional<TimeSpan> to = resolver.resolve(last, isAhead ? Tense.FUTURE : tense);
    if (to.isEmpty()) {
      return false;
    }
    if (first.month != null && first.year == null && last.year != null) {
      first.year = last.year;
    }
    boolean isExact = first.year != null || first.date != null || first.dateMonthFirst != null;
    Optional<TimeSpan> from =
        isExact
            ? resolver.resolve(first, tense)
            : resolver.seenFrom(to.get().first()).resolve(first, Tense.SURELY_PAST);
    if (from.isEmpty() || from.get().first().isAfter(to.get().first())) {
      return false;
    }
    add(first, last.end, from.get().to(to.get()), "interval");
    return true;
  }

  private void add(DateReading date, int end, TimeSpan span, String method) {
    found.add(new FoundDate(date.start, end, span, method));
  }

  private static String method(DateReading date) {
    if (date.holiday != null) {
      return "holiday";
    }
    if (date.decade != null || date.lastDay != null || date.lastYear != null) {
      return "interval";
    }
    if (date.date != null || date.dateMonthFirst != null || date.day != null) {
      return "calendar-date";
    }
    if (date.distance != null || date.period != null || date.direction != null) {
      return "relative";
    }
    if (date.month != null) {
      return "month";
    }
    return date.weekday != null ? "weekday" : "year";
  }
}
