package dev.warta.enrich.extract;

import dev.warta.enrich.ArticleDraft;
import dev.warta.enrich.CleanLine;
import dev.warta.events.ArticleTime;
import dev.warta.events.EnrichedArticle;
import dev.warta.events.Evidence;
import dev.warta.events.Hints;
import dev.warta.events.Image;
import dev.warta.events.Language;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * All that is known of an article after its document was read: its text, what the page says of it,
 * and the carrier's hints, with the order of trust among them.
 *
 * <p>Authors and times: the page, then the text, then the hints. Title, section and tags: the
 * hints, then the page; without either the text's first line is the title.
 */
record FoundArticle(PlainArticle article, PageFacts page, Hints hints) {

  private static final String HINT = "carrier-hint";
  private static final String BYLINE = "byline-pattern";
  private static final String DATE_LINE = "date-line";
  private static final double SURE = 0.95;
  private static final int MAX_LENGTH = 200;
  private static final Pattern LANGUAGE_TAG =
      Pattern.compile("[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}");

  static String blankToNull(String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  /** Sets the fields of the event. */
  void fill(EnrichedArticle event) {
    event.setTitle(article.title());
    event.setStandfirst(page.standfirst() == null ? article.standfirst() : page.standfirst());
    event.setBody(article.body());
    event.setAuthors(authors() == null ? List.copyOf(hints.getAuthors()) : authors().value());
    event.setEditors(article.editors());
    event.setAgency(article.agency());
    event.setDateline(article.dateline());
    event.setPublishedAt(published() == null ? hints.getPublishedAt() : published().value());
    event.setUpdatedAt(updated() == null ? hints.getUpdatedAt() : updated().value());
    String section = blankToNull(hints.getSection());
    event.setSection(section == null ? page.section() : section);
    event.setTags(tags());
    List<String> images = page.images().isEmpty() ? hints.getImages() : page.images();
    event.setImages(images.stream().map(url -> new Image(url, null, null)).toList());
    event.setSiteName(page.siteName() == null ? null : plain(page.siteName()));
    event.setIsPaywalled(page.terms().isPaywalled());
    event.setDirectives(directives());
    if (page.language() != null && LANGUAGE_TAG.matcher(page.language()).matches()) {
      event.setLanguage(new Language(page.language().replace('_', '-'), 0.0));
    }
  }

  private static String plain(String text) {
    return CleanLine.of(text, MAX_LENGTH).text();
  }

  /** What the page asks for, then what its carrier does: the one does not take back the other. */
  private List<String> directives() {
    return Stream.concat(page.terms().directives().stream(), hints.getDirectives().stream())
        .map(FoundArticle::plain)
        .distinct()
        .toList();
  }

  private List<String> tags() {
    List<String> hinted =
        hints.getTags().stream().map(String::strip).filter(tag -> !tag.isEmpty()).toList();
    return hinted.isEmpty() ? page.tags() : hinted;
  }

  private Finding<List<String>> authors() {
    boolean isInText = !article.authors().isEmpty();
    return page.authors() == null && isInText
        ? new Finding<>(article.authors(), BYLINE, SURE)
        : page.authors();
  }

  private Finding<ArticleTime> published() {
    return ofPageOrText(page.published(), article.published());
  }

  private Finding<ArticleTime> updated() {
    return ofPageOrText(page.updated(), article.updated());
  }

  private static Finding<ArticleTime> ofPageOrText(
      Finding<ArticleTime> ofPage, ArticleTime ofText) {
    return ofPage == null && ofText != null ? new Finding<>(ofText, DATE_LINE, SURE) : ofPage;
  }

  /** A copy that says how each part was found. */
  ArticleDraft withEvidence(ArticleDraft draft) {
    EnrichedArticle event = draft.event();
    ArticleDraft told = draft;
    if (!event.getTitle().isEmpty()) {
      told = withTitle(told);
    }
    if (!event.getAuthors().isEmpty()) {
      told = stated(told, "authors", authors());
    }
    if (!event.getEditors().isEmpty()) {
      told = with(told, "editors", "credit-pattern", SURE);
    }
    if (event.getDateline() != null) {
      told = with(told, "dateline", "dateline-pattern", article.datelineConfidence());
    }
    if (event.getAgency() != null) {
      told = with(told, "agency", "dateline-pattern", article.datelineConfidence());
    }
    if (event.getPublishedAt() != null) {
      told = stated(told, "publishedAt", published());
    }
    if (event.getUpdatedAt() != null) {
      told = stated(told, "updatedAt", updated());
    }
    return told;
  }

  /** Whether the title is the page's, since the carrier gave none. */
  boolean isTitleOfPage() {
    return page.title() != null && blankToNull(hints.getTitle()) == null;
  }

  private ArticleDraft withTitle(ArticleDraft draft) {
    if (isTitleOfPage()) {
      return with(draft, "title", page.title().method(), page.title().confidence());
    }
    boolean isFirstLine = article.titleMethod().equals("first-line");
    return with(draft, "title", article.titleMethod(), isFirstLine ? 0.9 : 1.0);
  }

  private static ArticleDraft stated(ArticleDraft draft, String field, Finding<?> finding) {
    return finding == null
        ? with(draft, field, HINT, null)
        : with(draft, field, finding.method(), finding.confidence());
  }

  private static ArticleDraft with(
      ArticleDraft draft, String field, String method, Double confidence) {
    return draft.withEvidence(new Evidence(field, method, confidence, null, null));
  }
}
