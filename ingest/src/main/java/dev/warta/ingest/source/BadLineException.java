package dev.warta.ingest.source;

/**
 * A line, or another document or a part of one, that is not an article: what is wrong with it, and
 * what would have been right.
 */
public final class BadLineException extends Exception {

  private static final long serialVersionUID = 1L;

  private static final int MOST_SHOWN = 60;

  /** What kind of thing is wrong. */
  public enum Fault {
    /** It cannot be read. */
    MALFORMED,
    /** It can be read, but a field is missing or holds something else. */
    INVALID,
    /**
     * It is whole, but of its nature no article: withdrawn, a picture, a text that is elsewhere.
     */
    NO_ARTICLE,
    /** It has more bytes, or more parts, than are taken. */
    TOO_LARGE
  }

  private final Fault fault;
  private final String field;
  private final String expected;

  BadLineException(String reason, String expected) {
    this(Fault.INVALID, null, reason, expected);
  }

  private BadLineException(Fault fault, String field, String reason, String expected) {
    super(reason, null, false, false);
    this.fault = fault;
    this.field = field;
    this.expected = expected;
  }

  static BadLineException malformed(String reason, String expected) {
    return new BadLineException(Fault.MALFORMED, null, reason, expected);
  }

  /**
   * @param field where it shows; null for none
   */
  static BadLineException noArticle(String field, String reason, String expected) {
    return new BadLineException(Fault.NO_ARTICLE, field, reason, expected);
  }

  static BadLineException inField(String field, String problem, String expected) {
    return new BadLineException(
        Fault.INVALID, field, "field \"" + field + "\" " + problem, expected);
  }

  /**
   * @param field null where it is the whole document
   */
  static BadLineException tooLarge(String field, String bytes, String expected) {
    String reason = "has " + bytes + " bytes";
    return new BadLineException(
        Fault.TOO_LARGE,
        field,
        field == null ? reason : "field \"" + field + "\" " + reason,
        expected);
  }

  /** Of something that is small, but has more parts than are read. */
  static BadLineException tooMuch(String reason, String expected) {
    return new BadLineException(Fault.TOO_LARGE, null, reason, expected);
  }

  public Fault fault() {
    return fault;
  }

  /** Name of the field that is wrong; null where it is none of them. */
  public String field() {
    return field;
  }

  /** What would have been right. */
  public String expected() {
    return expected;
  }

  /** A value as it is shown in a message: in quotation marks, no longer than a line. */
  static String shown(String value) {
    return value.length() <= MOST_SHOWN
        ? '"' + value + '"'
        : '"' + value.substring(0, MOST_SHOWN) + "…\"";
  }
}
