package dev.warta.enrich.extract.html;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * Collects what a page says of its article, most trusted place first.
 *
 * <p>Nothing is judged here: whether an author is a person, and what a date means, is for those who
 * know names and calendars.
 */
final class StatedFacts {

  private static final String[] PUBLISHED = {
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "publishdate",
    "pubdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "publication-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.issued",
    "dc.date.created",
    "parsely-pub-date",
    "article.published",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "citation_date",
    "citation_publication_date",
    "og:published_time",
    "published_time",
    "originalpublicationdate",
    "article_date_original",
    "displaydate",
    "release_date",
    "rnews:datepublished",
    "dcterms.date",
    "dc.date",
    "date",
    "created",
    "datecreated",
    "ptime",
    "og:pubdate"
  };
  private static final String[] UPDATED = {
    "article:modified_time", "og:updated_time", "datemodified", "dcterms.modified",
    "dc.date.modified", "last-modified", "lastmod", "modified"
  };
  private static final String[] AUTHOR = {
    "author",
    "parsely-author",
    "sailthru.author",
    "byl",
    "dc.creator",
    "dcterms.creator",
    "citation_author",
    "citation_authors",
    "article:author",
    "cxenseparse:author",
    "article.author"
  };

  /** What sites of their own name the times by; the house's name may stand before it. */
  private static final Pattern NAMED_PUBLISHED =
      Pattern.compile("(?<![a-z])(?:publi(?:shed|sh|cation)|pub)[-_.: ]?(?:date|time|at|on)?$");

  private static final Pattern NAMED_UPDATED =
      Pattern.compile(
          "(?<![a-z])(?:last[-_.: ]?)?(?:updated?|modified|modification|reviewed)[-_.: ]?(?:date|time|at|on)?$");

  private static final Pattern URL_DAY =
      Pattern.compile(
          "/((?:19|20)\\d\\d)[/_-](0?[1-9]|1[0-2])[/_-](0?[1-9]|[12]\\d|3[01])(?=[/_.-]|$)");
  private static final Pattern WRITTEN_BY = Pattern.compile("(?i)written by|author");
  private static final int MOST_DATES = 60;
  private static final int LONGEST = 1_000;

  private final Document document;
  private final PageElements elements;
  private final String url;
  private final LinkedData data;
  private final MetaTags meta;
  private final VisibleFacts visible;

  StatedFacts(Document document, String url) {
    this.document = document;
    this.url = url == null ? "" : url;
    this.elements = PageElements.of(document);
    this.data = new LinkedData(elements.scripts());
    this.meta = new MetaTags(elements.metas());
    this.visible = VisibleFacts.of(elements.body());
  }

  LinkedData data() {
    return data;
  }

  MetaTags meta() {
    return meta;
  }

  PageElements elements() {
    return elements;
  }

  List<Stated> titles() {
    List<Stated> titles = new ArrayList<>();
    add(
        titles,
        meta.first("og:title", "twitter:title", "dc.title", "parsely-title"),
        "open-graph",
        0.9);
    for (JsonNode work : data.works()) {
      add(titles, LinkedData.text(work.path("headline")), "json-ld", 0.9);
    }
    for (Element heading : elements.headings()) {
      add(titles, heading.text(), "heading", 0.9);
    }
    add(titles, document.title(), "title-element", 0.7);
    return titles;
  }

  List<Stated> authors() {
    List<Stated> authors = new ArrayList<>();
    for (JsonNode work : data.works()) {
      List<String> names = data.names(work.path("author"));
      names = names.isEmpty() ? data.names(work.path("creator")) : names;
      names.forEach(name -> add(authors, name, "json-ld", 0.95));
      if (!authors.isEmpty()) {
        break;
      }
    }
    for (String name : AUTHOR) {
      meta.all(name).forEach(author -> add(authors, author, "meta", 0.9));
    }
    if (WRITTEN_BY.matcher(String.valueOf(meta.first("twitter:label1"))).matches()) {
      add(authors, meta.first("twitter:data1"), "meta", 0.9);
    }
    for (Element element : elements.marked()) {
      if (isAuthor(element)) {
        add(authors, element.text(), "microdata", 0.85);
      }
    }
    visible.authorLinks().forEach(text -> add(authors, text, "author-link", 0.85));
    visible.below().forEach(text -> add(authors, text, "opening-line", 0.8));
    visible.above().forEach(text -> add(authors, text, "line-above-heading", 0.75));
    visible.bylines().forEach(text -> add(authors, text, "visible-byline", 0.75));
    return authors;
  }

  List<Stated> published() {
    List<Stated> dates = new ArrayList<>();
    for (JsonNode work : data.works()) {
      add(dates, LinkedData.text(work.path("datePublished")), "json-ld", 0.95);
    }
    for (String name : PUBLISHED) {
      add(dates, meta.first(name), "meta", 0.9);
    }
    meta.named(NAMED_PUBLISHED).forEach(text -> add(dates, text, "meta", 0.85));
    add(dates, meta.first("datepublished"), "microdata", 0.9);
    for (Element element : elements.marked()) {
      if (isDated(element)) {
        add(dates, element.attr("datetime"), "microdata", 0.9);
        add(dates, element.attr("content"), "microdata", 0.9);
        add(dates, element.text(), "microdata", 0.85);
      }
    }
    boolean isStated = !dates.isEmpty();
    Matcher day = URL_DAY.matcher(url);
    if (day.find()) {
      add(dates, day.group(1) + "-" + two(day.group(2)) + "-" + two(day.group(3)), "url", 0.85);
    }
    for (Element element : elements.marked()) {
      if (isCalledPublished(element)) {
        add(dates, element.attr("datetime"), "time-element", 0.85);
        add(dates, element.text(), "time-element", 0.85);
      }
    }
    ShownDates shown = shown();
    shown.beside().forEach(text -> add(dates, text, "shown-date", 0.85));
    for (Element time : elements.times()) {
      boolean isUpdate =
          time.className().contains("updated") || time.className().contains("modified");
      if (!isUpdate && dates.size() < MOST_DATES) {
        add(dates, time.attr("datetime"), "time-element", 0.8);
        add(dates, time.text(), "time-element", 0.75);
      }
    }
    visible.opening().forEach(text -> add(dates, text, "opening-line", 0.75));
    visible.dates().forEach(text -> add(dates, text, "visible-date", 0.7));
    shown.elsewhere().forEach(text -> add(dates, text, "labelled-date", 0.6));
    if (!isStated) {
      PageState.published(elements).ifPresent(text -> add(dates, text, "page-state", 0.6));
    }
    return dates;
  }

  /** The lines with a date around the heading that says most of the title. */
  private ShownDates shown() {
    String title =
        document.title() + " " + Objects.toString(meta.first("og:title", "twitter:title"), "");
    return ShownDates.of(document.body(), Heading.of(elements, title));
  }

  List<Stated> updated() {
    List<Stated> dates = new ArrayList<>();
    for (JsonNode work : data.works()) {
      add(dates, LinkedData.text(work.path("dateModified")), "json-ld", 0.9);
    }
    for (String name : UPDATED) {
      add(dates, meta.first(name), "meta", 0.85);
    }
    meta.named(NAMED_UPDATED).forEach(text -> add(dates, text, "meta", 0.8));
    for (Element element : elements.marked()) {
      if (isChanged(element)) {
        add(dates, element.attr("datetime"), "microdata", 0.85);
        add(dates, element.attr("content"), "microdata", 0.85);
      }
    }
    return dates;
  }

  /** Whether microdata or a link's relation call it the name of an author. */
  private static boolean isAuthor(Element element) {
    if (PageElements.has(element, "rel", "author")) {
      return true;
    }
    boolean isOfAuthor = false;
    if (PageElements.has(element, "itemprop", "name")) {
      for (Element outer = element.parent(); outer != null && !isOfAuthor; outer = outer.parent()) {
        isOfAuthor = PageElements.has(outer, "itemprop", "author");
      }
    }
    return isOfAuthor;
  }

  /** Whether its markup says that it holds the time of the publication. */
  private static boolean isDated(Element element) {
    return element.nameIs("time") && element.hasAttr("pubdate")
        || PageElements.has(element, "itemprop", "datePublished");
  }

  /** Whether its class calls it the time of the publication. */
  private static boolean isCalledPublished(Element element) {
    if (element.nameIs("abbr")) {
      return element.hasClass("published");
    }
    String classes = element.nameIs("time") ? Words.lower(element.className()) : "";
    return !classes.contains("updated")
        && (classes.contains("publish")
            || element.nameIs("time") && element.hasClass("entry-date"));
  }

  /** Whether it holds the time of the last change. */
  private static boolean isChanged(Element element) {
    return element.nameIs("time") && Words.lower(element.className()).contains("updated")
        || PageElements.has(element, "itemprop", "dateModified");
  }

  private static String two(String number) {
    return number.length() == 1 ? "0" + number : number;
  }

  private static void add(List<Stated> facts, String text, String method, double confidence) {
    if (text != null && !text.isBlank() && text.length() <= LONGEST) {
      facts.add(new Stated(plain(text), method, confidence));
    }
  }

  /** Without the entities and tags that some sites leave in their data. */
  private static String plain(String text) {
    String unescaped = text.indexOf('&') >= 0 ? Parser.unescapeEntities(text, false) : text;
    boolean hasTags = unescaped.indexOf('<') >= 0 && unescaped.indexOf('>') >= 0;
    return Words.joined(hasTags ? Jsoup.parseBodyFragment(unescaped).text() : unescaped);
  }
}
