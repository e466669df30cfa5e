package dev.warta.enrich.dates;

/** Tells whether four digits by themselves are a year, and no amount or number of something. */
final class YearCheck {

  private static final int FIRST_SURE = 1900;
  private static final int NEAR = 5;
  private static final String SIGNS_BEFORE = "$€£¥₹#№+/-.,:=~";
  private static final String SIGNS_BEHIND = "%°$€£¥₹/+=‰";

  private final Line line;
  private final String text;
  private final DateWords words;

  YearCheck(Line line, DateWords words) {
    this.line = line;
    this.text = line.text();
    this.words = words;
  }

  boolean isYear(int at) {
    Lexeme number = line.get(at);
    boolean isSaid = line.isBehind(at, Role.YEAR_WORD);
    if (isSaid) {
      return true;
    }
    if (touches(SIGNS_BEFORE, number.start() - 1) || touches(SIGNS_BEHIND, number.end())) {
      return false;
    }
    if (isCounting(at) || isBesideNumber(number) || isNumbered(at)) {
      return false;
    }
    boolean isLedTo =
        line.isBehind(at, Role.PREPOSITION)
            || line.isBehind(at, Role.SINCE)
            || line.isBehind(at, Role.UNTIL);
    int year = number.value(Role.NUMBER);
    if (year < FIRST_SURE) {
      return isLedTo && year >= 1500 && (year % 10 != 0 || !wordFollows(number.end()));
    }
    boolean isRound = year % 100 == 0 || year % 1000 == 0;
    return !isRound || isLedTo && !wordFollows(number.end());
  }

  private boolean isCounting(int at) {
    return line.isBefore(at, Role.AMOUNT) || line.isBefore(at, Role.UNIT_AGO);
  }

  /** A flight, a room or a road with its number. */
  private boolean isNumbered(int at) {
    return line.is(at - 1, Role.NUMBER_WORD)
        && line.get(at).start() - line.get(at - 1).end() <= NEAR;
  }

  private boolean touches(String signs, int at) {
    return at >= 0
        && at < text.length()
        && signs.indexOf(text.charAt(at)) >= 0
        && !isSentenceEnd(at);
  }

  /** A full stop or comma that a space follows ends something else. */
  private boolean isSentenceEnd(int at) {
    return ".,:".indexOf(text.charAt(at)) >= 0
        && (at + 1 >= text.length() || !Character.isLetterOrDigit(text.charAt(at + 1)));
  }

  /** Telephone and account numbers come in groups. */
  private boolean isBesideNumber(Lexeme number) {
    int before = number.start() - 2;
    int behind = number.end() + 1;
    return before >= 0 && text.charAt(before + 1) == ' ' && Character.isDigit(text.charAt(before))
        || behind < text.length()
            && text.charAt(behind - 1) == ' '
            && Character.isDigit(text.charAt(behind));
  }

  private boolean wordFollows(int end) {
    return end + 1 < text.length()
        && text.charAt(end) == ' '
        && Character.isLowerCase(text.charAt(end + 1))
        && !words.isFunctionWord(text, end + 1);
  }
}
