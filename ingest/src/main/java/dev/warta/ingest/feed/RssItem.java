package dev.warta.ingest.feed;

import java.util.ArrayList;
import java.util.List;

/** An item of RSS, with the vocabularies that are used in it. */
final class RssItem {

  private final XmlElement item;

  /** What links without {@code xml:base} are relative to; null where it is not known. */
  private final String site;

  RssItem(XmlElement item, String site) {
    this.item = item;
    this.site = site;
  }

  FeedEntry entry() {
    XmlElement guid = item.firstThat(one -> !one.isBlank(), "guid", "id", "atom:id");
    String id =
        guid != null
            ? guid.text()
            : firstNonNull(item.attribute("rdf:about"), item.firstText("dc:identifier"));
    String link = entryLink(guid);
    String base = item.base != null ? null : Links.isWeb(link) ? link : site;
    return new FeedEntry(
        id,
        link,
        Extensions.canonicalLink(item),
        RssFeed.text(item, "title", "dc:title", "atom:title", "itunes:title"),
        Extensions.people(
            item, "author", "dc:author", "dc:creator", "itunes:author", "atom:author"),
        Extensions.time(
            item,
            "pubdate",
            "atom:published",
            "dc:date",
            "dcterms:issued",
            "dcterms:created",
            "dcterms:date",
            "prism:publicationdate",
            "published",
            "date",
            "atom:updated"),
        Extensions.time(
            item, "atom:updated", "dcterms:modified", "updated", "lastbuilddate", "dc:date"),
        withLinks(summary(), base),
        withLinks(content(), base),
        null,
        RssFeed.tags(item),
        media(),
        RssFeed.language(item),
        item.firstText("source", "dc:source"));
  }

  /** The link, else a permanent id, else an address that names the item. */
  private String entryLink(XmlElement guid) {
    String link = RssFeed.link(item, site);
    if (link != null) {
      return link;
    }
    if (guid != null && !"false".equalsIgnoreCase(guid.attribute("ispermalink"))) {
      String permanent = Links.resolve(guid.text(), null);
      if (Links.isWeb(permanent)) {
        return permanent;
      }
    }
    String about = item.attribute("rdf:about");
    return Links.isWeb(about) ? about : null;
  }

  private static FeedText withLinks(FeedText text, String base) {
    return text == null ? null : text.withLinksTo(base);
  }

  private FeedText summary() {
    FeedText summary =
        RssFeed.text(
            item,
            "description",
            "dc:description",
            "dcterms:abstract",
            "itunes:summary",
            "atom:summary",
            "summary",
            "itunes:subtitle");
    if (summary != null) {
      return summary;
    }
    String ofMedia = Extensions.mediaText(item, "media:description");
    return ofMedia == null ? null : FeedText.guessed(ofMedia);
  }

  private FeedText content() {
    XmlElement body = item.firstThat(child -> !child.isBlank(), "xhtml:body", "xhtml:div", "body");
    FeedText encoded =
        RssFeed.text(
            item,
            "content:encoded",
            "content",
            "atom:content",
            "fullitem",
            "fulltext",
            "full-text");
    return encoded != null || body == null
        ? encoded
        : new FeedText(Markup.ofXhtml(body), FeedText.HTML).withLinksTo(body.base);
  }

  private List<FeedMedia> media() {
    List<FeedMedia> enclosures = new ArrayList<>();
    for (XmlElement enclosure : item.all("enclosure")) {
      String url = firstNonNull(enclosure.attribute("url"), enclosure.attribute("href"));
      if (url != null) {
        enclosures.add(
            FeedMedia.of(
                RssFeed.absolute(enclosure, url, site),
                enclosure.attribute("type"),
                null,
                enclosure.attribute("length")));
      }
    }
    for (XmlElement link : item.all("atom:link")) {
      if ("enclosure".equals(link.attribute("rel")) && link.attribute("href") != null) {
        enclosures.add(
            FeedMedia.of(
                RssFeed.absolute(link, link.attribute("href"), site),
                link.attribute("type"),
                null,
                link.attribute("length")));
      }
    }
    return Extensions.media(item, enclosures, url -> RssFeed.absolute(item, url, site));
  }

  private static String firstNonNull(String one, String other) {
    return one != null ? one : other;
  }
}
