package dev.warta.enrich.dates;

import java.time.DateTimeException;
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

  private final String text;
  private final DateWords words;

  /** The numbers of the token, how many digits each has, and what separates them. */
  private final int[] number = new int[3];

  private final int[] digits = new int[3];
  private final char[] separator = new char[3];
  private int count;
  private int at;

  NumberReader(String text, DateWords words) {
    this.text = text;
    this.words = words;
  }

  /** What the token is; null where it is no part of a date. */
  Lexeme at(int start, int end) {
    if (!readNumbers(start, end)) {
      return null;
    }
    return switch (count) {
      case 1 -> single(start, end);
      case 2 -> at < end && !isApostrophe(at) ? null : pair(start);
      default -> at < end && !isApostrophe(at) ? null : date(start);
    };
  }

  private boolean readNumbers(int start, int end) {
    count = 0;
    at = start;
    while (count < 3) {
      int from = at;
      int value = 0;
      while (at < end && Character.isDigit(text.charAt(at)) && at - from < 5) {
        value = 10 * value + Character.digit(text.charAt(at), 10);
        at++;
      }
      number[count] = value;
      digits[count] = at - from;
      count++;
      if (at - from > 4) {
        return false;
      }
      if (at + 1 >= end || !Character.isDigit(text.charAt(at + 1)) || !isSeparator(at)) {
        return true;
      }
      if (count == 3) {
        return false;
      }
      separator[count] = Folding.fold(text.charAt(at));
      at++;
    }
    return true;
  }

  private boolean isSeparator(int offset) {
    char c = Folding.fold(text.charAt(offset));
    return c == '/' || c == '.' || c == '-' || c == ',' || c == ':';
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
    if (digits[0] == 4 && number[0] % 10 == 0 && words.decades.contains(ending)) {
      return new Lexeme(new Word().with(Role.DECADE, number[0]), start, end);
    }
    return words.ordinals.contains(ending) ? plain(start, end) : null;
  }

  private Lexeme plain(int start, int end) {
    Word word = new Word().with(Role.NUMBER, number[0]).with(Role.DIGITS, digits[0]);
    return new Lexeme(word, start, end);
  }

  /** A number with 年, 月 or 日, unless the words go on otherwise: 3年前, 3日間. */
  private Lexeme marked(int start) {
    DateWords.Marks marks = words.marks;
    if (marks.day().isEmpty()) {
      return null;
    }
    Lexeme next = at < text.length() ? words.longestAt(text, at) : null;
    if (next != null && next.is(Role.UNIT_AGO)) {
      return plain(start, at);
    }
    if (digits[0] == 4 && number[0] % 10 == 0 && behind(marks.decade()) > 0) {
      return new Lexeme(new Word().with(Role.DECADE, number[0]), start, behind(marks.decade()));
    }
    if (digits[0] == 4) {
      int end = behind(marks.year());
      return end < 0 ? null : new Lexeme(new Word().with(Role.YEAR, number[0]), start, end);
    }
    int end = behind(marks.month());
    if (end > 0 && number[0] >= 1 && number[0] <= MONTHS) {
      return new Lexeme(new Word().with(Role.MONTH, number[0]), start, end);
    }
    end = behind(marks.day());
    if (end > 0 && number[0] >= 1 && number[0] <= DAYS && !startsWithAny(end, marks.notBehind())) {
      return new Lexeme(new Word().with(Role.DAY_OF_MONTH, number[0]), start, end);
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
    char sign = separator[1];
    boolean isYearFirst = digits[0] == 4;
    if (isYearFirst && (sign == '-' || sign == '/')) {
      addYears(word);
    } else if (sign == '-' && digits[0] <= 2 && digits[1] <= 2) {
      word.with(Role.NUMBER, number[0]).with(Role.DIGITS, 2).with(Role.UP_TO, number[1]);
    } else if (sign == '/' && digits[1] == 4 && number[0] >= 1 && number[0] <= MONTHS) {
      word.with(Role.MONTH, number[0]).with(Role.UP_TO_YEAR, number[1]);
    } else if ((sign == '/' || sign == '.') && digits[0] <= 2 && digits[1] <= 2) {
      word.with(Role.TWO_NUMBERS, CENTURY * number[0] + number[1]);
    } else {
      return null;
    }
    return new Lexeme(word, start, at);
  }

  /** 2013-14 and 2017/18 are seasons, 2019-2023 is a span, 2024-06 a month. */
  private void addYears(Word word) {
    int first = number[0];
    if (digits[1] == 2 && number[1] > first % CENTURY) {
      word.with(Role.YEAR, first).with(Role.UP_TO_YEAR, first - first % CENTURY + number[1]);
    } else if (digits[1] == 2 && first % CENTURY == CENTURY - 1 && number[1] == 0) {
      word.with(Role.YEAR, first).with(Role.UP_TO_YEAR, first + 1);
    } else if (digits[1] == 4 && number[1] > first) {
      word.with(Role.YEAR, first).with(Role.UP_TO_YEAR, number[1]);
    } else if (digits[1] == 2 && separator[1] == '-' && number[1] >= 1 && number[1] <= MONTHS) {
      word.with(Role.MONTH, number[1]).with(Role.UP_TO_YEAR, first);
    }
  }

  private Lexeme date(int start) {
    char sign = separator[1];
    if (sign != separator[2] || sign == ',' || sign == ':') {
      return null;
    }
    Word word = new Word();
    if (digits[0] == 4 && digits[1] <= 2 && digits[2] <= 2) {
      addDate(word, Role.DATE, number[0], number[1], number[2]);
    } else if (digits[0] <= 2 && digits[1] <= 2 && (digits[2] == 4 || digits[2] == 2)) {
      int year = digits[2] == 4 ? number[2] : 2000 + number[2];
      addDate(word, Role.DATE, year, number[1], number[0]);
      addDate(word, Role.DATE_MONTH_FIRST, year, number[0], number[1]);
    }
    boolean isDate = word.is(Role.DATE) || word.is(Role.DATE_MONTH_FIRST);
    return isDate ? new Lexeme(word, start, at) : null;
  }

  private void addDate(Word word, Role role, int year, int month, int day) {
    int yearInUse = year > 2400 ? year - words.yearsAhead : year;
    if (yearInUse < 1000 || yearInUse > 2199) {
      return;
    }
    try {
      word.with(role, (int) LocalDate.of(yearInUse, month, day).toEpochDay());
    } catch (DateTimeException noSuchDay) {
      // Then it is no date in this order.
    }
  }
}
