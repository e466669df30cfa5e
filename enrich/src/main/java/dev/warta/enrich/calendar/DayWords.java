package dev.warta.enrich.calendar;

import com.ibm.icu.util.ULocale;
import dev.warta.enrich.text.LanguageFile;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What one language writes days with: the names of months and weekdays, the marks behind numbers,
 * the era, the time zones.
 *
 * <p>Out of CLDR, and what the language's file adds. Immutable.
 */
public final class DayWords {

  private final List<Name> months = new ArrayList<>();
  private final List<Name> weekdays = new ArrayList<>();
  private final Map<String, ZoneOffset> zones = new HashMap<>();
  private final List<String> around;
  private final Marks marks;
  private final int yearsAhead;

  /**
   * A name of a month or a weekday.
   *
   * @param number 1 is January, or Monday
   * @param isShort whether it is an abbreviation
   */
  public record Name(String text, int number, boolean isShort) {}

  /** What stands behind the number of a year, month or day, as in 2024年6月19日. */
  public record Marks(List<String> year, List<String> month, List<String> day) {}

  private DayWords(ULocale locale) {
    LanguageFile file = LanguageFile.ifAny(DayWords.class, locale.getLanguage());
    file.numbers("month", (name, n) -> months.add(new Name(name, n, false)));
    file.numbers("weekday", (name, n) -> weekdays.add(new Name(name, n, false)));
    file.phrases("zone")
        .forEach(entry -> zones.put(file.left(entry), ZoneOffset.of(file.right(entry))));
    around = file.phrases("around");
    marks =
        new Marks(file.phrases("year-mark"), file.phrases("month-mark"), file.phrases("day-mark"));
    yearsAhead = file.phrases("era").stream().mapToInt(Integer::parseInt).findFirst().orElse(0);
    add(CalendarSymbols.in(locale));
    if (locale.getLanguage().equals("zh")) {
      add(CalendarSymbols.in(ULocale.TRADITIONAL_CHINESE));
    }
  }

  /** The words of a language; the names of CLDR's root where it does not know it. */
  public static DayWords in(String language) {
    return new DayWords(ULocale.forLanguageTag(language));
  }

  private void add(CalendarSymbols symbols) {
    months.addAll(symbols.months());
    weekdays.addAll(symbols.weekdays());
  }

  /** The names of the months; of two for the same word the first counts. */
  public List<Name> months() {
    return Collections.unmodifiableList(months);
  }

  /** The names of the days of the week; of two for the same word the first counts. */
  public List<Name> weekdays() {
    return Collections.unmodifiableList(weekdays);
  }

  /** What stands behind numbers; empty lists in most languages. */
  public Marks marks() {
    return marks;
  }

  /** How far the years of the language's own era are ahead. */
  public int yearsAhead() {
    return yearsAhead;
  }

  /** The words that stand around the parts of a date and say nothing of the day. */
  List<String> around() {
    return around;
  }

  /** The names of time zones. */
  Map<String, ZoneOffset> zones() {
    return zones;
  }
}
