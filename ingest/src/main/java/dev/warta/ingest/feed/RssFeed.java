package dev.warta.ingest.feed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** RSS of all versions, 0.9 to 2.0, with the vocabularies that are used in it. */
final class RssFeed {

  private static final int MINUTES_OF_A_YEAR = 525_600;

  private final XmlElement root;
  private final XmlElement channel;
  private final List<String> problems;

  /** What links without {@code xml:base} are relative to; null where it is not known. */
  private final String site;

  private RssFeed(XmlElement root, String address, List<String> problems) {
    this.root = root;
    XmlElement first = root.name.equals("channel") ? root : root.first("channel");
    this.channel = first == null ? root : first;
    this.problems = new ArrayList<>(problems);
    String link = link(channel, address);
    this.site = Links.isWeb(link) ? link : address;
  }

  /**
   * Reads a feed.
   *
   * @param root {@code rss}, {@code rdf:rdf} or {@code channel}
   * @param address of the feed; null where it is not known
   */
  static Feed read(XmlElement root, String address, List<String> problems) {
    return new RssFeed(root, address, problems).feed();
  }

  private Feed feed() {
    List<FeedEntry> entries =
        Extensions.limited(items(), problems).stream()
            .map(item -> new RssItem(item, site).entry())
            .toList();
    String id = channel.firstText("id", "atom:id", "dc:identifier");
    return new Feed(
        format(),
        id != null ? id : channel.attribute("rdf:about"),
        text(channel, "title", "dc:title", "atom:title", "itunes:title", "media:title"),
        link(channel, site),
        selfLink(),
        text(
            channel,
            "description",
            "dc:description",
            "tagline",
            "itunes:summary",
            "itunes:subtitle",
            "atom:subtitle"),
        language(channel),
        Extensions.people(
            channel,
            "managingeditor",
            "webmaster",
            "author",
            "dc:author",
            "dc:creator",
            "itunes:author",
            "atom:author"),
        Extensions.time(
            channel, "lastbuilddate", "pubdate", "dc:date", "dcterms:modified", "atom:updated"),
        tags(channel),
        interval(),
        skipHours(),
        entries,
        problems);
  }

  private String format() {
    String version = root.attribute("version");
    boolean isRdf = root.name.equals("rdf:rdf") || root.name.equals("rdf");
    return version != null ? "rss " + version : isRdf ? "rss 1.0" : "rss";
  }

  /** Items lie in the channel (a few feeds have several), beside it, or in a list of their own. */
  private List<XmlElement> items() {
    return Stream.concat(Stream.of(root, channel), root.all("channel").stream())
        .distinct()
        .flatMap(parent -> Stream.concat(Stream.of(parent), parent.all("items").stream()))
        .flatMap(
            parent ->
                parent
                    .elements()
                    .filter(child -> child.name.equals("item") || child.name.equals("entry")))
        .toList();
  }

  /** The last link that is no other relation's; Atom's where RSS has none. */
  static String link(XmlElement parent, String site) {
    String last = null;
    for (XmlElement link : parent.all("link")) {
      String address = link.attribute("href") == null ? link.text() : link.attribute("href");
      if (isAlternate(link) && !address.isEmpty()) {
        last = absolute(link, address, site);
      }
    }
    if (last != null) {
      return last;
    }
    XmlElement atom =
        parent.firstThat(one -> isAlternate(one) && one.attribute("href") != null, "atom:link");
    return atom == null ? null : absolute(atom, atom.attribute("href"), site);
  }

  private static boolean isAlternate(XmlElement link) {
    String relation = link.attribute("rel");
    return relation == null || relation.equalsIgnoreCase("alternate");
  }

  private String selfLink() {
    XmlElement self =
        channel.firstThat(
            one -> "self".equals(one.attribute("rel")) && one.attribute("href") != null,
            "atom:link",
            "link");
    return self == null ? null : absolute(self, self.attribute("href"), site);
  }

  static String absolute(XmlElement element, String link, String site) {
    return Links.resolve(link, element.base == null ? site : element.base);
  }

  static FeedText text(XmlElement parent, String... names) {
    XmlElement element = parent.firstThat(child -> !child.isBlank(), names);
    return element == null ? null : text(element);
  }

  private static FeedText text(XmlElement element) {
    String type = element.attribute("type");
    FeedText text =
        "xhtml".equals(type)
            ? new FeedText(Markup.ofXhtml(element), FeedText.HTML)
            : FeedText.guessed(Markup.ofHtml(element));
    return text.withLinksTo(element.base);
  }

  static List<String> tags(XmlElement parent) {
    List<String> tags = new ArrayList<>();
    parent.all("category").forEach(category -> tags.add(Extensions.atomTag(category)));
    Extensions.addTags(parent, tags);
    parent
        .all("itunes:category")
        .forEach(category -> tags.add(Extensions.atomTag(withText(category))));
    return Extensions.distinct(tags);
  }

  /** iTunes writes the name of a category into an attribute. */
  private static XmlElement withText(XmlElement category) {
    if (category.attribute("text") != null) {
      XmlElement named =
          new XmlElement(category.name, category.tag, category.attributes, null, null);
      named.add(new StringBuilder(category.attribute("text")));
      return named;
    }
    return category;
  }

  static String language(XmlElement element) {
    String stated = element.firstText("language", "dc:language");
    return stated != null ? stated : element.language;
  }

  private Duration interval() {
    String minutes = channel.firstText("ttl");
    if (minutes != null && minutes.matches("\\d{1,7}")) {
      int ttl = Math.min(MINUTES_OF_A_YEAR, Integer.parseInt(minutes));
      if (ttl > 0) {
        return Duration.ofMinutes(ttl);
      }
    }
    return Extensions.syndicationInterval(channel);
  }

  private Set<Integer> skipHours() {
    Set<Integer> hours = new HashSet<>();
    XmlElement skip = channel.first("skiphours");
    if (skip != null) {
      for (XmlElement hour : skip.all("hour")) {
        String text = hour.text();
        if (text.matches("\\d{1,2}") && Integer.parseInt(text) <= 24) {
          hours.add(Integer.parseInt(text) % 24);
        }
      }
    }
    return hours;
  }
}
