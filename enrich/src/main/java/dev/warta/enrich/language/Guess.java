package dev.warta.enrich.language;

/**
 * What one way of looking at a text says of its language.
 *
 * @param tag BCP-47 tag
 * @param confidence from 0 to 1
 * @param method how it was found, as the evidence names it
 */
record Guess(String tag, double confidence, String method) {}
