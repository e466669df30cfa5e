package dev.warta.enrich.hints;

import dev.warta.enrich.ArticleDraft;
import dev.warta.enrich.Step;
import dev.warta.events.Carrier;
import dev.warta.events.Hints;
import dev.warta.events.RawArticle;

/**
 * Bounds and cleans the carrier's hints, and the source, address and place it gives of itself,
 * before another step looks at them.
 *
 * <p>The document itself is left alone. Stateless and safe for use by several threads.
 */
public final class CleanHints implements Step {

  static final String NAME = "clean-hints";

  private static final int MAX_TITLE = 1_000;
  private static final int MAX_NAME = 200;
  private static final int MAX_LOCATION = 4_000;

  @Override
  public ArticleDraft apply(ArticleDraft draft) {
    RawArticle raw = draft.raw();
    Cleaning cleaning = new Cleaning();
    RawArticle clean =
        new RawArticle(
            raw.getArticleId(),
            cleaning.line("source", raw.getSource(), MAX_NAME),
            cleaning.address("url", raw.getUrl(), MAX_LOCATION),
            raw.getMediaType(),
            raw.getCharset(),
            raw.getContent(),
            raw.getContentHash(),
            raw.getObservedAt(),
            clean(raw.getCarrier(), cleaning),
            clean(raw.getHints(), cleaning),
            raw.getGone());
    return cleaning.isNeeded() ? cleaning.tell(draft.withRaw(clean)) : draft;
  }

  private static Carrier clean(Carrier carrier, Cleaning cleaning) {
    return new Carrier(
        carrier.getKind(),
        cleaning.line("carrier", carrier.getLocation(), MAX_LOCATION),
        carrier.getPosition());
  }

  private static Hints clean(Hints hints, Cleaning cleaning) {
    return new Hints(
        cleaning.line("title", hints.getTitle(), MAX_TITLE),
        cleaning.lines("authors", hints.getAuthors(), MAX_NAME),
        cleaning.time("publishedAt", hints.getPublishedAt()),
        cleaning.time("updatedAt", hints.getUpdatedAt()),
        cleaning.language(hints.getLanguage()),
        cleaning.line("section", hints.getSection(), MAX_NAME),
        cleaning.lines("tags", hints.getTags(), MAX_NAME),
        cleaning.address("canonicalUrl", hints.getCanonicalUrl(), MAX_LOCATION),
        cleaning.lines("directives", hints.getDirectives(), MAX_NAME),
        cleaning.addresses("images", hints.getImages(), MAX_LOCATION));
  }
}
