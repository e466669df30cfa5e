package dev.warta.enrich.quotes;

import java.util.List;

/**
 * A sentence of the newsroom with the quotes it holds: full stops inside of quotes do not end it.
 *
 * @param from its first token
 * @param to behind its last token
 * @param first number of its first quote, from 0
 * @param quotes where its quotes stand, in tokens
 * @param beginsParagraph whether it opens a paragraph
 */
record Frame(int from, int to, int first, List<Span> quotes, boolean beginsParagraph) {

  /** The tokens of a quote, marks included. */
  record Span(int from, int to) {}

  /** Behind the quote before, or the frame's beginning. */
  int before(int quote) {
    return quote == 0 ? from : quotes.get(quote - 1).to();
  }

  /** The beginning of the next quote, or the frame's end. */
  int after(int quote) {
    return quote + 1 == quotes.size() ? to : quotes.get(quote + 1).from();
  }

  /** Whether words stand outside of its quotes. */
  boolean hasWordsOutside(SpeechWords words) {
    for (int token = from; token < to; token++) {
      if (words.quoteOf(token) == 0 && words.isWord(token)) {
        return true;
      }
    }
    return false;
  }
}
