package dev.warta.cli;

import dev.warta.events.EnrichedArticle;
import dev.warta.events.Mention;
import dev.warta.events.TextPart;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * A part of an article's text with what was found in it marked: persons, organisations, places,
 * dates, and quotes with their speakers behind them.
 *
 * <p>The marks are characters first, which pass through the breaking of lines, and become codes of
 * the terminal then. Marks that would cross another one are left out.
 */
final class MarkedText {

  /** A stretch of the text; a note is shown behind it. */
  private record Span(int start, int end, Mark mark, String note) {}

  private static final Comparator<Span> OUTER_FIRST =
      Comparator.comparingInt(Span::start)
          .thenComparing(Comparator.comparingInt(Span::end).reversed());

  private final String text;
  private final List<Span> spans = new ArrayList<>();

  /** Any text; a mention outside of it is not marked. */
  MarkedText(EnrichedArticle article, TextPart part, String text) {
    this.text = text;
    article.getQuotes().stream()
        .filter(quote -> part == TextPart.body)
        .forEach(quote -> add(quote.getStart(), quote.getEnd(), Mark.quote, quote.getSpeaker()));
    article.getEntities().forEach(e -> add(part, e.getMentions(), Mark.of(e.getType())));
    article.getPlaces().forEach(place -> add(part, place.getMentions(), Mark.place));
    article.getDates().stream()
        .filter(date -> date.getPart() == part)
        .forEach(date -> add(date.getStart(), date.getEnd(), Mark.date, null));
    spans.sort(OUTER_FIRST);
  }

  private void add(TextPart part, List<Mention> mentions, Mark mark) {
    mentions.stream()
        .filter(mention -> mention.getPart() == part)
        .forEach(mention -> add(mention.getStart(), mention.getEnd(), mark, null));
  }

  private void add(int start, int end, Mark mark, String note) {
    if (start >= 0 && start < end && end <= text.length()) {
      spans.add(new Span(start, end, mark, note));
    }
  }

  /** A stretch of the text, harmless on a terminal, with characters for the marks in it. */
  String between(int from, int to) {
    StringBuilder marked = new StringBuilder();
    Deque<Span> open = new ArrayDeque<>();
    int at = from;
    for (Span span : spans) {
      if (span.end() <= from || span.start() >= to) {
        continue;
      }
      int start = Math.max(span.start(), from);
      at = closed(open, start, at, marked);
      boolean isInside = open.isEmpty() || span.end() <= open.peek().end();
      if (start < at || !isInside || !open.isEmpty() && isSame(open.peek(), span)) {
        continue;
      }
      marked.append(escaped(at, start)).append(span.mark().start());
      open.push(span);
      at = start;
    }
    at = closed(open, to, at, marked);
    marked.append(escaped(at, to));
    open.forEach(span -> marked.append(Mark.END));
    return marked.toString();
  }

  private static boolean isSame(Span one, Span other) {
    return one.start() == other.start() && one.end() == other.end();
  }

  /** Ends what ends before an offset; returns how far the text has come. */
  private int closed(Deque<Span> open, int offset, int from, StringBuilder marked) {
    int at = from;
    while (!open.isEmpty() && open.peek().end() <= offset) {
      Span span = open.pop();
      marked.append(escaped(at, span.end())).append(Mark.END);
      if (span.note() != null) {
        marked.append(" ‹").append(withoutMarks(TerminalText.onOneLine(span.note()))).append('›');
      }
      at = span.end();
    }
    return at;
  }

  private String escaped(int from, int to) {
    return withoutMarks(TerminalText.escaped(text.substring(from, to)));
  }

  /** A stranger's text may not mark itself. */
  private static String withoutMarks(String text) {
    return text.replaceAll("[\u206A-\u206F]", "");
  }

  /** Lines as the terminal shows them: no mark reaches over the end of a line. */
  static List<String> styled(List<String> lines) {
    Deque<Mark> open = new ArrayDeque<>();
    return lines.stream().map(line -> styled(line, open)).toList();
  }

  private static String styled(String line, Deque<Mark> open) {
    StringBuilder styled = new StringBuilder(codes(open));
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      Mark started = Mark.startedBy(c);
      if (started != null) {
        open.push(started);
        styled.append(codes(open));
      } else if (c == Mark.END && !open.isEmpty()) {
        open.pop();
        styled.append("\u001b[0m").append(codes(open));
      } else {
        styled.append(c);
      }
    }
    return open.isEmpty() ? styled.toString() : styled + "\u001b[0m";
  }

  /** What is inside is shown as what is around it and as itself. */
  private static String codes(Deque<Mark> open) {
    StringBuilder codes = new StringBuilder();
    open.descendingIterator()
        .forEachRemaining(mark -> codes.append("\u001b[").append(mark.code).append('m'));
    return codes.toString();
  }
}
