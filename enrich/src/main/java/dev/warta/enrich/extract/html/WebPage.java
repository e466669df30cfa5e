package dev.warta.enrich.extract.html;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.internal.StringUtil;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A web page read for its article: the text, and what the page says of itself.
 *
 * @param standfirst what opens the article above its text; null for none
 * @param paragraphs paragraphs, headings and list items of the article in their order
 * @param titles what may be its title, most trusted first
 * @param authors what may name its authors, most trusted first
 * @param published what may say when it was published, most trusted first
 * @param updated what may say when it was changed, most trusted first
 * @param section the part of the site; null for none
 * @param tags keywords of the article
 * @param images addresses of its lead images
 * @param canonicalUrl the address the page calls its own; null for none
 * @param language as the page declares it; null for none
 * @param siteName name of the site; null for none
 * @param terms who may read it, and what may be done with it
 * @param leftOut what of the page was not read because there is too much of it, for a person
 * @param whyEmpty why no paragraph was found, for a person; null where one was, and for a page
 *     without any text
 */
public record WebPage(
    String standfirst,
    List<String> paragraphs,
    List<Stated> titles,
    List<Stated> authors,
    List<Stated> published,
    List<Stated> updated,
    String section,
    List<String> tags,
    List<String> images,
    String canonicalUrl,
    String language,
    String siteName,
    PageTerms terms,
    List<String> leftOut,
    String whyEmpty) {

  private static final int MOST_TAGS = 50;
  private static final int MOST_IMAGES = 10;

  /** What a page says of itself, beside the text that was found in it. */
  static WebPage of(Document document, StatedFacts facts, ArticleText.Found text) {
    MetaTags meta = facts.meta();
    String siteName = meta.first("og:site_name", "application-name");
    return new WebPage(
        text.standfirst(),
        text.paragraphs(),
        facts.titles(),
        facts.authors(),
        facts.published(),
        facts.updated(),
        section(facts),
        tags(facts),
        images(document, facts),
        canonical(facts),
        language(document, meta),
        siteName == null ? facts.data().siteName() : siteName,
        PageTerms.of(facts),
        LeftOut.of(facts.elements(), meta),
        text.paragraphs().isEmpty() ? EmptyPage.reason(document.body()) : null);
  }

  private static String section(StatedFacts facts) {
    String section = facts.meta().first("article:section", "section", "parsely-section");
    return section == null ? facts.data().first("articleSection") : section;
  }

  private static List<String> tags(StatedFacts facts) {
    Set<String> tags = new LinkedHashSet<>(facts.meta().all("article:tag", "og:article:tag"));
    for (String name : List.of("news_keywords", "keywords", "parsely-tags")) {
      if (tags.isEmpty()) {
        facts.meta().all(name).forEach(list -> addAll(tags, list));
      }
    }
    if (tags.isEmpty()) {
      for (JsonNode work : facts.data().works()) {
        LinkedData.listed(work.path("keywords")).forEach(word -> addAll(tags, word.asText("")));
      }
    }
    return tags.stream().limit(MOST_TAGS).toList();
  }

  private static void addAll(Set<String> tags, String list) {
    for (String tag : list.split("[,;،、|]")) {
      if (!tag.isBlank() && tag.length() <= 100) {
        tags.add(tag.strip());
      }
    }
  }

  private static List<String> images(Document document, StatedFacts facts) {
    Set<String> images = new LinkedHashSet<>(facts.meta().all("og:image", "og:image:url"));
    images.addAll(facts.meta().all("twitter:image", "twitter:image:src"));
    if (images.isEmpty()) {
      for (JsonNode work : facts.data().works()) {
        for (JsonNode image : LinkedData.listed(work.path("image"))) {
          String address =
              image.isObject() ? LinkedData.text(image.path("url")) : LinkedData.text(image);
          if (address != null) {
            images.add(address);
          }
        }
      }
    }
    return images.stream()
        .map(address -> resolved(document, address))
        .filter(address -> !address.isEmpty())
        .limit(MOST_IMAGES)
        .toList();
  }

  private static String resolved(Document document, String address) {
    return StringUtil.resolve(document.baseUri(), address);
  }

  private static String canonical(StatedFacts facts) {
    Element link = facts.elements().canonicalLink();
    String address = link == null ? "" : link.absUrl("href");
    return address.isEmpty() ? facts.meta().first("og:url") : address;
  }

  private static String language(Document document, MetaTags meta) {
    String language = document.body().parent().attr("lang").strip();
    return language.isEmpty() ? meta.first("content-language", "og:locale", "language") : language;
  }
}
