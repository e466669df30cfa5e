package dev.warta.enrich.calendar;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Up to three numbers with one sign between each two, in digits of any script: 19, 19/6,
 * 2024-06-19.
 *
 * <p>Three of them may be a whole date; then a date with the year in front, or at the end with the
 * day or the month in front.
 */
public final class NumberGroup {

  private static final int MOST = 3;
  private static final int MOST_DIGITS = 4;

  private final int[] numbers = new int[MOST];
  private final int[] digits = new int[MOST];
  private final char[] separators = new char[MOST];
  private int count;
  private int end;

  private NumberGroup() {}

  /**
   * The numbers that begin at an offset; null where one is too long, or there are too many.
   *
   * @param end where the text to be read ends
   * @param separators the signs that may stand between two numbers
   */
  public static NumberGroup at(String text, int start, int end, String separators) {
    NumberGroup group = new NumberGroup();
    return group.read(text, start, end, separators) ? group : null;
  }

  private boolean read(String text, int start, int limit, String signs) {
    int at = start;
    while (count < MOST) {
      int from = at;
      while (at < limit && at - from <= MOST_DIGITS && Character.isDigit(text.charAt(at))) {
        numbers[count] = 10 * numbers[count] + Character.digit(text.charAt(at), 10);
        at++;
      }
      digits[count] = at - from;
      if (digits[count++] > MOST_DIGITS) {
        return false;
      }
      end = at;
      char sign = at + 1 < limit ? Folding.fold(text.charAt(at)) : ' ';
      if (signs.indexOf(sign) < 0 || !Character.isDigit(text.charAt(at + 1))) {
        return true;
      }
      if (count < MOST) {
        separators[count] = sign;
        at++;
      }
    }
    return false;
  }

  /** How many numbers there are, one at least. */
  public int count() {
    return count;
  }

  /** A number by its place, the first is 0. */
  public int number(int at) {
    return numbers[at];
  }

  /** How many digits a number is written with. */
  public int digits(int at) {
    return digits[at];
  }

  /** The sign before the second number. */
  public char separator() {
    return separators[1];
  }

  /** The offset behind the last number. */
  public int end() {
    return end;
  }

  /** Whether these are two numbers of at most two digits. */
  boolean isPair() {
    return count == 2 && digits[0] <= 2 && digits[1] <= 2;
  }

  /** Whether these are three numbers, written as those of a date are. */
  boolean isDate() {
    return count == MOST && separators[1] == separators[2] && (isYearFirst() || isYearLast());
  }

  private boolean isYearFirst() {
    return digits[0] == MOST_DIGITS && digits[1] <= 2 && digits[2] <= 2;
  }

  private boolean isYearLast() {
    return digits[0] <= 2 && digits[1] <= 2 && (digits[2] == 2 || digits[2] == MOST_DIGITS);
  }

  /**
   * The day, read with the day before the month, or with the year in front; empty for none.
   *
   * @param yearsAhead how far the years of the language's own era are ahead
   */
  public Optional<LocalDate> dayFirst(int yearsAhead) {
    if (!isDate()) {
      return Optional.empty();
    }
    return isYearFirst()
        ? day(Years.inUse(numbers[0], yearsAhead), numbers[1], numbers[2])
        : day(lastYear(yearsAhead), numbers[1], numbers[0]);
  }

  /** The day, read with the month before the day and the year at the end; empty for none. */
  public Optional<LocalDate> monthFirst(int yearsAhead) {
    return isDate() && !isYearFirst()
        ? day(lastYear(yearsAhead), numbers[0], numbers[1])
        : Optional.empty();
  }

  private int lastYear(int yearsAhead) {
    return digits[2] == 2 ? Years.ofTwoDigits(numbers[2]) : Years.inUse(numbers[2], yearsAhead);
  }

  private static Optional<LocalDate> day(int year, int month, int day) {
    try {
      return Years.isLikely(year) ? Optional.of(LocalDate.of(year, month, day)) : Optional.empty();
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }
}
