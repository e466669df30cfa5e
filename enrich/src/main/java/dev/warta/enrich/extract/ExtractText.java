package dev.warta.enrich.extract;

import dev.warta.enrich.ArticleDraft;
import dev.warta.enrich.CleanLine;
import dev.warta.enrich.Step;
import dev.warta.enrich.UnreadableArticleException;
import dev.warta.events.CanonicalUrl;
import dev.warta.events.EnrichedArticle;
import dev.warta.events.Evidence;
import dev.warta.events.Hints;
import dev.warta.events.RawArticle;
import java.util.List;
import java.util.Locale;

/**
 * Reads title, byline, dateline, body and credits out of an article in plain text.
 *
 * <p>It knows the layouts of wires and small sites in the languages of {@link LanguageCues}; an
 * article in another language still gets its title and body. What the text does not say is taken
 * from the carrier's hints, and the evidence says so. Markup is first turned into plain text, see
 * {@link HtmlText}. Section, tags and the canonical address are the carrier's alone. A document of
 * another media type, or without text, is unreadable.
 *
 * <p>Measured: see {@code package-info}. Stateless and safe for use by several threads; building
 * one reads the cues, so share it.
 */
public final class ExtractText implements Step {

  private static final String NAME = "extract-text";
  private static final int MAX_BINARY_SHARE = 10;
  private static final int MAX_MESSAGE = 300;
  private static final int MAX_TITLE = 1_000;

  private final Cuesheet cues;

  /** An extractor with the cues that come with the program. */
  public ExtractText() {
    this.cues = Cuesheet.bundled();
  }

  @Override
  public ArticleDraft apply(ArticleDraft draft) {
    RawArticle raw = draft.raw();
    String hint = blankToNull(raw.getHints().getTitle());
    boolean isTitleCut = false;
    TextDecoder.Decoded decoded;
    switch (mediaType(raw)) {
      case "text/plain" -> decoded = TextDecoder.decode(raw.getContent(), raw.getCharset());
      case "text/html" -> {
        HtmlText html = HtmlText.of(raw.getContent(), raw.getCharset());
        if (hint == null && html.title() != null) {
          CleanLine title = CleanLine.of(html.title(), MAX_TITLE);
          hint = blankToNull(title.text());
          isTitleCut = title.isCut();
        }
        decoded = TextDecoder.clean(html.text());
      }
      default ->
          throw new UnreadableArticleException(
              "media type \""
                  + raw.getMediaType()
                  + "\" is not supported; send text/plain or text/html");
    }
    refuseWithoutText(decoded, hint);
    PlainArticle article =
        PlainArticle.read(
            cues,
            decoded.text(),
            new PlainArticle.Known(hint, raw.getSource(), raw.getObservedAt()));
    ArticleDraft read =
        withEvidence(
            withAddress(draft.with(event -> fill(event, article, raw.getHints()))),
            article,
            decoded);
    return isTitleCut
        ? read.withProblem(NAME, "truncated", "the title was cut to " + MAX_TITLE + " characters")
        : read;
  }

  private static String mediaType(RawArticle raw) {
    String type = raw.getMediaType();
    int parameters = type.indexOf(';');
    return (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
  }

  private static String blankToNull(String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static void refuseWithoutText(TextDecoder.Decoded decoded, String hint) {
    if (decoded.text().codePoints().noneMatch(Character::isLetterOrDigit)) {
      throw new UnreadableArticleException(
          "the document has no text; check what its source delivers under this media type");
    }
    if (decoded.replaced() > 20
        && decoded.replaced() > decoded.text().length() / MAX_BINARY_SHARE) {
      throw new UnreadableArticleException(
          "the document looks binary ("
              + decoded.replaced()
              + " characters are no text); check its media type and charset");
    }
  }

  private static void fill(EnrichedArticle event, PlainArticle article, Hints hints) {
    event.setTitle(article.title());
    event.setStandfirst(article.standfirst());
    event.setBody(article.body());
    event.setAuthors(
        article.authors().isEmpty() ? List.copyOf(hints.getAuthors()) : article.authors());
    event.setEditors(article.editors());
    event.setAgency(article.agency());
    event.setDateline(article.dateline());
    event.setPublishedAt(
        article.published() == null ? hints.getPublishedAt() : article.published());
    event.setUpdatedAt(article.updated() == null ? hints.getUpdatedAt() : article.updated());
    event.setSection(blankToNull(hints.getSection()));
    event.setTags(
        hints.getTags().stream().map(String::strip).filter(tag -> !tag.isEmpty()).toList());
  }

  /** With the address the carrier calls canonical, else the one the document was found at. */
  private static ArticleDraft withAddress(ArticleDraft draft) {
    String canonical = blankToNull(draft.raw().getHints().getCanonicalUrl());
    String found = blankToNull(draft.raw().getUrl());
    String address = canonical == null && isOfTheWeb(found) ? found : canonical;
    if (address == null) {
      return draft;
    }
    try {
      String normal = CanonicalUrl.normalise(address);
      return draft.with(event -> event.setCanonicalUrl(normal));
    } catch (IllegalArgumentException noAddress) {
      return draft.withProblem(NAME, "bad-url", brief(noAddress.getMessage()));
    }
  }

  private static boolean isOfTheWeb(String address) {
    return address != null && address.matches("(?is)https?:.*");
  }

  private static String brief(String message) {
    return message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE) + "…";
  }

  private static ArticleDraft withEvidence(
      ArticleDraft draft, PlainArticle article, TextDecoder.Decoded decoded) {
    EnrichedArticle event = draft.event();
    ArticleDraft told = draft;
    if (!event.getTitle().isEmpty()) {
      told =
          with(
              told,
              "title",
              article.titleMethod(),
              article.titleMethod().equals("first-line") ? 0.9 : 1.0);
    }
    if (!event.getAuthors().isEmpty()) {
      told = stated(told, "authors", "byline-pattern", 0.95, !article.authors().isEmpty());
    }
    if (!event.getEditors().isEmpty()) {
      told = with(told, "editors", "credit-pattern", 0.95);
    }
    if (event.getDateline() != null) {
      told = with(told, "dateline", "dateline-pattern", article.datelineConfidence());
    }
    if (event.getAgency() != null) {
      told = with(told, "agency", "dateline-pattern", article.datelineConfidence());
    }
    if (event.getPublishedAt() != null) {
      told = stated(told, "publishedAt", "date-line", 0.95, article.published() != null);
    }
    if (event.getUpdatedAt() != null) {
      told = stated(told, "updatedAt", "date-line", 0.95, article.updated() != null);
    }
    return withProblems(told, article, decoded);
  }

  private static ArticleDraft stated(
      ArticleDraft draft, String field, String method, double confidence, boolean inText) {
    return inText
        ? with(draft, field, method, confidence)
        : with(draft, field, "carrier-hint", null);
  }

  private static ArticleDraft with(
      ArticleDraft draft, String field, String method, Double confidence) {
    return draft.withEvidence(new Evidence(field, method, confidence, null, null));
  }

  private static ArticleDraft withProblems(
      ArticleDraft draft, PlainArticle article, TextDecoder.Decoded decoded) {
    ArticleDraft told = draft;
    if (decoded.replaced() > 0) {
      told =
          told.withProblem(
              NAME,
              "replaced-characters",
              decoded.replaced() + " characters could not be read and were left out or replaced");
    }
    if (article.truncated()) {
      told =
          told.withProblem(
              NAME, "truncated", "only the first " + Line.MAX_LINES + " lines were read");
    }
    return told;
  }
}
