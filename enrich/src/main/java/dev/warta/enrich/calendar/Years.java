package dev.warta.enrich.calendar;

/** Tells which year of the common era a written one is. */
public final class Years {

  private static final int FIRST = 1000;
  private static final int LAST = 2199;

  /** A year this late is counted in another era, where the language has one. */
  private static final int FIRST_OF_OTHER_ERA = 2401;

  private static final int CENTURY = 100;

  /** As POSIX does: 69 is 1969, 68 is 2068. */
  private static final int PIVOT = 69;

  private Years() {}

  /**
   * The year of the common era.
   *
   * @param yearsAhead how far the years of the language's own era are ahead
   */
  public static int inUse(int year, int yearsAhead) {
    return year >= FIRST_OF_OTHER_ERA ? year - yearsAhead : year;
  }

  /** The year that is written with its last two digits. */
  static int ofTwoDigits(int year) {
    return (year < PIVOT ? 2000 : 2000 - CENTURY) + year;
  }

  static boolean isLikely(int year) {
    return year >= FIRST && year <= LAST;
  }
}
