package dev.warta.enrich.quotes;

import dev.warta.enrich.text.Tokens;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits quotes whose attribution stands inside their marks, as French and Italian papers do it.
 */
final class InsideMarks {

  private final Tokens tokens;
  private final SpeechWords words;
  private final Incise incise;

  private InsideMarks(SpeechWords words) {
    this.tokens = words.tokens();
    this.words = words;
    this.incise = new Incise(words);
  }

  static List<QuotedSpan> split(List<QuotedSpan> spans, SpeechWords words, SpeechPack pack) {
    if (spans.isEmpty() || !pack.has("inside-marks")) {
      return spans;
    }
    InsideMarks inside = new InsideMarks(words);
    List<QuotedSpan> split = new ArrayList<>();
    spans.forEach(span -> inside.split(span, split));
    return split;
  }

  private void split(QuotedSpan span, List<QuotedSpan> parts) {
    int from = tokens.tokenAt(span.start());
    int to = tokens.tokenAt(span.end());
    int sign = span.text().indexOf('\n') >= 0 ? to : attribution(from, to);
    if (sign >= to) {
      parts.add(span);
      return;
    }
    boolean isComma = words.isComma(sign) || isDash(sign);
    int end = isComma ? tokens.start(sign) : tokens.end(sign);
    QuotedSpan first = part(span.open(), span.start(), end, end);
    if (!first.text().isEmpty()) {
      parts.add(first);
    }
    int next = isDash(sign) ? behindDash(sign + 1, to) : incise.endOf(sign + 1, to);
    if (next < to) {
      int start = tokens.start(next);
      parts.add(part(start, start, span.end(), span.close()));
    }
  }

  /** The sign before an attribution among the tokens; the last token's end where there is none. */
  private int attribution(int from, int to) {
    for (int token = from + 1; token + 1 < to; token++) {
      if (words.isSign(token, ",?!…–—") && incise.beginsAt(token + 1)) {
        return token;
      }
    }
    return to;
  }

  private boolean isDash(int token) {
    return words.isSign(token, "–—");
  }

  private int behindDash(int from, int to) {
    int token = from;
    while (token < to && !isDash(token)) {
      token++;
    }
    return Math.min(token + 1, to);
  }

  private QuotedSpan part(int open, int start, int end, int close) {
    QuotedSpan part = QuotedSpan.of(tokens.text(), open, start, end, close, true);
    return new QuotedSpan(
        part.start(),
        part.end(),
        open,
        close,
        part.text(),
        true,
        open == start ? part.isJoined() : true);
  }
}
