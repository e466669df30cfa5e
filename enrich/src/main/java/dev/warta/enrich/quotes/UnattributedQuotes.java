package dev.warta.enrich.quotes;

import dev.warta.events.Quote;
import java.util.List;

/** What remains to say in a language whose words of speech are not known: whole sentences. */
final class UnattributedQuotes {

  private static final int FEWEST_CHARACTERS = 20;

  private UnattributedQuotes() {}

  static List<Quote> of(List<QuotedSpan> spans, String text) {
    return spans.stream()
        .filter(span -> isWhole(span, text))
        .map(UnattributedQuotes::quote)
        .toList();
  }

  private static boolean isWhole(QuotedSpan span, String text) {
    boolean hasCommaBehind =
        span.close() < text.length() && ",،，".indexOf(text.charAt(span.close())) >= 0;
    return span.beginsSentence()
        && (span.endsSentence() || span.isJoined() || hasCommaBehind)
        && span.text().length() >= FEWEST_CHARACTERS;
  }

  private static Quote quote(QuotedSpan span) {
    return Quote.newBuilder()
        .setText(span.text())
        .setStart(span.start())
        .setEnd(span.end())
        .setMethod("marks")
        .setConfidence(0.3)
        .build();
  }
}
