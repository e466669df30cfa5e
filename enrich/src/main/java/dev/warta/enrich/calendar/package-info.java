/**
 * Reads the days that people write, for all who meet them: the one place that knows the names of
 * months and weekdays, digits of any script, the order of day and month, years of two digits and of
 * other eras, and which day is meant where the year is left out.
 *
 * <p>Two readers stand on it. {@link dev.warta.enrich.calendar.DateLine} reads text that is a date
 * and nothing else, in any language at once and its parts in any order: date lines, labels and
 * datelines, before the language is known. {@code dev.warta.enrich.dates} finds dates in running
 * text of a known language, where the order and what stands between the parts must prove that it is
 * one. Both take names and era from {@link dev.warta.enrich.calendar.DayWords}, numbers from {@link
 * dev.warta.enrich.calendar.NumberGroup}, decide two readings by {@link
 * dev.warta.enrich.calendar.DayOrder} and what was left out by {@link
 * dev.warta.enrich.calendar.PossibleDays}. What machines write is {@link
 * dev.warta.events.MachineTimes}' business.
 *
 * <p>The words are data: CLDR (by way of ICU4J), and what a translator adds in a file a language,
 * see {@code README.md} beside the files.
 */
package dev.warta.enrich.calendar;
