package dev.warta.enrich.calendar;

import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.util.ULocale;
import dev.warta.enrich.calendar.DayWords.Name;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * The names of the months and the days of the week in one language, written out and abbreviated, as
 * they stand in a date and by themselves.
 *
 * <p>They come from CLDR (by way of ICU4J). Immutable.
 *
 * @param months the names of the months of the Gregorian calendar, 1 is January
 * @param weekdays the names of the days of the week, 1 is Monday
 */
record CalendarSymbols(List<Name> months, List<Name> weekdays) {

  private static final int MONTHS = 12;
  private static final int DAYS = 7;
  private static final int[] CONTEXTS = {DateFormatSymbols.FORMAT, DateFormatSymbols.STANDALONE};

  /** The names in a language; those of CLDR's root where it does not know the language. */
  static CalendarSymbols in(ULocale language) {
    ULocale gregorian = language.setKeywordValue("calendar", "gregorian");
    DateFormatSymbols symbols = DateFormatSymbols.getInstance(gregorian);
    LinkedHashSet<Name> months = new LinkedHashSet<>();
    LinkedHashSet<Name> weekdays = new LinkedHashSet<>();
    for (int context : CONTEXTS) {
      String[] longMonths = symbols.getMonths(context, DateFormatSymbols.WIDE);
      String[] shortMonths = symbols.getMonths(context, DateFormatSymbols.ABBREVIATED);
      for (int i = 0; i < MONTHS; i++) {
        add(longMonths[i], shortMonths[i], i + 1, months);
      }
      String[] longDays = symbols.getWeekdays(context, DateFormatSymbols.WIDE);
      String[] shortDays = symbols.getWeekdays(context, DateFormatSymbols.ABBREVIATED);
      for (int i = 1; i <= DAYS; i++) {
        add(longDays[i], shortDays[i], (i + 5) % DAYS + 1, weekdays);
      }
    }
    return new CalendarSymbols(new ArrayList<>(months), new ArrayList<>(weekdays));
  }

  private static void add(String wide, String brief, int number, LinkedHashSet<Name> names) {
    String written = plain(wide);
    String abbreviated = plain(brief);
    names.add(new Name(written, number, false));
    if (!abbreviated.equals(written)) {
      names.add(new Name(abbreviated, number, true));
    }
  }

  private static String plain(String name) {
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }
}
