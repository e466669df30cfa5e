package dev.warta.enrich.dates;

/**
 * What has been read of one date so far; each part is null until it was read.
 *
 * <p>Filled by {@link DateParser}, resolved by {@link DateResolver}.
 */
final class DateReading {

  int start = -1;
  int end = -1;

  boolean hasEdge;
  Integer weekday;
  Integer day;
  Integer lastDay;
  Integer month;
  Integer year;
  Integer lastYear;

  /** The last, this or the next weekday or month; -1, 0 or 1. */
  Integer direction;

  /** Days from the publication. */
  Integer distance;

  /** See {@link Unit#code}. */
  Integer period;

  Integer holiday;
  Integer decade;

  /** A full date in numbers, with the day first and with the month first, in days since 1970. */
  Integer date;

  Integer dateMonthFirst;

  /** Whether a name stands for the whole date and is an abbreviation or also another word. */
  boolean isShort;

  boolean isSuspect;

  /** How many lexemes it is made of. */
  int parts;

  /** The same kind of date can be the other end of a span. */
  boolean isLike(DateReading other) {
    return kind() == other.kind();
  }

  Kind kind() {
    if (date != null || dateMonthFirst != null || day != null) {
      return Kind.DAY;
    }
    if (month != null) {
      return Kind.MONTH;
    }
    if (holiday != null || distance != null) {
      return Kind.DAY;
    }
    if (weekday != null) {
      return Kind.WEEKDAY;
    }
    return year != null ? Kind.YEAR : Kind.OTHER;
  }

  enum Kind {
    DAY,
    WEEKDAY,
    MONTH,
    YEAR,
    OTHER
  }

  boolean isEmpty() {
    return start < 0;
  }

  /** Takes a lexeme in. */
  void cover(Lexeme lexeme) {
    start = start < 0 ? lexeme.start() : start;
    end = lexeme.end();
    parts++;
  }

  /** Whether nothing was read but a part that is taken for the whole. */
  boolean isOpen() {
    return isEmpty() || parts == 1 && hasEdge;
  }

  /** Whether a weekday was read and no day yet. */
  boolean isLoneWeekday() {
    return weekday != null && day == null && distance == null && month == null;
  }

  /** Whether nothing but a name was read. */
  boolean isLone() {
    return parts == 1 && (month != null || weekday != null) && year == null;
  }
}
