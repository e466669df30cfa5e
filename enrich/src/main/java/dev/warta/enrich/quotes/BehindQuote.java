package dev.warta.enrich.quotes;

import dev.warta.enrich.quotes.Frame.Span;
import dev.warta.enrich.quotes.Subject.Kind;
import java.lang.Character.UnicodeScript;

/**
 * Finds what ties a quote to its speaker directly behind it: "…", said Ana; "…," she said; "…",
 * according to Ana.
 */
final class BehindQuote {

  private final SpeechWords words;
  private final Subjects subjects;
  private final SpeechPack pack;

  BehindQuote(SpeechWords words, Subjects subjects, SpeechPack pack) {
    this.words = words;
    this.subjects = subjects;
    this.pack = pack;
  }

  /** What ties a quote of a frame from behind; null where nothing does. */
  Attribution of(Frame frame, int quote, QuotedSpan quoted) {
    Span span = frame.quotes().get(quote);
    int to = frame.after(quote);
    int from = skipSigns(span.to(), to);
    if (from >= to || !words.isWord(from) && !words.is(from, Cue.VERB)) {
      return null;
    }
    if (words.is(from, Cue.PRONOUN_VERB)) {
      return pronounVerb(from, to);
    }
    if (words.is(from, Cue.SOURCE)) {
      Subject source = subjects.after(words.endOf(from), to);
      return source.isNone()
          ? null
          : Attribution.of("source", 0.85, source, from, words.endOf(from));
    }
    int verb = from;
    while (verb < to && words.is(verb, Cue.BETWEEN) && !words.is(verb, Cue.VERB)) {
      verb = words.endOf(verb);
    }
    if (words.is(verb, Cue.VERB, Cue.TAG) && verb < to) {
      return verbFirst(frame, quote, quoted, verb, to);
    }
    if (words.is(from, Cue.QUOTATIVE)) {
      return lateVerb(frame, quote, words.endOf(from), to);
    }
    return subjectFirst(span, quoted, from, to);
  }

  /** Behind a quotative the subject, or what was the occasion, and the verb: 「…」と安藤市長は話した. */
  private Attribution lateVerb(Frame frame, int quote, int from, int to) {
    int verb = words.isComma(from) ? from + 1 : from;
    int farthest = Math.min(to, verb + Subjects.FARTHEST);
    while (verb < farthest && !words.is(verb, Cue.LATE_VERB)) {
      if (!mayPrecedeLateVerb(verb)) {
        return null;
      }
      verb = words.endOf(verb);
    }
    if (verb >= farthest) {
      return null;
    }
    Subject subject = subjects.before(from, verb);
    subject = subject.isNone() ? subjectAhead(frame, quote) : subject;
    subject = subject.isNone() && pack.has("drops-pronouns") ? Subject.DROPPED : subject;
    return subject.isNone()
        ? null
        : Attribution.byVerb("verb-after", 0.85, subject, verb, words.endOf(verb));
  }

  /** Another verb would have the quote for itself: it ends in Hiragana, which no pack lists. */
  private boolean mayPrecedeLateVerb(int token) {
    boolean isKnown =
        words.is(token, Cue.BETWEEN, Cue.PERSON, Cue.HONORIFIC, Cue.PARTICLE)
            || words.is(token, Cue.PRONOUN, Cue.HE, Cue.SHE, Cue.THEY);
    int first = words.tokens().text().codePointAt(words.tokens().start(token));
    return isKnown || words.isWord(token) && UnicodeScript.of(first) != UnicodeScript.HIRAGANA;
  }

  private int skipSigns(int from, int to) {
    int token = from;
    while (token < to && words.isSign(token, ",،、，—–-―;.")) {
      if (words.isSign(token, ".;") && !words.isWord(Math.min(token + 1, to - 1))) {
        return to;
      }
      token++;
    }
    return token;
  }

  private Attribution pronounVerb(int verb, int to) {
    int behind = words.endOf(verb);
    Subject name =
        behind < to && !words.isComma(behind) ? subjects.after(behind, to) : Subject.NONE;
    boolean isNamed = name.kind() == Kind.NAME && name.isBesideVerb() && name.from() == behind;
    return Attribution.of(
        isNamed ? "verb-after" : "pronoun", 0.85, isNamed ? name : Subject.DROPPED, verb, behind);
  }

  private Attribution verbFirst(Frame frame, int quote, QuotedSpan quoted, int verb, int to) {
    int verbEnd = words.endOf(verb);
    Subject subject = subjects.after(verbEnd, to);
    if (subject.isNone()) {
      subject = subjectAhead(frame, quote);
    }
    if (subject.isNone() && pack.has("drops-pronouns")) {
      subject = Subject.DROPPED;
    }
    boolean isDoubtful =
        !isTied(quoted, frame.quotes().get(quote))
            && subject.isDescribed()
            && !subjects.isRole(subject);
    return subject.isNone() || isDoubtful
        ? null
        : Attribution.byVerb("verb-after", 0.95, subject, verb, verbEnd);
  }

  /** Turkish, Japanese and German set the subject before a quote and the verb behind it. */
  private Subject subjectAhead(Frame frame, int quote) {
    int mark = frame.quotes().get(quote).from();
    return quote == 0
        ? subjects.firstIn(Math.max(frame.from(), mark - Subjects.FARTHEST), mark)
        : Subject.NONE;
  }

  /** Whether a comma, a dash or a closing sign ties the quote to the words behind it. */
  private boolean isTied(QuotedSpan quoted, Span span) {
    return quoted.isJoined() || quoted.endsSentence() || words.isSign(span.to(), ",،、，—–-");
  }

  private Attribution subjectFirst(Span span, QuotedSpan quote, int from, int to) {
    boolean opensClause = words.is(from, Cue.AND, Cue.THAT, Cue.CLAUSE, Cue.PREPOSITION, Cue.OF);
    if (opensClause && !words.is(from, Cue.PRONOUN, Cue.HONORIFIC, Cue.INDEFINITE)) {
      return null;
    }
    boolean isTied = quote.isJoined() || from > span.to() || quote.endsSentence();
    int farthest = Math.min(to, from + (isTied ? Subjects.FARTHEST : 6));
    for (int verb = from + 1; verb < farthest; verb++) {
      if (words.is(verb, Cue.VERB) && !words.isPassive(verb)) {
        Subject subject = subjects.before(from, verb);
        boolean isNamed = subject.kind() == Kind.NAME || subject.kind() == Kind.PRONOUN;
        boolean isHere = isTied ? !subject.isNone() : subject.isBesideVerb() && isNamed;
        return isHere
            ? Attribution.byVerb("verb-after", 0.9, subject, verb, words.endOf(verb))
            : null;
      }
    }
    Attribution source = sourceBehind(from, Math.min(to, from + 12));
    return source == null && isTied && quote.beginsSentence() ? byShape(from, to) : source;
  }

  /** A verb that no pack knows, where name and verb are all there is: "…," Ana Gil quavered. */
  private Attribution byShape(int from, int to) {
    Subject first = subjects.startingAt(from);
    int verb = first.isNone() ? from : first.to();
    Subject subject = first.isNone() ? behindUnknownVerb(from, to) : first;
    int end = Math.max(verb + 1, subject.to());
    boolean isWhole = end >= to || words.isComma(end) || words.endsSentence(end);
    boolean mayBeVerb =
        verb < to && words.isWord(verb) && !words.isCapitalised(verb) && !words.saysAnything(verb);
    return subject.kind() == Kind.NAME && isWhole && mayBeVerb
        ? Attribution.of("shape", 0.6, subject, verb, verb + 1)
        : null;
  }

  private Subject behindUnknownVerb(int verb, int to) {
    Subject near = subjects.startingAt(verb + 1);
    boolean isTitled = words.is(verb + 1, Cue.PERSON, Cue.HONORIFIC, Cue.ARTICLE);
    Subject subject = near.isNone() && isTitled ? subjects.after(verb + 1, to) : near;
    return subject.kind() == Kind.NAME && subject.from() - verb <= 6 ? subject : Subject.NONE;
  }

  private Attribution sourceBehind(int from, int to) {
    for (int token = from + 1; token < to; token++) {
      if (words.is(token, Cue.SOURCE_BEHIND)) {
        Subject subject = subjects.before(from, token);
        return subject.isNone()
            ? null
            : Attribution.of("source", 0.8, subject, token, words.endOf(token));
      }
    }
    return null;
  }
}
