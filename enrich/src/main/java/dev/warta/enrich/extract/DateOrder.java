package dev.warta.enrich.extract;

import dev.warta.enrich.extract.html.WebPage;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells whether a page writes the month of a date before its day. */
final class DateOrder {

  private static final Pattern NUMBERS =
      Pattern.compile("(?<![\\d./-])(\\d{1,2})[./-](\\d{1,2})[./-](?:19|20)\\d\\d(?!\\d)");
  private static final Pattern IN_NUMBERS =
      Pattern.compile("(?<![\\d./-])\\d{1,2}[./-]\\d{1,2}[./-](?:\\d\\d)?\\d\\d(?!\\d)");
  private static final Pattern WORDS =
      Pattern.compile(
          "(?<!\\d)(\\d{1,2}\\.? )?\\p{L}{3,}\\.?( \\d{1,2}(?!\\d))?,? (?:19|20)\\d\\d(?!\\d)");
  private static final Pattern AMERICAN = Pattern.compile("(?i)en(?:[-_]us)?");
  private static final int MONTHS = 12;

  private DateOrder() {}

  /** As one of its dates in numbers proves, or one in words suggests, or else its language. */
  static boolean isMonthFirst(WebPage page) {
    List<String> texts =
        page.published().stream().map(place -> place.text()).filter(Plain::hasDigit).toList();
    return first(texts, DateOrder::inNumbers)
        .or(() -> first(texts, DateOrder::inWords))
        .orElseGet(() -> page.language() != null && AMERICAN.matcher(page.language()).matches());
  }

  /** The day that a date in numbers would be in the other order; empty where there is none. */
  static Optional<LocalDate> exchanged(LocalDate day, String text) {
    boolean isOpen = day.getDayOfMonth() <= MONTHS && IN_NUMBERS.matcher(text).find();
    return isOpen
        ? Optional.of(LocalDate.of(day.getYear(), day.getDayOfMonth(), day.getMonthValue()))
        : Optional.empty();
  }

  private static Optional<Boolean> first(
      List<String> texts, Function<String, Optional<Boolean>> order) {
    return texts.stream().map(order).flatMap(Optional::stream).findFirst();
  }

  private static Optional<Boolean> inNumbers(String text) {
    Matcher numbers = NUMBERS.matcher(text);
    while (numbers.find()) {
      boolean firstIsDay = Integer.parseInt(numbers.group(1)) > MONTHS;
      boolean secondIsDay = Integer.parseInt(numbers.group(2)) > MONTHS;
      if (firstIsDay != secondIsDay) {
        return Optional.of(secondIsDay);
      }
    }
    return Optional.empty();
  }

  private static Optional<Boolean> inWords(String text) {
    Matcher words = WORDS.matcher(text);
    while (words.find()) {
      boolean dayBefore = words.group(1) != null;
      boolean dayBehind = words.group(2) != null;
      if (dayBefore != dayBehind) {
        return Optional.of(dayBehind);
      }
    }
    return Optional.empty();
  }
}
