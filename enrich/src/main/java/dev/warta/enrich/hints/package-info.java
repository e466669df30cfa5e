/**
 * Makes what the carrier says of an article fit to be published.
 *
 * <p>Hints come from strangers. Each is kept as far as a program downstream can take it; what was
 * left out, cut or dropped is told in the event's {@code problems}: kind {@code
 * replaced-characters}, {@code truncated}, {@code bad-date}, {@code bad-language} or {@code
 * bad-url}.
 */
package dev.warta.enrich.hints;
