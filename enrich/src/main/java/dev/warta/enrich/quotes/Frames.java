package dev.warta.enrich.quotes;

import dev.warta.enrich.text.Tokens;
import java.util.ArrayList;
import java.util.List;

/** Splits a body into frames: sentences that take the quotes inside them as one word each. */
final class Frames {

  private static final int ATTRIBUTION_WITHIN = 14;

  private final SpeechWords words;
  private final Tokens tokens;
  private final List<QuotedSpan> spans;
  private final List<Frame> frames = new ArrayList<>();

  private Frames(SpeechWords words, List<QuotedSpan> spans) {
    this.words = words;
    this.tokens = words.tokens();
    this.spans = spans;
  }

  static List<Frame> of(SpeechWords words, List<QuotedSpan> spans) {
    Frames split = new Frames(words, spans);
    split.split();
    return split.frames;
  }

  private void split() {
    int from = 0;
    int token = 0;
    while (token < tokens.size()) {
      int next = words.quoteOf(token) > 0 ? endOfQuote(token) : token + 1;
      if (next >= tokens.size() || endsBetween(token, next)) {
        add(from, next);
        from = next;
      }
      token = next;
    }
  }

  private int endOfQuote(int token) {
    int end = token;
    while (end < tokens.size() && words.quoteOf(end) == words.quoteOf(token)) {
      end++;
    }
    return end;
  }

  private boolean endsBetween(int token, int next) {
    boolean breaksParagraph = hasBreak(tokens.end(next - 1), tokens.start(next));
    if (words.quoteOf(token) > 0) {
      QuotedSpan span = spans.get(words.quoteOf(token) - 1);
      return breaksParagraph
          || span.endsSentence() && !span.isJoined() && !isAttributed(span, next);
    }
    if (words.isSign(token, ":：,") && words.quoteOf(next) > 0) {
      return false;
    }
    return breaksParagraph || tokens.sentenceOf(token) != tokens.sentenceOf(next);
  }

  private boolean hasBreak(int from, int to) {
    for (int i = from; i < to; i++) {
      if (tokens.text().charAt(i) == '\n') {
        return true;
      }
    }
    return false;
  }

  /** Whether what follows a whole sentence in quotes tells who said it: "Why?" Ana Gil asked. */
  private boolean isAttributed(QuotedSpan span, int next) {
    if (words.isComma(next) || words.isSign(next, "—–-")) {
      return true;
    }
    if (words.is(next, Cue.VERB, Cue.PRONOUN_VERB, Cue.TAG, Cue.SOURCE)) {
      return true;
    }
    if (!words.isWord(next)) {
      return words.isSign(next, ".。;；");
    }
    int c = tokens.text().codePointAt(tokens.start(next));
    boolean endsWithStop = span.text().endsWith(".");
    if (Character.isLowerCase(c) && !endsWithStop) {
      return true;
    }
    boolean mayFollow = !endsWithStop || !words.isCapitalised(next);
    return mayFollow && hasVerbSoon(next);
  }

  private boolean hasVerbSoon(int from) {
    int to = Math.min(tokens.size(), from + ATTRIBUTION_WITHIN);
    for (int token = from; token < to && words.quoteOf(token) == 0; token++) {
      if (words.endsSentence(token)) {
        return false;
      }
      if (words.is(token, Cue.VERB, Cue.PRONOUN_VERB)) {
        return true;
      }
    }
    return false;
  }

  private void add(int from, int to) {
    List<Frame.Span> quotes = new ArrayList<>();
    int first = -1;
    for (int token = from; token < to; ) {
      if (words.quoteOf(token) > 0) {
        first = first < 0 ? words.quoteOf(token) - 1 : first;
        int end = endOfQuote(token);
        quotes.add(new Frame.Span(token, end));
        token = end;
      } else {
        token++;
      }
    }
    boolean beginsParagraph = from == 0 || hasBreak(tokens.end(from - 1), tokens.start(from));
    frames.add(new Frame(from, to, first, quotes, beginsParagraph));
  }
}
