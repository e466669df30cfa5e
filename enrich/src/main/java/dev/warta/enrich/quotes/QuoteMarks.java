package dev.warta.enrich.quotes;

/**
 * Tells which characters of a text are quotation marks, and which way they look.
 *
 * <p>Marks belong to families; a quote ends with a mark of the family that it began with. A mark
 * looks like an opening one behind a space and before none, like a closing one the other way round;
 * an apostrophe stands between letters, a mark of feet or inches behind a digit.
 */
final class QuoteMarks {

  /** Marks that may end one another. */
  enum Family {
    DOUBLE,
    ANGLE,
    SMALL_ANGLE,
    SINGLE,
    CORNER,
    WHITE_CORNER
  }

  private QuoteMarks() {}

  /** The family of the mark; null where the character is none. */
  static Family family(char c) {
    return switch (c) {
      case '"', '“', '”', '„', '‟', '＂', '〝', '〞', '〟' -> Family.DOUBLE;
      case '«', '»' -> Family.ANGLE;
      case '‹', '›' -> Family.SMALL_ANGLE;
      case '\'', '‘', '’', '‚', '‛', '`' -> Family.SINGLE;
      case '「', '」', '｢', '｣' -> Family.CORNER;
      case '『', '』' -> Family.WHITE_CORNER;
      default -> null;
    };
  }

  /** Whether the character is a quotation mark or an apostrophe. */
  static boolean isMark(char c) {
    return family(c) != null;
  }

  /** How many characters the mark takes: two where single ones are doubled, as in {@code ''}. */
  static int width(String text, int at, int to) {
    char c = text.charAt(at);
    boolean isDoubled = at + 1 < to && text.charAt(at + 1) == c && "'`’‘,".indexOf(c) >= 0;
    return isDoubled ? 2 : 1;
  }

  /** Whether a quote may begin here. */
  static boolean opens(String text, int at, int from, int to) {
    char c = text.charAt(at);
    int behind = at + width(text, at, to);
    if (behind >= to) {
      return false;
    }
    return switch (c) {
      case '「', '『', '｢', '〝' -> true;
      case '」', '』', '｣', '〞', '〟' -> false;
      case '«', '‹' -> !closesOnly(text, at, behind, from, to);
      case '“', '„', '‟' -> !closesOnly(text, at, behind, from, to);
      case '»', '›', '”' -> opensOnly(text, at, behind, from);
      case '‘', '‚', '‛', '`' -> looksRight(text, behind) && !followsLetter(text, at, from);
      case '\'' -> opensOnly(text, at, behind, from) && startsWord(text, behind);
      case '"', '＂' -> !closesOnly(text, at, behind, from, to) && !followsDigit(text, at, from);
      default -> false;
    };
  }

  /** Whether a mark that may both open and close looks like an opening one alone. */
  static boolean opensOnly(String text, int at, int behind, int from) {
    return looksRight(text, behind) && !followsText(text, at, from);
  }

  /** Whether a mark that may both open and close looks like a closing one alone. */
  static boolean closesOnly(String text, int at, int behind, int from, int to) {
    boolean hasNothingBehind = behind >= to || !Character.isLetterOrDigit(text.charAt(behind));
    return followsText(text, at, from) && hasNothingBehind && !followedByMark(text, behind, to);
  }

  private static boolean followedByMark(String text, int behind, int to) {
    return behind + 1 < to
        && isMark(text.charAt(behind))
        && Character.isLetterOrDigit(text.charAt(behind + 1));
  }

  /** Whether words, not a space or a bracket, stand right before the offset. */
  private static boolean followsText(String text, int at, int from) {
    if (at <= from) {
      return false;
    }
    char before = text.charAt(at - 1);
    return !isSpace(before) && "([{—–-/:،、，。".indexOf(before) < 0 && !isOpening(before);
  }

  private static boolean isOpening(char c) {
    return "“„«‹‘‚「『".indexOf(c) >= 0;
  }

  private static boolean looksRight(String text, int behind) {
    return behind < text.length() && !isSpace(text.charAt(behind));
  }

  private static boolean followsLetter(String text, int at, int from) {
    return at > from && Character.isLetterOrDigit(text.charAt(at - 1));
  }

  private static boolean followsDigit(String text, int at, int from) {
    return at > from && Character.isDigit(text.charAt(at - 1));
  }

  /** A year or a decade behind an apostrophe is no word: '90s. */
  private static boolean startsWord(String text, int behind) {
    char next = text.charAt(behind);
    return Character.isLetter(next) || isMark(next) || next == '…' || next == '.';
  }

  static boolean isSpace(char c) {
    return c <= ' ' || Character.isSpaceChar(c);
  }
}
