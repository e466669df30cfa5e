package dev.warta.enrich.extract;

import dev.warta.enrich.ArticleDraft;
import dev.warta.enrich.CleanLine;
import dev.warta.enrich.Step;
import dev.warta.enrich.UnreadableArticleException;
import dev.warta.enrich.extract.html.PageCues;
import dev.warta.enrich.extract.html.PageReader;
import dev.warta.events.CanonicalUrl;
import dev.warta.events.RawArticle;
import java.util.Locale;
import java.util.Objects;

/**
 * Reads title, byline, dateline, body and credits out of an article in plain text or HTML.
 *
 * <p>It knows the layouts of wires and small sites in the languages of {@link LanguageCues}; an
 * article in another language still gets its title and body. In a web page the article is found
 * first, see {@link PageReader}, and what the page says of itself is judged; a fragment of markup,
 * which a carrier has cut out of its page, gives all its text, see {@link HtmlText}. What the
 * document does not say is taken from the carrier's hints, and the evidence says so; title,
 * section, tags and canonical address are taken from the hints first. A document of another media
 * type, or without text, is unreadable; of one that is gone the event says so and nothing else.
 *
 * <p>Measured: see {@code package-info}. Stateless and safe for use by several threads; building
 * one reads the cues, so share it.
 */
public final class ExtractText implements Step {

  static final String NAME = "extract-text";

  private static final int MAX_BINARY_SHARE = 10;
  private static final int MAX_MESSAGE = 300;
  private static final int MAX_TITLE = 1_000;

  private final Cuesheet cues;
  private final PageReader pages;

  /** An extractor with the cues that come with the program. */
  public ExtractText() {
    this.cues = Cuesheet.bundled();
    this.pages =
        new PageReader(new PageCues(cues.noise()::isNoise, cues.noise()::isHeadingOfOthers));
  }

  @Override
  public ArticleDraft apply(ArticleDraft draft) {
    RawArticle raw = draft.raw();
    if (raw.getGone() != null) {
      return draft.with(event -> event.setGoneSince(raw.getObservedAt()));
    }
    boolean isMarkup = isMarkup(raw);
    refuseOtherFormats(raw);
    TextDecoder.Decoded decoded =
        isMarkup
            ? TextDecoder.decodeMarkup(raw.getContent(), raw.getCharset())
            : TextDecoder.decode(raw.getContent(), raw.getCharset());
    refuseBinary(decoded);
    PageFacts page = isMarkup ? page(decoded.text(), raw) : PageFacts.ofText(decoded.text(), null);
    refuseWithoutText(page);
    FoundArticle found = new FoundArticle(article(raw, page), page, raw.getHints());
    ArticleDraft told = found.withEvidence(draft.with(found::fill));
    return withProblems(withAddress(told, page.canonicalUrl()), found, decoded);
  }

  private static boolean isMarkup(RawArticle raw) {
    String type = raw.getMediaType();
    int parameters = type.indexOf(';');
    String name =
        (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
    return switch (name) {
      case "text/plain" -> false;
      case "text/html", "application/xhtml+xml" -> true;
      default ->
          throw new UnreadableArticleException(
              "media type \"" + type + "\" is not supported; send text/plain or text/html");
    };
  }

  private static void refuseOtherFormats(RawArticle raw) {
    String format = BinaryFormat.of(raw.getContent());
    if (format != null) {
      throw new UnreadableArticleException(
          "the document is "
              + format
              + ", not \""
              + raw.getMediaType()
              + "\"; check what its source delivers under this media type");
    }
  }

  private static void refuseBinary(TextDecoder.Decoded decoded) {
    if (decoded.replaced() > 20
        && decoded.replaced() > decoded.text().length() / MAX_BINARY_SHARE) {
      throw new UnreadableArticleException(
          "the document looks binary ("
              + decoded.replaced()
              + " characters are no text); check its media type and charset");
    }
  }

  private PageFacts page(String markup, RawArticle raw) {
    if (HtmlText.isFragment(markup)) {
      HtmlText fragment = HtmlText.of(markup);
      return PageFacts.ofText(TextDecoder.clean(fragment.text()).text(), fragment.title());
    }
    return PageFacts.of(pages.read(markup, raw.getUrl()), raw, cues);
  }

  private static void refuseWithoutText(PageFacts page) {
    if (page.text().codePoints().noneMatch(Character::isLetterOrDigit)) {
      throw new UnreadableArticleException(
          page.whyEmpty() == null
              ? "the document has no text; check what its source delivers under this media type"
              : page.whyEmpty());
    }
  }

  private PlainArticle article(RawArticle raw, PageFacts page) {
    String hint = FoundArticle.blankToNull(raw.getHints().getTitle());
    String title =
        hint == null && page.title() != null
            ? CleanLine.of(page.title().value(), MAX_TITLE).text()
            : hint;
    return PlainArticle.read(
        cues, page.text(), new PlainArticle.Known(title, raw.getSource(), raw.getObservedAt()));
  }

  /**
   * With the address the carrier calls canonical, else the page, else the one the document was
   * found at.
   */
  private static ArticleDraft withAddress(ArticleDraft draft, String ofPage) {
    String hinted = FoundArticle.blankToNull(draft.raw().getHints().getCanonicalUrl());
    String found = FoundArticle.blankToNull(draft.raw().getUrl());
    if (hinted == null && isOfTheWeb(ofPage) && !isFrontPage(ofPage, found)) {
      try {
        String normal = CanonicalUrl.normalise(ofPage);
        return draft.with(event -> event.setCanonicalUrl(normal));
      } catch (IllegalArgumentException noAddress) {
        // Pages that break theirs are common, and the address they were found at is known.
      }
    }
    String address = hinted == null && isOfTheWeb(found) ? found : hinted;
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

  /** Whether a page gives the site's front page for its own address, as broken templates do. */
  private static boolean isFrontPage(String canonical, String found) {
    String root = "(?is)https?://[^/?#]+/?";
    return canonical.matches(root) && found != null && !found.matches(root);
  }

  private static String brief(String message) {
    return message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE) + "…";
  }

  private static ArticleDraft withProblems(
      ArticleDraft draft, FoundArticle found, TextDecoder.Decoded decoded) {
    ArticleDraft told = draft;
    if (decoded.replaced() > 0) {
      told =
          told.withProblem(
              NAME,
              "replaced-characters",
              decoded.replaced() + " characters could not be read and were left out or replaced");
    }
    if (found.article().truncated()) {
      told =
          told.withProblem(
              NAME, "truncated", "only the first " + Line.MAX_LINES + " lines were read");
    }
    for (String leftOut : found.page().leftOut()) {
      told = told.withProblem(NAME, "truncated", leftOut);
    }
    if (found.isTitleOfPage() && found.page().title().value().length() > MAX_TITLE) {
      told =
          told.withProblem(NAME, "truncated", "the title was cut to " + MAX_TITLE + " characters");
    }
    String mojibake =
        Mojibake.exampleIn(
            String.join(
                "\n",
                told.title(),
                Objects.toString(told.event().getStandfirst(), ""),
                told.body()));
    if (mojibake != null) {
      told =
          told.withProblem(
              NAME,
              "mojibake",
              "the text holds UTF-8 that was read as windows-1252, such as \""
                  + mojibake
                  + "\"; it is broken in the document itself: tell its source");
    }
    return told;
  }
}
