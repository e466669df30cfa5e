package dev.warta.enrich.extract.html;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * A web page read for its article: the paragraphs of the text, and what the page says of itself.
 *
 * <p>Start at {@link #read}. Nothing is looked up and nothing is fetched. The page comes from a
 * stranger: its elements may be nested without end and its data may be no data at all; the depth is
 * bounded and what cannot be read is passed over.
 *
 * @param paragraphs paragraphs, headings and list items of the article in their order
 * @param titles what may be its title, most trusted first
 * @param authors what may name its authors, most trusted first
 * @param published what may say when it was published, most trusted first
 * @param updated what may say when it was changed, most trusted first
 * @param description what the page calls its summary; null for none
 * @param section the part of the site; null for none
 * @param tags keywords of the article
 * @param images addresses of its lead images
 * @param canonicalUrl the address the page calls its own; null for none
 * @param language as the page declares it; null for none
 * @param siteName name of the site; null for none
 * @param isPaywalled whether the page says that its article is not free; null where it does not say
 * @param directives what the page asks of robots and of those who train models, as it stands there
 */
public record WebPage(
    List<String> paragraphs,
    List<Stated> titles,
    List<Stated> authors,
    List<Stated> published,
    List<Stated> updated,
    String description,
    String section,
    List<String> tags,
    List<String> images,
    String canonicalUrl,
    String language,
    String siteName,
    Boolean isPaywalled,
    List<String> directives) {

  /** Deeper elements are read as if they stood at this depth. */
  private static final int DEEPEST = 256;

  private static final int MOST_TAGS = 50;
  private static final int MOST_IMAGES = 10;
  private static final Set<String> DIRECTIVES =
      Set.of(
          "robots",
          "googlebot",
          "googlebot-news",
          "bingbot",
          "tdm-reservation",
          "tdm-policy",
          "ai",
          "noai");

  /**
   * Reads a page.
   *
   * @param content the bytes; a byte order mark decides on the character set, then the carrier's
   *     word, then the page's own
   * @param charset as the carrier declared it; null for none
   * @param url where the page was found; null if unknown
   */
  public static WebPage read(ByteBuffer content, String charset, String url) {
    byte[] bytes = new byte[content.remaining()];
    content.duplicate().get(bytes);
    Parser parser = Parser.htmlParser().setMaxDepth(DEEPEST);
    try {
      return of(
          Jsoup.parse(
              new ByteArrayInputStream(bytes), known(charset), url == null ? "" : url, parser),
          url);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static WebPage of(Document document, String url) {
    StatedFacts facts = new StatedFacts(document, url);
    MetaTags meta = facts.meta();
    return new WebPage(
        new ArticleText(new PageCues(line -> false, line -> false)).in(document.body(), null),
        facts.titles(),
        facts.authors(),
        facts.published(),
        facts.updated(),
        meta.first("og:description", "description", "twitter:description"),
        section(facts),
        tags(facts),
        images(facts),
        canonical(document, meta),
        language(document, meta),
        meta.first("og:site_name", "application-name") == null
            ? facts.data().siteName()
            : meta.first("og:site_name", "application-name"),
        isPaywalled(facts.data()),
        directives(document));
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

  private static List<String> images(StatedFacts facts) {
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
    return images.stream().limit(MOST_IMAGES).toList();
  }

  private static String canonical(Document document, MetaTags meta) {
    Element link = document.selectFirst("link[rel=canonical][href]");
    String address = link == null ? null : link.absUrl("href");
    return address == null || address.isEmpty() ? meta.first("og:url") : address;
  }

  private static String language(Document document, MetaTags meta) {
    Element html = document.selectFirst("html");
    String language = html == null ? "" : html.attr("lang").strip();
    return language.isEmpty() ? meta.first("content-language", "og:locale", "language") : language;
  }

  private static Boolean isPaywalled(LinkedData data) {
    String free = data.first("isAccessibleForFree");
    return free == null ? null : !free.toLowerCase(Locale.ROOT).endsWith("true");
  }

  private static List<String> directives(Document document) {
    List<String> directives = new ArrayList<>();
    for (Element meta : document.getElementsByTag("meta")) {
      String name = meta.attr("name").toLowerCase(Locale.ROOT);
      String content = meta.attr("content").strip();
      if (DIRECTIVES.contains(name) && !content.isEmpty() && content.length() <= 500) {
        directives.add(name + ": " + content);
      }
    }
    return directives;
  }

  private static String known(String charset) {
    try {
      return charset != null && Charset.isSupported(charset.strip()) ? charset.strip() : null;
    } catch (IllegalArgumentException unknown) {
      return null;
    }
  }
}
