package dev.warta.enrich.calendar;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The words of dates in several languages at once, for text whose language is not known; where they
 * disagree about a word, the first language counts.
 */
final class LineWords {

  private final PhraseTrie<LineWord> words = new PhraseTrie<>(LineWord::new);
  private final Map<String, ZoneOffset> zones = new HashMap<>();
  private final List<String> yearMarks = new ArrayList<>();
  private final List<String> monthMarks = new ArrayList<>();
  private final List<String> dayMarks = new ArrayList<>();
  private int yearsAhead;

  /** What a word says of the day; one that says nothing may stand in a date all the same. */
  static final class LineWord {
    private int month;
    private int weekday;
    private boolean isAround;

    /** 1 is January, 0 for no month. */
    int month() {
      return month;
    }

    /** 1 is Monday, 0 for no weekday. */
    int weekday() {
      return weekday;
    }
  }

  LineWords(List<String> languages) {
    languages.forEach(language -> add(DayWords.in(language)));
    Stream.of(yearMarks, monthMarks, dayMarks)
        .forEach(marks -> marks.sort(Comparator.comparingInt(String::length).reversed()));
  }

  private void add(DayWords days) {
    for (DayWords.Name name : days.months()) {
      LineWord word = words.word(name.text());
      word.month = word.month > 0 || word.isAround ? word.month : name.number();
    }
    for (DayWords.Name name : days.weekdays()) {
      LineWord word = words.word(name.text());
      word.weekday = word.weekday > 0 || word.isAround ? word.weekday : name.number();
    }
    days.around().forEach(phrase -> words.word(phrase).isAround = true);
    days.zones().forEach((name, zone) -> zones.putIfAbsent(Folding.fold(name), zone));
    yearMarks.addAll(days.marks().year());
    monthMarks.addAll(days.marks().month());
    dayMarks.addAll(days.marks().day());
    yearsAhead = Math.max(yearsAhead, days.yearsAhead());
  }

  /** The longest phrase that begins at an offset and ends with a word; null for none. */
  PhraseTrie.Found<LineWord> at(String text, int start) {
    return words.longestAt(text, start, (word, from, end) -> isEnd(text, end) ? end : -1);
  }

  /** A number may follow a word at once, another letter only where words stand without spaces. */
  private static boolean isEnd(String text, int end) {
    return end >= text.length()
        || !isLetter(text, end)
        || Folding.isSpaceless(text.charAt(end))
        || Folding.isSpaceless(text.charAt(end - 1));
  }

  /** Whether the character at an offset belongs to a word. */
  static boolean isLetter(String text, int at) {
    int c = text.codePointAt(at);
    return Character.isLetter(c) || c >= 128 && isMark(Character.getType(c));
  }

  private static boolean isMark(int type) {
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  Map<String, ZoneOffset> zones() {
    return zones;
  }

  List<String> yearMarks() {
    return yearMarks;
  }

  List<String> monthMarks() {
    return monthMarks;
  }

  List<String> dayMarks() {
    return dayMarks;
  }

  /** How far the years of an era of one of the languages are ahead. */
  int yearsAhead() {
    return yearsAhead;
  }
}
