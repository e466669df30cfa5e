package dev.warta.enrich.quotes;

/** How the words around a verb of speech hang together: clauses, prepositions, owners. */
final class Phrasing {

  static final int LONGEST_ROLE = 16;

  private final SpeechWords words;
  private final SpeakerNames names;
  private final boolean titlesFollowNames;

  Phrasing(SpeechWords words, SpeakerNames names, SpeechPack pack) {
    this.words = words;
    this.names = names;
    this.titlesFollowNames = pack.has("name-before-title");
  }

  /** Whether the word may part subject and verb. */
  boolean isBetween(int token) {
    return words.is(token, Cue.BETWEEN) && names.at(token) == null;
  }

  /** Whether something else than a noun begins here. */
  boolean endsClause(int token) {
    return words.is(token, Cue.THAT, Cue.CLAUSE, Cue.PREPOSITION, Cue.AND)
        && !words.is(token, Cue.PRONOUN, Cue.INDEFINITE, Cue.ARTICLE, Cue.HONORIFIC);
  }

  /** Whether a preposition rules the name: an interview with Ana. */
  boolean isGoverned(int token, int from) {
    int before = words.startOf(token - 1);
    while (before >= from && words.is(before, Cue.HONORIFIC, Cue.ARTICLE, Cue.PERSON)) {
      boolean isGenitive = words.is(before, Cue.OF) && words.is(before, Cue.ARTICLE);
      if (isGenitive && before > from && words.is(before - 1, Cue.PERSON)) {
        return true;
      }
      before = words.startOf(before - 1);
    }
    return before >= from && words.is(before, Cue.PREPOSITION, Cue.OF);
  }

  /** Whether the name only tells more of what follows: Ana's lawyer; the Alba mayor. */
  boolean isOwner(Spot spot) {
    if (spot.to() >= words.size()) {
      return false;
    }
    if (words.is(spot.to(), Cue.PERSON) && !titlesFollowNames) {
      return true;
    }
    return isClitic(spot.to());
  }

  /** Whether the token says that the one before it owns something. */
  boolean isClitic(int token) {
    String text = words.tokens().token(token);
    return text.equals("'s") || text.equals("’s") || text.equals("'") || text.equals("’");
  }

  /** The next comma or the like; the limit where there is none. */
  int endOfChunk(int from, int to) {
    int end = from;
    while (end < to
        && !words.isSign(end, ",،、，;:([—–")
        && !words.endsSentence(end)
        && words.quoteOf(end) == 0) {
      end++;
    }
    return end;
  }

  /** Behind the forms of address that begin here. */
  int skipAddress(int from, int to) {
    int token = from;
    while (token < to && words.is(token, Cue.HONORIFIC)) {
      token = words.endOf(token);
    }
    return token;
  }

  /** Whether the words describe somebody. */
  boolean isRole(int from, int to) {
    for (int token = from; token < to; token++) {
      if (words.is(token, Cue.PERSON)) {
        return true;
      }
    }
    return words.is(from, Cue.ARTICLE, Cue.INDEFINITE) && to - from <= LONGEST_ROLE;
  }
}
