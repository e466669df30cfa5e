package dev.warta.enrich.extract;

import dev.warta.enrich.extract.html.PageTerms;
import dev.warta.enrich.extract.html.WebPage;
import dev.warta.events.ArticleTime;
import dev.warta.events.RawArticle;
import java.util.List;

/**
 * What a web page says of its article, judged; each may be null where it says nothing.
 *
 * @param text the article's paragraphs, empty lines between them
 * @param leftOut what of the page was not read, for a person
 * @param whyEmpty why there is no text, for a person; null where there is, or nothing is known
 */
record PageFacts(
    String text,
    String standfirst,
    Finding<String> title,
    Finding<List<String>> authors,
    Finding<ArticleTime> published,
    Finding<ArticleTime> updated,
    String section,
    List<String> tags,
    List<String> images,
    String canonicalUrl,
    String language,
    String siteName,
    PageTerms terms,
    List<String> leftOut,
    String whyEmpty) {

  static PageFacts of(WebPage page, RawArticle raw, Cuesheet cues) {
    SiteName site = SiteName.of(page.siteName(), raw.getUrl());
    PageDates.Found times = PageDates.of(page, cues.dates(), raw.getObservedAt());
    return new PageFacts(
        String.join("\n\n", page.paragraphs()),
        page.standfirst(),
        PageTitle.of(page, site),
        PageAuthors.of(page, cues, site, raw.getObservedAt()),
        times.published(),
        times.updated(),
        page.section(),
        page.tags(),
        page.images(),
        page.canonicalUrl(),
        page.language(),
        page.siteName(),
        page.terms(),
        page.leftOut(),
        page.whyEmpty());
  }

  /** The facts of a document that is no page: none but a title in its markup. */
  static PageFacts ofText(String text, String title) {
    return new PageFacts(
        text,
        null,
        title == null ? null : new Finding<>(title, "heading", 0.9),
        null,
        null,
        null,
        null,
        List.of(),
        List.of(),
        null,
        null,
        null,
        PageTerms.NONE,
        List.of(),
        null);
  }
}
