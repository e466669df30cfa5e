package dev.warta.enrich.extract;

import com.ibm.icu.util.ULocale;
import dev.warta.enrich.calendar.CalendarSymbols;
import java.time.DayOfWeek;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/**
 * Names of months, days of the week and time zones in the languages of the cues, in small letters.
 *
 * <p>They come from CLDR; the cues add what CLDR does not have.
 */
final class CalendarNames {

  final Map<String, Integer> months = new HashMap<>();
  final Map<String, DayOfWeek> weekdays = new HashMap<>();
  final Map<String, ZoneOffset> zones = new HashMap<>();

  CalendarNames(LanguageCues cues) {
    LanguageCues.LANGUAGES.forEach(this::addNames);
    cues.section("month").forEach(entry -> months.put(left(entry), Integer.parseInt(right(entry))));
    cues.section("weekday")
        .forEach(entry -> weekdays.put(left(entry), DayOfWeek.of(Integer.parseInt(right(entry)))));
    cues.section("zone").forEach(entry -> zones.put(left(entry), ZoneOffset.of(right(entry))));
  }

  private void addNames(String language) {
    CalendarSymbols symbols = CalendarSymbols.in(ULocale.forLanguageTag(language));
    symbols.months().forEach(name -> addName(name.text(), months, name.number()));
    symbols.weekdays().forEach(name -> addName(name.text(), weekdays, DayOfWeek.of(name.number())));
  }

  private static <T> void addName(String name, Map<String, T> names, T value) {
    String word = Plain.trimmed(fold(name), "", ".");
    if (isWord(word)) {
      names.putIfAbsent(word, value);
    }
  }

  private static String left(String entry) {
    return entry.substring(0, entry.indexOf('='));
  }

  private static String right(String entry) {
    return entry.substring(entry.indexOf('=') + 1);
  }

  private static boolean isWord(String name) {
    return !name.isEmpty()
        && name.codePoints()
            .allMatch(
                c -> Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK);
  }

  /** Text in small letters with digits of ASCII. */
  static String fold(String text) {
    String lower = Phrases.lower(Plain.of(text)).replace("i\u0307", "i");
    StringBuilder ascii = new StringBuilder(lower.length());
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      ascii.append(Character.isDigit(c) ? (char) ('0' + Character.digit(c, 10)) : c);
    }
    return ascii.toString();
  }
}
