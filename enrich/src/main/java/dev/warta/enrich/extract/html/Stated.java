package dev.warta.enrich.extract.html;

/**
 * What a page says of its article in one place.
 *
 * @param text as written there
 * @param method the place: {@code json-ld}, {@code meta}, {@code microdata}, {@code time-element},
 *     {@code visible}, {@code url}, …
 * @param confidence how far the place is to be trusted, from 0 to 1
 */
public record Stated(String text, String method, double confidence) {}
