package dev.warta.enrich.quotes;

/**
 * Reads the role that stands beside a name: before it (the biologist Ana Gil), before a comma, or
 * behind one (Ana Gil, a biologist).
 */
final class RoleReader {

  private static final int LONGEST = 14;

  private final SpeechWords words;
  private final SpeakerNames names;

  RoleReader(SpeechWords words, SpeakerNames names) {
    this.words = words;
    this.names = names;
  }

  /** The role as written, without article; null where none is. */
  String roleOf(Spot spot) {
    String before = textBetween(startBefore(spot.from()), spot.from());
    if (before != null) {
      return before;
    }
    int comma = spot.from() - 1;
    if (words.isComma(comma)) {
      String apart = textBetween(startBefore(comma), comma);
      if (apart != null) {
        return apart;
      }
    }
    int behind = spot.to();
    return words.isComma(behind) ? behindComma(behind + 1) : null;
  }

  /** A description as written, without article. */
  String text(int from, int to) {
    int start = withoutArticle(from, to);
    return start >= to ? null : words.tokens().span(start, to);
  }

  private int startBefore(int end) {
    int start = end;
    while (start > 0 && end - start < LONGEST && goesBack(start - 1, end)) {
      start--;
    }
    return start;
  }

  private boolean goesBack(int token, int end) {
    boolean isName = names.at(token) != null && names.at(token).kind() == Spot.Kind.PERSON;
    boolean isWord = words.isWord(token) || words.isSign(token, "'’-&");
    return words.quoteOf(token) == 0
        && isWord
        && !isName
        && !isStop(token)
        && words.tokens().sentenceOf(token) == words.tokens().sentenceOf(end - 1);
  }

  private boolean isStop(int token) {
    boolean isRole = words.is(token, Cue.PERSON, Cue.OF);
    return !isRole
        && words.is(
            token,
            Cue.VERB,
            Cue.PRONOUN_VERB,
            Cue.TAG,
            Cue.SOURCE,
            Cue.THAT,
            Cue.CLAUSE,
            Cue.AND,
            Cue.BETWEEN,
            Cue.PREPOSITION,
            Cue.CALL,
            Cue.PASSIVE);
  }

  private String textBetween(int from, int to) {
    int head = -1;
    for (int token = from; token < to && head < 0; token++) {
      head = words.is(token, Cue.PERSON) ? token : -1;
    }
    if (head < 0) {
      return null;
    }
    int end = to;
    while (end > head + 1 && words.is(end - 1, Cue.HONORIFIC) && !words.is(end - 1, Cue.PERSON)) {
      end--;
    }
    int start = from;
    for (int token = from; token < head; token++) {
      start = words.is(token, Cue.ARTICLE, Cue.INDEFINITE) ? token : start;
    }
    return text(start, end);
  }

  private String behindComma(int from) {
    int end = from;
    boolean isRole = false;
    while (end < words.size() && end - from < LONGEST && isInside(end)) {
      isRole = isRole || words.is(end, Cue.PERSON);
      end++;
    }
    boolean hasArticle = from < words.size() && words.is(from, Cue.INDEFINITE, Cue.ARTICLE);
    return (isRole || hasArticle) && end > from ? text(from, end) : null;
  }

  private boolean isInside(int token) {
    boolean isStop =
        words.is(token, Cue.VERB, Cue.CLAUSE, Cue.THAT, Cue.PRONOUN_VERB)
            && !words.is(token, Cue.PERSON, Cue.OF);
    return words.quoteOf(token) == 0
        && !isStop
        && (words.isWord(token) || words.isSign(token, "'’-&"));
  }

  private int withoutArticle(int from, int to) {
    int start = from;
    while (start < to
        && words.is(start, Cue.ARTICLE, Cue.INDEFINITE)
        && !words.is(start, Cue.PERSON)) {
      start = words.endOf(start);
    }
    return start;
  }
}
