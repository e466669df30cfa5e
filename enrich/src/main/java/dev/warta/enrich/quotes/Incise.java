package dev.warta.enrich.quotes;

/**
 * Knows the attributions that stand inside speech itself: as in {@code «…, raconte Ana Gil, …»} or
 * behind the dash of a dialogue.
 */
final class Incise {

  private final SpeechWords words;

  /**
   * @param words the words of the body as if it had no quotes
   */
  Incise(SpeechWords words) {
    this.words = words;
  }

  /** Whether words that say who speaks begin at a token. */
  boolean beginsAt(int token) {
    if (token >= words.size()) {
      return false;
    }
    if (words.is(token, Cue.PRONOUN_VERB)) {
      return true;
    }
    int verb = token;
    boolean hasPronoun = false;
    while (verb < words.size()
        && words.is(verb, Cue.BETWEEN, Cue.HE, Cue.SHE, Cue.PRONOUN)
        && verb - token < 4) {
      hasPronoun = hasPronoun || words.is(verb, Cue.HE, Cue.SHE, Cue.PRONOUN);
      verb = words.endOf(verb);
    }
    if (!words.is(verb, Cue.VERB) || words.isCapitalised(token)) {
      return false;
    }
    return hasPronoun || hasSubject(words.endOf(verb));
  }

  private boolean hasSubject(int token) {
    if (token >= words.size()) {
      return false;
    }
    if (words.isWord(token) && words.isCapitalised(token)
        || words.is(token, Cue.HONORIFIC, Cue.HE, Cue.SHE, Cue.PRONOUN, Cue.PERSON)) {
      return true;
    }
    boolean hasArticle = words.is(token, Cue.ARTICLE, Cue.INDEFINITE);
    for (int i = token + 1; hasArticle && i < Math.min(token + 5, words.size()); i++) {
      if (words.is(i, Cue.PERSON)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Behind the attribution that begins at a token: the token where the speech goes on, or a limit.
   */
  int endOf(int token, int limit) {
    int end = token + 1;
    while (end < limit) {
      if (words.endsSentence(end)) {
        return end + 1;
      }
      if (words.isComma(end) && words.is(end + 1, Cue.RESUME)) {
        return end + 1;
      }
      end++;
    }
    return limit;
  }
}
