package dev.warta.enrich.extract.html;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

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
    "datepublished",
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
    "article:author",
    "cxenseparse:author",
    "article.author"
  };

  private static final String DATED =
      "time[itemprop=datePublished], [itemprop=datePublished], time[pubdate], time[class*=publish],"
          + " time.entry-date, abbr.published";
  private static final Pattern DATE_LABEL =
      Pattern.compile(
          "(?:^|[-_ ])(?:date|datum|published|pubdate|timestamp|posted|postdate|dateline|fecha|tanggal|zeit|publish"
              + "|created|datetime)(?:$|[-_ ])");
  private static final Pattern BYLINE_LABEL =
      Pattern.compile(
          "(?:^|[-_ ])(?:byline|author|authors|auteur|autor|autore|penulis|reporter|writer)(?:$|[-_ ])");
  private static final Pattern URL_DAY =
      Pattern.compile(
          "/((?:19|20)\\d\\d)[/_-](0?[1-9]|1[0-2])[/_-](0?[1-9]|[12]\\d|3[01])(?=[/_.-]|$)");
  private static final int LONGEST_BYLINE = 200;
  private static final int MOST_VISIBLE = 12;

  private final Document document;
  private final String url;
  private final LinkedData data;
  private final MetaTags meta;

  StatedFacts(Document document, String url) {
    this.document = document;
    this.url = url == null ? "" : url;
    this.data = new LinkedData(document);
    this.meta = new MetaTags(document);
  }

  LinkedData data() {
    return data;
  }

  MetaTags meta() {
    return meta;
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
    for (Element heading : document.getElementsByTag("h1")) {
      add(titles, heading.text(), "heading", 0.9);
    }
    add(titles, document.title(), "title-element", 0.7);
    return titles;
  }

  List<Stated> authors() {
    List<Stated> authors = new ArrayList<>();
    for (JsonNode work : data.works()) {
      data.names(work.path("author")).forEach(name -> add(authors, name, "json-ld", 0.9));
      data.names(work.path("creator")).forEach(name -> add(authors, name, "json-ld", 0.8));
    }
    for (String name : AUTHOR) {
      meta.all(name).forEach(author -> add(authors, author, "meta", 0.8));
    }
    for (Element element : document.select("[itemprop=author] [itemprop=name], [rel=author]")) {
      add(authors, element.text(), "microdata", 0.8);
    }
    addVisible(authors, BYLINE_LABEL, "visible-byline");
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
    for (Element element : document.select(DATED)) {
      add(dates, element.attr("datetime"), "microdata", 0.9);
      add(dates, element.attr("content"), "microdata", 0.9);
      add(dates, element.text(), "microdata", 0.8);
    }
    Matcher day = URL_DAY.matcher(url);
    if (day.find()) {
      add(dates, day.group(1) + "-" + two(day.group(2)) + "-" + two(day.group(3)), "url", 0.85);
    }
    for (Element time : document.getElementsByTag("time")) {
      boolean isUpdate =
          time.className().contains("updated") || time.className().contains("modified");
      if (!isUpdate && dates.size() < 60) {
        add(dates, time.attr("datetime"), "time-element", 0.8);
        add(dates, time.text(), "time-element", 0.7);
      }
    }
    addVisible(dates, DATE_LABEL, "visible-date");
    return dates;
  }

  List<Stated> updated() {
    List<Stated> dates = new ArrayList<>();
    for (JsonNode work : data.works()) {
      add(dates, LinkedData.text(work.path("dateModified")), "json-ld", 0.9);
    }
    for (String name : UPDATED) {
      add(dates, meta.first(name), "meta", 0.85);
    }
    for (Element element : document.select("[itemprop=dateModified], time[class*=updated]")) {
      add(dates, element.attr("datetime"), "microdata", 0.85);
      add(dates, element.attr("content"), "microdata", 0.85);
    }
    return dates;
  }

  private void addVisible(List<Stated> facts, Pattern label, String method) {
    int found = 0;
    for (Element element : document.body().getElementsByAttribute("class")) {
      if (found >= MOST_VISIBLE) {
        return;
      }
      String name = Words.apart(element.className());
      if (label.matcher(name).find()) {
        String text = element.text();
        if (!text.isEmpty() && text.length() <= LONGEST_BYLINE) {
          add(facts, text, method, 0.7);
          found++;
        }
      }
    }
  }

  private static String two(String number) {
    return number.length() == 1 ? "0" + number : number;
  }

  private static void add(List<Stated> facts, String text, String method, double confidence) {
    if (text != null && !text.isBlank()) {
      facts.add(new Stated(Words.joined(text), method, confidence));
    }
  }

  /** Distinct texts in their order. */
  static Set<String> texts(List<Stated> facts) {
    Set<String> texts = new LinkedHashSet<>();
    facts.forEach(fact -> texts.add(fact.text()));
    return texts;
  }
}
