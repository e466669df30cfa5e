package dev.warta.enrich.dates;

/** What a word can be in a date; the number that goes with it stands behind each. */
enum Role {
  /** A number of one or two digits, or four for a year; the number. */
  NUMBER,
  /** How many digits a number has. */
  DIGITS,
  /** The second number of a pair such as 8-13. */
  UP_TO,
  /** A year that says so, such as 2024年; the year. */
  YEAR,
  /** The second year of a pair such as 2013-14. */
  UP_TO_YEAR,
  /** Ten years; the first of them. */
  DECADE,
  /** A number of a day that says so, such as 19日; the day. */
  DAY_OF_MONTH,
  /** A day and a month in numbers without a year; 100 × first + second. */
  TWO_NUMBERS,
  /** A full date in numbers; the day since 1970 with the day first. */
  DATE,
  /** The same date with the month first, where it can be read so. */
  DATE_MONTH_FIRST,
  /** A number in words; the number. */
  COUNT,
  /** The name of a month, 1 is January. */
  MONTH,
  /** The name of a day of the week, 1 is Monday. */
  WEEKDAY,
  /** A name that is abbreviated: it names nothing when it stands alone. */
  SHORT,
  /** A name that is also another word: it names nothing when it stands alone. */
  SUSPECT,
  /** A day by its distance from the publication. */
  DAY,
  /** A week, month, year or weekend by its distance; see {@link Unit#code}. */
  PERIOD,
  /** The last, this or the next of what follows; -1, 0 or 1. */
  DIRECTION,
  /** The same for what stands before. */
  DIRECTION_BEHIND,
  /** Opens a distance into the past: vor, hace. */
  AGO,
  /** A unit that counts the distance if it was opened; the ordinal of the unit. */
  AGO_UNIT,
  /** A unit and a word that count the distance: days ago; the ordinal of the unit. */
  UNIT_AGO,
  /** A part of a month or year that is taken for the whole. */
  EDGE,
  /** Stands between the parts of one date. */
  FILLER,
  /** Joins the ends of a span. */
  JOINER,
  /** Joins two days of a month, or the ends of a span that was announced. */
  AND,
  /** Announces the two ends of a span. */
  BETWEEN,
  /** A feast or memorial day by its name; see {@link Holidays}. */
  HOLIDAY,
  /** Makes what follows lie ahead. */
  UNTIL,
  /** Makes what follows lie behind. */
  SINCE,
  /** A word of past events. */
  PAST,
  /** A word of things to come. */
  FUTURE,
  /** Says that a year follows. */
  YEAR_WORD,
  /** Says that a date in numbers follows. */
  DATE_WORD,
  /** Leads to a date and belongs to none. */
  PREPOSITION,
  /** Makes a distance vague: some years ago. */
  VAGUE,
  /** Leads to a number that is no year: flight 1980. */
  NUMBER_WORD,
  /** Says that ten years follow: années 1980. */
  DECADE_WORD,
  /** Makes a day one of many: every Monday. */
  EVERY,
  /** May stand between a weekday and its date: Rabu malam (19/6). */
  PART_OF_DAY,
  /** Counted by the number before it. */
  AMOUNT,
  /** Contains the name of a day or a month and is none. */
  NO_DATE
}
