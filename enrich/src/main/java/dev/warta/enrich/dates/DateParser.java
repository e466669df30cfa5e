package dev.warta.enrich.dates;

/**
 * Reads one date from a place in a sentence: its parts in any order that people write them.
 *
 * <p>A date takes each part once at most, so that reading one is bounded.
 */
final class DateParser {

  private final Line line;
  private final NameReader names;
  private final DayReader days;
  private final YearReader years;
  private final DateCheck check;

  /** Behind the last lexeme of the date read last. */
  private int next;

  private DateReading date;
  private boolean isBracketOpen;

  DateParser(Line line, DateWords words, DayReader.DayFits dayFits) {
    this.line = line;
    this.names = new NameReader(line, words);
    this.days = new DayReader(line, words, dayFits);
    this.years = new YearReader(line, words);
    this.check = new DateCheck(line);
  }

  int next() {
    return next;
  }

  /** The date that begins with a lexeme; null for none. */
  DateReading read(int first) {
    date = new DateReading();
    isBracketOpen = false;
    next = first;
    int at = first;
    while (at < line.size()) {
      Gap gap =
          date.isEmpty() ? Gap.SPACE : Gap.between(line.text(), date.end, line.get(at).start());
      if (gap == Gap.OTHER || isBracketOpen && gap == Gap.BRACKET) {
        break;
      }
      int behind = take(at, gap);
      if (behind == at) {
        int filled = behindFillers(at, gap);
        behind = filled == at ? at : take(filled, line.gapBefore(filled));
        if (behind == filled) {
          break;
        }
      }
      isBracketOpen |=
          gap == Gap.BRACKET || at > first && line.gapBefore(behind - 1) == Gap.BRACKET;
      at = behind;
      next = at;
    }
    closeBracket();
    return check.isWhole(date, first) ? date : null;
  }

  private void closeBracket() {
    if (isBracketOpen && date.end < line.text().length()) {
      char c = line.text().charAt(date.end);
      date.end += c == ')' || c == '）' ? 1 : 0;
    }
  }

  private int behindFillers(int at, Gap gap) {
    if (date.isLoneWeekday()
        && gap == Gap.SPACE
        && at + 1 < line.size()
        && line.get(at).is(Role.PART_OF_DAY)
        && line.gapBefore(at + 1) != Gap.OTHER) {
      return at + 1;
    }
    int to = at;
    while (!date.isEmpty()
        && gap == Gap.SPACE
        && to < line.size() - 1
        && to < at + 2
        && line.get(to).is(Role.FILLER)
        && line.gapBefore(to + 1) == Gap.SPACE) {
      to++;
    }
    return to;
  }

  /** Takes one part of the date; the same place if there is none. */
  private int take(int at, Gap gap) {
    Lexeme lexeme = line.get(at);
    if (lexeme.is(Role.NO_DATE)) {
      return at;
    }
    boolean isTaken =
        names.takeDistance(date, lexeme, at, gap)
            || names.takeName(date, lexeme, at, gap)
            || days.takeDate(date, lexeme, at, gap)
            || years.takeYear(date, lexeme, gap, at);
    if (isTaken) {
      date.cover(lexeme);
      return at + 1;
    }
    return days.takeDay(date, at, gap);
  }
}
