package dev.warta.enrich.dates;

import dev.warta.enrich.calendar.DayWords;
import dev.warta.enrich.calendar.Folding;
import dev.warta.enrich.calendar.PhraseTrie;
import dev.warta.enrich.text.LanguageFile;
import java.util.List;
import java.util.Map;

/** Puts the phrases of a language's file among its words. */
final class DateWordsOfFile {

  /** Sections whose phrases have one role and no value. */
  private static final Map<String, Role> PLAIN =
      Map.ofEntries(
          Map.entry("edge", Role.EDGE),
          Map.entry("filler", Role.FILLER),
          Map.entry("joiner", Role.JOINER),
          Map.entry("and", Role.AND),
          Map.entry("between", Role.BETWEEN),
          Map.entry("until", Role.UNTIL),
          Map.entry("since", Role.SINCE),
          Map.entry("past", Role.PAST),
          Map.entry("future", Role.FUTURE),
          Map.entry("year-word", Role.YEAR_WORD),
          Map.entry("date-word", Role.DATE_WORD),
          Map.entry("preposition", Role.PREPOSITION),
          Map.entry("vague", Role.VAGUE),
          Map.entry("amount", Role.AMOUNT),
          Map.entry("suspect", Role.SUSPECT),
          Map.entry("short", Role.SHORT),
          Map.entry("number-word", Role.NUMBER_WORD),
          Map.entry("decade-word", Role.DECADE_WORD),
          Map.entry("every", Role.EVERY),
          Map.entry("part-of-day", Role.PART_OF_DAY),
          Map.entry("no-date", Role.NO_DATE));

  private static final Map<String, Integer> DIRECTIONS = Map.of("last", -1, "this", 0, "next", 1);

  private final LanguageFile file;
  private final List<DayWords.Name> weekdays;
  private final PhraseTrie<Word> trie;

  private DateWordsOfFile(LanguageFile file, List<DayWords.Name> weekdays, PhraseTrie<Word> trie) {
    this.file = file;
    this.weekdays = weekdays;
    this.trie = trie;
  }

  static void add(LanguageFile file, List<DayWords.Name> weekdays, PhraseTrie<Word> trie) {
    new DateWordsOfFile(file, weekdays, trie).add();
  }

  private void add() {
    file.numbers("day", (phrase, n) -> addDistance(trie.word(phrase), Unit.DAY, n));
    file.numbers("number", (phrase, n) -> trie.word(phrase).with(Role.COUNT, n));
    file.phrases("period").forEach(this::addPeriod);
    file.phrases("holiday")
        .forEach(
            entry ->
                trie.word(file.left(entry)).with(Role.HOLIDAY, Holidays.code(file.right(entry))));
    DIRECTIONS.forEach(this::addDirection);
    addDistancesIntoThePast();
    PLAIN.forEach(
        (section, role) ->
            file.phrases(section).forEach(phrase -> trie.word(phrase).with(role, 1)));
  }

  /** An entry such as {@code setahun lalu=year-1}. */
  private void addPeriod(String entry) {
    String value = file.right(entry);
    int sign = Math.max(value.indexOf('-'), value.indexOf('+'));
    int distance = sign < 0 ? 0 : Integer.parseInt(value.substring(sign));
    Unit unit = Unit.of(sign < 0 ? value : value.substring(0, sign));
    addDistance(trie.word(file.left(entry)), unit, distance);
  }

  /** The last, this, the next; also with each of the units. */
  private void addDirection(String section, int direction) {
    for (String word : file.phrases(section)) {
      trie.word(word).with(Role.DIRECTION, direction);
      eachUnit((phrase, unit) -> addDistance(trie.word(word + " " + phrase), unit, direction));
      if (Folding.isSpaceless(word.charAt(0))) {
        weekdays.stream()
            .filter(name -> name.text().length() > 1)
            .forEach(name -> addDayOfWeek(word + name.text(), direction, name.number()));
      }
    }
    for (String word : file.phrases(section + "-behind")) {
      trie.word(word).with(Role.DIRECTION_BEHIND, direction);
      eachUnit((phrase, unit) -> addDistance(trie.word(phrase + " " + word), unit, direction));
    }
  }

  /** Such as 下周三, the Wednesday of the next week. */
  private void addDayOfWeek(String phrase, int direction, int weekday) {
    trie.word(phrase).with(Role.WEEKDAY, weekday).with(Role.PERIOD, Unit.WEEK.code(direction));
  }

  private void addDistancesIntoThePast() {
    for (String ago : file.phrases("ago")) {
      trie.word(ago).with(Role.AGO, 1);
    }
    boolean isOpened = !file.phrases("ago").isEmpty();
    for (String entry : file.phrases("unit")) {
      Unit unit = Unit.of(file.right(entry));
      if (isOpened) {
        trie.word(file.left(entry)).with(Role.AGO_UNIT, unit.ordinal());
      }
      for (String ago : file.phrases("ago-behind")) {
        String glue = Folding.isSpaceless(ago.charAt(0)) ? "" : " ";
        trie.word(file.left(entry) + glue + ago).with(Role.UNIT_AGO, unit.ordinal());
      }
    }
  }

  private interface UnitTaker {
    void take(String phrase, Unit unit);
  }

  private void eachUnit(UnitTaker taker) {
    for (String entry : file.phrases("unit")) {
      Unit unit = Unit.of(file.right(entry));
      if (unit != Unit.DAY) {
        taker.take(file.left(entry), unit);
      }
    }
  }

  static void addDistance(Word word, Unit unit, int distance) {
    if (unit == Unit.DAY) {
      word.with(Role.DAY, distance);
    } else {
      word.with(Role.PERIOD, unit.code(distance));
    }
  }
}
