package dev.warta.enrich.quotes;

import dev.warta.enrich.quotes.Frame.Span;
import dev.warta.enrich.quotes.Subject.Kind;
import java.util.List;

/**
 * Finds what ties the quotes of a frame to their speakers.
 *
 * <p>In this order: a verb or source directly behind the quote; a verb, source or name before it; a
 * verb at the end of the frame. Part of a sentence in quotes must pass {@link PartialQuotes} too.
 */
final class Attributions {

  private static final int FARTHEST = Subjects.FARTHEST;

  private static final Subject DROPPED = new Subject(-1, -1, Kind.PRONOUN, null, true);

  private final SpeechWords words;
  private final Subjects subjects;
  private final SpeechPack pack;
  private final List<QuotedSpan> spans;

  Attributions(SpeechWords words, Subjects subjects, SpeechPack pack, List<QuotedSpan> spans) {
    this.words = words;
    this.subjects = subjects;
    this.pack = pack;
    this.spans = spans;
  }

  /**
   * What ties a quote of a frame; null where nothing does.
   *
   * @param before what ties the quote before it in the frame; null where nothing does
   */
  Attribution of(Frame frame, int quote, Attribution before) {
    Attribution behind = behind(frame, quote);
    if (behind != null) {
      return behind.subject().kind() == Kind.THING ? null : behind;
    }
    Attribution ahead = ahead(frame, quote, frame.before(quote));
    if (ahead == null && before != null && isShortGap(frame, quote)) {
      Attribution same = before.as("continued", 0.85);
      boolean goesOn = words.isComma(frame.quotes().get(quote).from() - 1);
      ahead = goesOn ? same : fitting(frame, quote, same);
    }
    if (ahead == null && before == null && quote > 0) {
      ahead = ahead(frame, quote, frame.from());
    }
    return ahead == null ? atTheEnd(frame, quote) : ahead;
  }

  /** What stands directly behind the quote: "…", said Ana; "…," she said; "…", according to Ana. */
  private Attribution behind(Frame frame, int quote) {
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
      return verbFirst(frame, quote, verb, to);
    }
    return subjectFirst(span, quoteOf(frame, quote), from, to);
  }

  private Subject behindUnknownVerb(int verb, int to) {
    Subject near = subjects.startingAt(verb + 1);
    boolean isTitled = words.is(verb + 1, Cue.PERSON, Cue.HONORIFIC, Cue.ARTICLE);
    Subject subject = near.isNone() && isTitled ? subjects.after(verb + 1, to) : near;
    return subject.kind() == Kind.NAME && subject.from() - verb <= 6 ? subject : Subject.NONE;
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
        isNamed ? "verb-after" : "pronoun", 0.85, isNamed ? name : DROPPED, verb, behind);
  }

  private Attribution verbFirst(Frame frame, int quote, int verb, int to) {
    int verbEnd = words.endOf(verb);
    Subject subject = subjects.after(verbEnd, to);
    if (subject.isNone()) {
      subject = subjectAhead(frame, quote);
    }
    if (subject.isNone() && pack.has("drops-pronouns")) {
      subject = DROPPED;
    }
    boolean isDoubtful =
        !isTied(frame, quote) && subject.isDescribed() && !subjects.isRole(subject);
    return subject.isNone() || isDoubtful
        ? null
        : Attribution.of(method(subject, "verb-after"), 0.95, subject, verb, verbEnd);
  }

  /** Whether a comma, a dash or a closing sign ties the quote to the words behind it. */
  private boolean isTied(Frame frame, int quote) {
    QuotedSpan span = quoteOf(frame, quote);
    int behind = frame.quotes().get(quote).to();
    return span.isJoined() || span.endsSentence() || words.isSign(behind, ",،、，—–-");
  }

  /** Turkish, Japanese and German set the subject before a quote and the verb behind it. */
  private Subject subjectAhead(Frame frame, int quote) {
    int mark = frame.quotes().get(quote).from();
    return quote == 0
        ? subjects.firstIn(Math.max(frame.from(), mark - FARTHEST), mark)
        : Subject.NONE;
  }

  private Attribution subjectFirst(Span span, QuotedSpan quote, int from, int to) {
    boolean opensClause = words.is(from, Cue.AND, Cue.THAT, Cue.CLAUSE, Cue.PREPOSITION, Cue.OF);
    if (opensClause && !words.is(from, Cue.PRONOUN, Cue.HONORIFIC, Cue.INDEFINITE)) {
      return null;
    }
    boolean isTied = quote.isJoined() || from > span.to() || quote.endsSentence();
    int farthest = Math.min(to, from + (isTied ? FARTHEST : 6));
    for (int verb = from + 1; verb < farthest; verb++) {
      if (words.is(verb, Cue.VERB) && !isPassive(verb)) {
        Subject subject = subjects.before(from, verb);
        boolean isNamed = subject.kind() == Kind.NAME || subject.kind() == Kind.PRONOUN;
        boolean isHere = isTied ? !subject.isNone() : subject.isBesideVerb() && isNamed;
        return isHere
            ? Attribution.of(method(subject, "verb-after"), 0.9, subject, verb, words.endOf(verb))
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

  /** What stands before the quote: Ana said: "…"; according to Ana, "…"; Ana: "…". */
  private Attribution ahead(Frame frame, int quote, int start) {
    int mark = frame.quotes().get(quote).from();
    int from = Math.max(start, mark - FARTHEST);
    if (isLabelled(mark, from)) {
      return null;
    }
    for (int token = mark - 1; token >= from; token--) {
      Attribution found = verbAhead(frame, quote, from, token, mark);
      if (found != null) {
        return found.subject().kind() == Kind.THING ? null : fitting(frame, quote, found);
      }
    }
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

  private Attribution verbAhead(Frame frame, int quote, int from, int token, int mark) {
    int end = words.endOf(token);
    if (words.is(token, Cue.PRONOUN_VERB)) {
      return Attribution.of("pronoun", 0.8, DROPPED, token, end);
    }
    if (words.is(token, Cue.SOURCE)) {
      Subject source = subjects.after(end, mark);
      return source.isNone() ? null : Attribution.of("source", 0.8, source, token, end);
    }
    if (!words.is(token, Cue.VERB, Cue.CALL) || isPassive(token)) {
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
      subject = DROPPED;
    }
    String method = words.is(token, Cue.VERB) ? "verb-before" : "called";
    return subject.isNone()
        ? null
        : Attribution.of(method(subject, method), 0.9, subject, token, end);
  }

  /** Whether nothing stands before the verb that could be its subject. */
  private boolean beginsClause(int verb, int from) {
    int before = verb - 1;
    while (before >= from && words.is(words.startOf(before), Cue.BETWEEN)) {
      before = words.startOf(before) - 1;
    }
    return before < from || !words.isWord(before) || words.is(before, Cue.AND);
  }

  private Attribution fitting(Frame frame, int quote, Attribution found) {
    return new PartialQuotes(words, frame, pack).accepts(quoteOf(frame, quote), quote, found)
        ? found
        : null;
  }

  /** Whether the word before the mark says that a name or a single word follows. */
  private boolean isLabelled(int mark, int from) {
    for (int token = Math.max(from, mark - 4); token < mark; token++) {
      if (words.is(token, Cue.LABEL) && words.endOf(token) == mark) {
        return true;
      }
    }
    return false;
  }

  private boolean isShortGap(Frame frame, int quote) {
    int from = frame.before(quote);
    int mark = frame.quotes().get(quote).from();
    return !isLabelled(mark, from) && mark - from <= 12;
  }

  /** What stands at the end: it was "a farce" from the start, Ana said. */
  private Attribution atTheEnd(Frame frame, int quote) {
    int from = frame.quotes().get(frame.quotes().size() - 1).to();
    if (isLabelled(frame.quotes().get(quote).from(), frame.before(quote))) {
      return null;
    }
    int comma = frame.to() - 1;
    while (comma >= from && frame.to() - comma <= FARTHEST) {
      if (words.isComma(comma)) {
        Attribution found = behindComma(comma + 1, frame.to());
        if (found != null) {
          return found.subject().kind() == Kind.THING ? null : fitting(frame, quote, found);
        }
      }
      comma--;
    }
    return null;
  }

  private Attribution behindComma(int from, int to) {
    if (words.is(from, Cue.SOURCE)) {
      Subject source = subjects.after(words.endOf(from), to);
      return source.isNone()
          ? null
          : Attribution.of("source", 0.75, source, from, words.endOf(from));
    }
    if (words.is(from, Cue.PRONOUN_VERB)) {
      return Attribution.of("pronoun", 0.75, DROPPED, from, words.endOf(from));
    }
    if (words.is(from, Cue.VERB)) {
      Subject subject = subjects.after(words.endOf(from), to);
      return subject.isNone()
          ? null
          : Attribution.of(method(subject, "verb-after"), 0.8, subject, from, words.endOf(from));
    }
    for (int verb = from + 1; verb < Math.min(to, from + 8); verb++) {
      if (words.is(verb, Cue.VERB) && !isPassive(verb)) {
        Subject subject = subjects.before(from, verb);
        boolean fits = !subject.isNone() && subject.isBesideVerb() && subject.from() - from <= 4;
        return fits
            ? Attribution.of(method(subject, "verb-after"), 0.8, subject, verb, words.endOf(verb))
            : null;
      }
    }
    return null;
  }

  private boolean isPassive(int verb) {
    return words.is(verb - 1, Cue.PASSIVE)
        || words.is(verb - 1, Cue.BETWEEN) && words.is(verb - 2, Cue.PASSIVE);
  }

  private static String method(Subject subject, String named) {
    return switch (subject.kind()) {
      case PRONOUN, MANY -> "pronoun";
      case ROLE, UNNAMED -> "role";
      default -> named;
    };
  }

  private QuotedSpan quoteOf(Frame frame, int quote) {
    return spans.get(frame.first() + quote);
  }
}
