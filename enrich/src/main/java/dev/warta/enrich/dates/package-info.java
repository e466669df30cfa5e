/** Finds the dates an article names: {@link dev.warta.enrich.dates.FindDates}. */
package dev.warta.enrich.dates;
