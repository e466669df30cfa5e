package dev.warta.enrich.extract.html;

/**
 * A paragraph of a page, a heading, or an item of a list or table.
 *
 * @param linked how many of its characters are links
 */
record Passage(String text, Kind kind, int linked) {

  enum Kind {
    PARAGRAPH,
    HEADING,
    ITEM
  }

  private static final int LONG = 80;
  private static final String TERMINALS = ".!?…。！？؟۔।။។።";
  private static final String CLOSERS = "\"'”’»«›“)]）」』】 ";

  boolean isHeading() {
    return kind == Kind.HEADING;
  }

  boolean isItem() {
    return kind == Kind.ITEM;
  }

  /** Whether it is prose by its length; a character of Chinese or Japanese counts for several. */
  boolean isLong() {
    return Words.weight(text) >= LONG;
  }

  /** Whether it ends as a sentence does, quotation marks and brackets aside. */
  boolean endsSentence() {
    int end = text.length();
    while (end > 0 && CLOSERS.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return end > 0 && TERMINALS.indexOf(text.charAt(end - 1)) >= 0;
  }
}
