package dev.warta.enrich.dates;

import dev.warta.enrich.calendar.DayWords;
import dev.warta.enrich.calendar.Folding;
import dev.warta.enrich.calendar.NumberGroup;
import java.time.LocalDate;
import java.util.List;

/**
 * Reads a token that begins with a digit: a day, a year, a pair of them, or a date in numbers.
 *
 * <p>What is glued to a number must say what it is: an ending of the language, or 年, 月, 日. Amounts
 * with separators and times of day are no numbers here.
 */
final class NumberReader {

  private static final int MONTHS = 12;
  private static final int DAYS = 31;
  private static final int CENTURY = 100;

  /** Also those of amounts and times of day, which are refused. */
  private static final String SEPARATORS = "/.-,:";

  private final String text;
  private final DateWords words;

  private NumberGroup group;

  /** The first number, and how many digits it has. */
  private int number;

  private int digits;

  /** Behind the last number. */
  private int at;

  NumberReader(String text, DateWords words) {
    this.text = text;
    this.words = words;
  }

  /** What the token is; null where it is no part of a date. */
  Lexeme at(int start, int end) {
    group = NumberGroup.at(text, start, end, SEPARATORS);
    if (group == null) {
      return null;
    }
    number = group.number(0);
    digits = group.digits(0);
    at = group.end();
    if (group.count() == 1) {
      return single(start, end);
    }
    boolean isWhole = at == end || isApostrophe(at);
    if (!isWhole) {
      return null;
    }
    return group.count() == 2 ? pair(start) : date(start);
  }

  private boolean isApostrophe(int offset) {
    return Folding.fold(text.charAt(offset)) == '\'';
  }

  private Lexeme single(int start, int end) {
    Lexeme marked = marked(start);
    if (marked != null) {
      return marked;
    }
    if (at == end || isApostrophe(at)) {
      return plain(start, at);
    }
    String rest = Folding.fold(text.substring(at, Math.min(end, at + 12)));
    String ending = rest.startsWith("-") ? rest.substring(1) : rest;
    if (digits == 4 && number % 10 == 0 && words.decades.contains(ending)) {
      return new Lexeme(new Word().with(Role.DECADE, number), start, end);
    }
    return words.ordinals.contains(ending) ? plain(start, end) : null;
  }

  private Lexeme plain(int start, int end) {
    Word word = new Word().with(Role.NUMBER, number).with(Role.DIGITS, digits);
    return new Lexeme(word, start, end);
  }

  /** A number with 年, 月 or 日, unless the words go on otherwise: 3年前, 3日間. */
  private Lexeme marked(int start) {
    DayWords.Marks marks = words.days.marks();
    if (marks.day().isEmpty()) {
      return null;
    }
    Lexeme next = at < text.length() ? words.longestAt(text, at) : null;
    if (next != null && next.is(Role.UNIT_AGO)) {
      return plain(start, at);
    }
    if (digits == 4 && number % 10 == 0 && behind(words.decadeMarks) > 0) {
      return new Lexeme(new Word().with(Role.DECADE, number), start, behind(words.decadeMarks));
    }
    if (digits == 4) {
      int end = behind(marks.year());
      return end < 0 ? null : new Lexeme(new Word().with(Role.YEAR, number), start, end);
    }
    int end = behind(marks.month());
    if (end > 0 && number >= 1 && number <= MONTHS) {
      return new Lexeme(new Word().with(Role.MONTH, number), start, end);
    }
    end = behind(marks.day());
    if (end > 0 && number >= 1 && number <= DAYS && !startsWithAny(end, words.notBehindDay)) {
      return new Lexeme(new Word().with(Role.DAY_OF_MONTH, number), start, end);
    }
    return null;
  }

  private int behind(List<String> signs) {
    for (String sign : signs) {
      if (text.startsWith(sign, at)) {
        return at + sign.length();
      }
    }
    return -1;
  }

  private boolean startsWithAny(int offset, List<String> phrases) {
    int from = offset < text.length() && text.charAt(offset) == ' ' ? offset + 1 : offset;
    return phrases.stream().anyMatch(phrase -> text.startsWith(phrase, from));
  }

  private Lexeme pair(int start) {
    Word word = new Word();
    char sign = group.separator();
    boolean isYearFirst = digits == 4;
    if (isYearFirst && (sign == '-' || sign == '/')) {
      addYears(word);
    } else if (sign == '-' && digits <= 2 && group.digits(1) <= 2) {
      word.with(Role.NUMBER, number).with(Role.DIGITS, 2).with(Role.UP_TO, group.number(1));
    } else if (sign == '/' && group.digits(1) == 4 && number >= 1 && number <= MONTHS) {
      word.with(Role.MONTH, number).with(Role.UP_TO_YEAR, group.number(1));
    } else if ((sign == '/' || sign == '.') && digits <= 2 && group.digits(1) <= 2) {
      word.with(Role.TWO_NUMBERS, CENTURY * number + group.number(1));
    } else {
      return null;
    }
    return new Lexeme(word, start, at);
  }

  /** 2013-14 and 2017/18 are seasons, 2019-2023 is a span, 2024-06 a month. */
  private void addYears(Word word) {
    int first = number;
    if (group.digits(1) == 2 && group.number(1) > first % CENTURY) {
      word.with(Role.YEAR, first).with(Role.UP_TO_YEAR, first - first % CENTURY + group.number(1));
    } else if (group.digits(1) == 2 && first % CENTURY == CENTURY - 1 && group.number(1) == 0) {
      word.with(Role.YEAR, first).with(Role.UP_TO_YEAR, first + 1);
    } else if (group.digits(1) == 4 && group.number(1) > first) {
      word.with(Role.YEAR, first).with(Role.UP_TO_YEAR, group.number(1));
    } else if (group.digits(1) == 2
        && group.separator() == '-'
        && group.number(1) >= 1
        && group.number(1) <= MONTHS) {
      word.with(Role.MONTH, group.number(1)).with(Role.UP_TO_YEAR, first);
    }
  }

  private Lexeme date(int start) {
    Word word = new Word();
    int yearsAhead = words.days.yearsAhead();
    boolean isAmount = ",:".indexOf(group.separator()) >= 0;
    if (!isAmount) {
      group.dayFirst(yearsAhead).ifPresent(day -> word.with(Role.DATE, days(day)));
      group.monthFirst(yearsAhead).ifPresent(day -> word.with(Role.DATE_MONTH_FIRST, days(day)));
    }
    boolean isDate = word.is(Role.DATE) || word.is(Role.DATE_MONTH_FIRST);
    return isDate ? new Lexeme(word, start, at) : null;
  }

  private static int days(LocalDate day) {
    return (int) day.toEpochDay();
  }
}
