package dev.warta.enrich.quotes;

import dev.warta.enrich.quotes.QuoteMarks.Family;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Finds what stands between quotation marks in a text.
 *
 * <p>Nested quotes stay inside the outer one. A quote that is not closed in its paragraph runs to
 * the paragraph's end if it began the paragraph or the next one opens with a mark too, with which
 * it is then joined. A quote has at most {@link #LONGEST} characters, longer ones are left out and
 * counted; behind {@link #MOST} spans it stops. Time grows with the text's length: a closing mark
 * is sought once per family and paragraph where there is none.
 */
final class QuotedSpans {

  /** Blank characters between two paragraphs. */
  private static final int WIDEST_GAP = 16;

  static final int LONGEST = 5_000;

  static final int MOST = 2_000;

  private final String text;
  private final Set<String> elided;
  private final List<QuotedSpan> spans = new ArrayList<>();
  private final Set<Family> unclosed = EnumSet.noneOf(Family.class);
  private int tooLong;

  private QuotedSpans(String text, Set<String> elided) {
    this.text = text;
    this.elided = elided;
  }

  /**
   * The spans of a text, in their order.
   *
   * @param elided words that an apostrophe begins, in small letters: {@code em}, {@code tis}
   */
  static QuotedSpans in(String text, Set<String> elided) {
    QuotedSpans found = new QuotedSpans(text, elided);
    int from = 0;
    while (from < text.length() && found.spans.size() < MOST) {
      int to = text.indexOf('\n', from);
      to = to < 0 ? text.length() : to;
      found.collect(from, to);
      from = to + 1;
    }
    return found;
  }

  List<QuotedSpan> spans() {
    return spans;
  }

  /** How many quotes were left out since they are longer than {@link #LONGEST}. */
  int tooLong() {
    return tooLong;
  }

  private void collect(int from, int to) {
    unclosed.clear();
    boolean joins = goesOn(from, to);
    int at = from;
    while (at < to && spans.size() < MOST) {
      Family family = QuoteMarks.family(text.charAt(at));
      boolean mayOpen =
          family != null
              && !unclosed.contains(family)
              && QuoteMarks.opens(text, at, from, to)
              && !isElision(at, to);
      at = mayOpen ? collectFrom(at, from, to, family, joins) : at + 1;
      joins = joins && at <= from;
    }
  }

  /** Whether the paragraph opens with a mark and the last quote of the one before is not closed. */
  private boolean goesOn(int from, int to) {
    if (spans.isEmpty() || from >= to) {
      return false;
    }
    QuotedSpan last = spans.get(spans.size() - 1);
    return !last.isClosed()
        && from - last.close() <= WIDEST_GAP
        && text.substring(last.close(), from).isBlank();
  }

  private int collectFrom(int open, int from, int to, Family family, boolean joins) {
    int width = QuoteMarks.width(text, open, to);
    int limit = Math.min(to, open + LONGEST + 2);
    int close = new ClosingMark(text, from, limit).of(open, width, family);
    if (close >= 0) {
      int behind = close + (width == 2 ? QuoteMarks.width(text, close, to) : 1);
      add(QuotedSpan.of(text, open, open + width, close, behind, true), joins);
      return behind;
    }
    if (limit < to) {
      tooLong++;
      return limit;
    }
    unclosed.add(family);
    if (runsToTheEnd(open, from, to, family)) {
      add(QuotedSpan.of(text, open, open + width, to, to, false), joins);
      return to;
    }
    return open + 1;
  }

  private void add(QuotedSpan span, boolean joins) {
    if (span.text().isEmpty()) {
      return;
    }
    QuotedSpan whole = joins ? spans.remove(spans.size() - 1).join(span) : span;
    if (whole.text().length() > LONGEST) {
      tooLong++;
    } else {
      spans.add(whole);
    }
  }

  private boolean runsToTheEnd(int open, int from, int to, Family family) {
    boolean beginsParagraph = text.substring(from, open).isBlank();
    int next = to;
    while (next < text.length() && QuoteMarks.isSpace(text.charAt(next))) {
      next++;
    }
    boolean nextOpens =
        next < text.length()
            && QuoteMarks.family(text.charAt(next)) == family
            && QuoteMarks.opens(text, next, next, text.length());
    return nextOpens || beginsParagraph && family != Family.SINGLE;
  }

  private boolean isElision(int at, int to) {
    if (QuoteMarks.family(text.charAt(at)) != Family.SINGLE) {
      return false;
    }
    int end = at + 1;
    while (end < to && end < at + 8 && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return elided.contains(text.substring(at + 1, end).toLowerCase(java.util.Locale.ROOT));
  }
}
