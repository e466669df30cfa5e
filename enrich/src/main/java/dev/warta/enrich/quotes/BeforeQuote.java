package dev.warta.enrich.quotes;

import dev.warta.enrich.quotes.Subject.Kind;

/**
 * Finds what ties a quote to its speaker before it: Ana said: "…"; according to Ana, "…"; Ana: "…".
 */
final class BeforeQuote {

  private final SpeechWords words;
  private final Subjects subjects;
  private final SpeechPack pack;

  BeforeQuote(SpeechWords words, Subjects subjects, SpeechPack pack) {
    this.words = words;
    this.subjects = subjects;
    this.pack = pack;
  }

  /** The verb or source nearest to a quote of a frame, not before a token; null for none. */
  Attribution verb(Frame frame, int quote, int from) {
    for (int token = frame.quotes().get(quote).from() - 1; token >= from; token--) {
      Attribution found = verbAt(frame, quote, from, token);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** The speaker whom a colon right before a mark names; null for none. */
  Attribution colon(int from, int mark) {
    boolean hasColon = words.isSign(mark - 1, ":：") && mark - 1 >= from;
    Subject subject = hasColon ? subjects.firstIn(from, mark - 1) : Subject.NONE;
    boolean isSpeaker =
        subject.kind() == Kind.NAME
            || subject.kind() == Kind.PRONOUN
            || subject.isDescribed() && subjects.isRole(subject);
    return isSpeaker
        ? new Attribution("colon", 0.7, subject, -1, subject.from(), subject.to())
        : null;
  }

  private Attribution verbAt(Frame frame, int quote, int from, int token) {
    int mark = frame.quotes().get(quote).from();
    int end = words.endOf(token);
    if (words.is(token, Cue.PRONOUN_VERB)) {
      return Attribution.of("pronoun", 0.8, Subject.DROPPED, token, end);
    }
    if (words.is(token, Cue.SOURCE)) {
      Subject source = subjects.after(end, mark);
      return source.isNone() ? null : Attribution.of("source", 0.8, source, token, end);
    }
    if (!words.is(token, Cue.VERB, Cue.CALL) || words.isPassive(token)) {
      return null;
    }
    Subject subject = subjects.before(from, token);
    if (subject.isNone() && quote > 0) {
      subject = subjects.before(frame.from(), token);
    }
    boolean mayFollow =
        subject.isNone() && (!pack.has("subject-first") || beginsClause(token, from));
    Subject behind = mayFollow || pack.has("verb-first") ? subjects.after(end, mark) : Subject.NONE;
    subject = behind.isNone() ? subject : behind;
    if (subject.isNone() && pack.has("drops-pronouns")) {
      subject = Subject.DROPPED;
    }
    String method = words.is(token, Cue.VERB) ? "verb-before" : "called";
    return subject.isNone() ? null : Attribution.byVerb(method, 0.9, subject, token, end);
  }

  /** Whether nothing stands before the verb that could be its subject. */
  private boolean beginsClause(int verb, int from) {
    int before = verb - 1;
    while (before >= from && words.is(words.startOf(before), Cue.BETWEEN)) {
      before = words.startOf(before) - 1;
    }
    return before < from || !words.isWord(before) || words.is(before, Cue.AND);
  }
}
