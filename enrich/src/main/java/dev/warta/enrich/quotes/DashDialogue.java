package dev.warta.enrich.quotes;

import dev.warta.enrich.text.Tokens;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds speech in paragraphs that a dash opens, as in Spanish or Russian: {@code —Me voy —dijo
 * Ana—. Ya es tarde.}
 *
 * <p>Only a paragraph with an attribution is a dialogue; others are lists.
 */
final class DashDialogue {

  private static final String DASHES = "—–―-";

  private final Tokens tokens;
  private final SpeechWords words;
  private final Incise incise;
  private final List<QuotedSpan> found = new ArrayList<>();
  private int tooLong;

  private DashDialogue(SpeechWords words) {
    this.tokens = words.tokens();
    this.words = words;
    this.incise = new Incise(words);
  }

  /**
   * The spans with those of dialogues, in their order.
   *
   * @param spans all spans
   * @param tooLong how many of the dialogues' were left out since they are too long
   */
  record Found(List<QuotedSpan> spans, int tooLong) {}

  /** Adds the spans of dialogues to those between marks. */
  static Found add(List<QuotedSpan> spans, SpeechWords words) {
    if (!mayBeIn(words.tokens().text())) {
      return new Found(spans, 0);
    }
    DashDialogue dialogue = new DashDialogue(words);
    dialogue.collect(spans);
    List<QuotedSpan> all = new ArrayList<>(spans);
    all.addAll(dialogue.found);
    all.sort(Comparator.comparingInt(QuotedSpan::open));
    return new Found(all, dialogue.tooLong);
  }

  /** Whether a dash begins a line of a text. */
  static boolean mayBeIn(String text) {
    int at = 0;
    while (at >= 0 && at < text.length()) {
      if (DASHES.indexOf(text.charAt(at)) >= 0) {
        return true;
      }
      at = text.indexOf('\n', at);
      while (at >= 0 && at < text.length() && text.charAt(at) <= ' ') {
        at++;
      }
    }
    return false;
  }

  private void collect(List<QuotedSpan> spans) {
    int from = 0;
    int span = 0;
    while (from < tokens.size()) {
      int to = endOfParagraph(from);
      while (span < spans.size() && spans.get(span).close() <= tokens.start(from)) {
        span++;
      }
      boolean hasMarks = span < spans.size() && spans.get(span).open() < tokens.end(to - 1);
      if (words.isSign(from, DASHES) && !hasMarks) {
        collect(from + 1, to);
      }
      from = to;
    }
  }

  private int endOfParagraph(int from) {
    int to = from + 1;
    while (to < tokens.size() && !breaksLine(tokens.end(to - 1), tokens.start(to))) {
      to++;
    }
    return to;
  }

  private boolean breaksLine(int from, int to) {
    for (int i = from; i < to; i++) {
      if (tokens.text().charAt(i) == '\n') {
        return true;
      }
    }
    return false;
  }

  private void collect(int from, int to) {
    int speech = from;
    boolean hasAttribution = false;
    for (int token = from + 1; token < to; token++) {
      boolean isDash = isDash(token);
      boolean mayEnd = isDash || words.isSign(token, ",?!…");
      if (mayEnd && incise.beginsAt(token + 1) && token > speech) {
        add(speech, isDash || words.isComma(token) ? token : token + 1);
        speech = isDash ? behindDash(token + 1, to) : incise.endOf(token + 1, to);
        hasAttribution = true;
        token = Math.max(token, speech - 1);
      }
    }
    if (hasAttribution && speech < to) {
      add(speech, to);
    }
  }

  private boolean isDash(int token) {
    return words.isSign(token, "—–―")
        || words.isSign(token, "-") && tokens.start(token) > tokens.end(token - 1);
  }

  /** Where speech goes on behind the dash that closes an attribution; the limit where none does. */
  private int behindDash(int from, int to) {
    int token = from;
    while (token < to && !isDash(token)) {
      token++;
    }
    token++;
    while (token < to && !words.isWord(token) && !words.isSign(token, "¿¡")) {
      token++;
    }
    return Math.min(token, to);
  }

  private void add(int from, int to) {
    if (from >= to || found.size() >= QuotedSpans.MOST) {
      return;
    }
    int start = tokens.start(from);
    int end = tokens.end(to - 1);
    QuotedSpan part = QuotedSpan.of(tokens.text(), start, start, end, end, true);
    if (part.text().length() > QuotedSpans.LONGEST) {
      tooLong++;
    } else if (!part.text().isEmpty()) {
      found.add(new QuotedSpan(part.start(), part.end(), start, end, part.text(), true, true));
    }
  }
}
