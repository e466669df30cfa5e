package dev.warta.enrich.entities.tagger;

import dev.warta.enrich.text.Tokens;

/**
 * Says how the words of a text are read where their capitals say nothing, as in a headline that has
 * one on every word.
 */
@FunctionalInterface
public interface Casing {

  /** Reads every word as it is written. */
  Casing AS_WRITTEN = (tokens, token) -> Read.AS_WRITTEN;

  /** How a word is read. */
  enum Read {
    AS_WRITTEN,
    /** As if it had no capital. */
    SMALL,
    /** As if it had one capital, the first letter. */
    CAPITALISED
  }

  /** How a token is read. */
  Read of(Tokens tokens, int token);
}
