package dev.warta.ingest.source;

/** A line that is not an article: what is wrong with it, and what would have been right. */
final class BadLineException extends Exception {

  private static final long serialVersionUID = 1L;

  private static final int MOST_SHOWN = 60;

  private final String expected;

  BadLineException(String reason, String expected) {
    super(reason, null, false, false);
    this.expected = expected;
  }

  static BadLineException inField(String field, String problem, String expected) {
    return new BadLineException("field \"" + field + "\" " + problem, expected);
  }

  String expected() {
    return expected;
  }

  /** A value as it is shown in a message: in quotation marks, no longer than a line. */
  static String shown(String value) {
    return value.length() <= MOST_SHOWN
        ? '"' + value + '"'
        : '"' + value.substring(0, MOST_SHOWN) + "…\"";
  }
}
