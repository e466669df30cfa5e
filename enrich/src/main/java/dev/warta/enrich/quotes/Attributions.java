package dev.warta.enrich.quotes;

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

  private final SpeechWords words;
  private final BehindQuote behind;
  private final BeforeQuote before;
  private final EndOfFrame end;
  private final SpeechPack pack;
  private final List<QuotedSpan> spans;

  Attributions(SpeechWords words, Subjects subjects, SpeechPack pack, List<QuotedSpan> spans) {
    this.words = words;
    this.behind = new BehindQuote(words, subjects, pack);
    this.before = new BeforeQuote(words, subjects, pack);
    this.end = new EndOfFrame(words, subjects);
    this.pack = pack;
    this.spans = spans;
  }

  /**
   * What ties a quote of a frame; null where nothing does.
   *
   * @param last what ties the quote before it in the frame; null where nothing does
   */
  Attribution of(Frame frame, int quote, Attribution last) {
    Attribution found = behind.of(frame, quote, quoteOf(frame, quote));
    if (found != null) {
      return found.subject().kind() == Kind.THING ? null : found;
    }
    Attribution ahead = ahead(frame, quote, frame.before(quote));
    if (ahead == null && last != null && isShortGap(frame, quote)) {
      Attribution same = last.as("continued", 0.85);
      boolean goesOn = words.isComma(frame.quotes().get(quote).from() - 1);
      ahead = goesOn ? same : fitting(frame, quote, same);
    }
    if (ahead == null && last == null && quote > 0) {
      ahead = ahead(frame, quote, frame.from());
    }
    return ahead == null ? atTheEnd(frame, quote) : ahead;
  }

  /** What stands before the quote: Ana said: "…"; according to Ana, "…"; Ana: "…". */
  private Attribution ahead(Frame frame, int quote, int start) {
    int mark = frame.quotes().get(quote).from();
    int from = Math.max(start, mark - FARTHEST);
    if (isLabelled(mark, from)) {
      return null;
    }
    Attribution found = before.verb(frame, quote, from);
    if (found != null) {
      return found.subject().kind() == Kind.THING ? null : fitting(frame, quote, found);
    }
    return before.colon(from, mark);
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
        Attribution found = end.of(comma + 1, frame.to());
        if (found != null) {
          return found.subject().kind() == Kind.THING ? null : fitting(frame, quote, found);
        }
      }
      comma--;
    }
    return null;
  }

  private QuotedSpan quoteOf(Frame frame, int quote) {
    return spans.get(frame.first() + quote);
  }
}
