package dev.warta.enrich.dates;

/**
 * A date in a text with what it means.
 *
 * @param start its first character
 * @param end behind its last character
 * @param method how it was resolved
 */
record FoundDate(int start, int end, TimeSpan span, String method) {}
