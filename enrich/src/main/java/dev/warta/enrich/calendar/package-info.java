/**
 * What CLDR knows of the calendar of a language, for all who read dates: {@link
 * dev.warta.enrich.calendar.CalendarSymbols}.
 */
package dev.warta.enrich.calendar;
