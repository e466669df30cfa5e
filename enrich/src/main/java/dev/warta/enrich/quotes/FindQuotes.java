package dev.warta.enrich.quotes;

import dev.warta.enrich.ArticleDraft;
import dev.warta.enrich.Step;
import dev.warta.enrich.text.Tokens;
import dev.warta.events.Quote;
import dev.warta.events.TextPart;
import java.util.List;
import java.util.Optional;

/**
 * Finds direct speech and who says it.
 *
 * <p>A quote is text between quotation marks, or behind the dash of a dialogue, that words tie to a
 * speaker ("…", kata Ratna Dewi). Marked text without such a tie (a title, an ironic word) is none.
 * The words come from the language's {@link SpeechPack}; an article in a language without one
 * yields whole sentences between marks, without speakers. Looks in the body alone. Of an article
 * the first {@link #MOST} quotes are kept, of at most 5,000 characters each; a problem tells what
 * was left out.
 *
 * <p>Measured: see {@code package-info}. Reads a language's pack at its first article; safe for use
 * by several threads.
 */
public final class FindQuotes implements Step {

  /** The most quotes of an article. */
  public static final int MOST = 500;

  private static final String NAME = "find-quotes";

  private final SpeechPacks packs = new SpeechPacks();

  @Override
  public ArticleDraft apply(ArticleDraft draft) {
    Optional<Tokens> body =
        draft.tokens().parts().stream().filter(t -> t.part() == TextPart.body).findFirst();
    return body.isEmpty() ? draft : apply(draft, body.get());
  }

  private ArticleDraft apply(ArticleDraft draft, Tokens body) {
    SpeechPack pack = packs.forLanguage(draft.language());
    QuotedSpans found = QuotedSpans.in(body.text(), pack.words(Cue.ELIDED));
    boolean isStopped = found.spans().size() >= QuotedSpans.MOST;
    if (pack.isEmpty()) {
      List<Quote> quotes = UnattributedQuotes.of(found.spans(), body.text());
      return withQuotes(draft, quotes, found.tooLong(), isStopped);
    }
    if (found.spans().isEmpty() && !DashDialogue.mayBeIn(body.text())) {
      return withQuotes(draft, List.of(), found.tooLong(), isStopped);
    }
    SpeechWords words = SpeechWords.of(body, pack);
    DashDialogue.Found all = DashDialogue.add(InsideMarks.split(found.spans(), words, pack), words);
    List<Quote> quotes = AttributedQuotes.of(all.spans(), words, draft.event().getEntities(), pack);
    return withQuotes(draft, quotes, found.tooLong() + all.tooLong(), isStopped);
  }

  private static ArticleDraft withQuotes(
      ArticleDraft draft, List<Quote> quotes, int tooLong, boolean isStopped) {
    int kept = Math.min(quotes.size(), MOST);
    ArticleDraft with = kept == 0 ? draft : draft.withQuotes(List.copyOf(quotes.subList(0, kept)));
    return truncated(with, quotes.size() - kept, tooLong, isStopped);
  }

  private static ArticleDraft truncated(
      ArticleDraft draft, int leftOut, int tooLong, boolean isStopped) {
    boolean isMore = isStopped || leftOut > 0;
    if (tooLong == 0 && !isMore) {
      return draft;
    }
    String message =
        "quotes left out: %d too long, %d%s behind the first %d"
            .formatted(tooLong, leftOut, isMore ? " or more" : "", MOST);
    return draft.withProblem(NAME, "truncated", message);
  }
}
