package dev.warta.ingest.feed;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Atom 1.0 and 0.3, and single entries of it. */
final class AtomFeed {

  private static final Pattern CLOSED_ELEMENT = Pattern.compile("</[a-zA-Z]{1,12}>|<br ?/?>");
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/\\s]{4,}={0,2}\\s*");

  private final XmlElement root;
  private final String address;
  private final List<String> problems;

  private AtomFeed(XmlElement root, String address, List<String> problems) {
    this.root = root;
    this.address = address;
    this.problems = new ArrayList<>(problems);
  }

  /**
   * Reads a feed.
   *
   * @param root {@code feed} or {@code entry}
   * @param address of the feed; null where it is not known
   */
  static Feed read(XmlElement root, String address, List<String> problems) {
    return new AtomFeed(root, address, problems).feed();
  }

  private Feed feed() {
    boolean isEntry = root.name.equals("entry");
    List<XmlElement> entries = isEntry ? List.of(root) : entries();
    List<FeedEntry> read = Extensions.limited(entries, problems).stream().map(this::entry).toList();
    XmlElement feed =
        isEntry ? new XmlElement("feed", "feed", root.attributes, root.base, root.language) : root;
    return new Feed(
        version(),
        id(feed),
        text(feed, "title", "dc:title", "media:title"),
        link(feed),
        linkOf(feed, "self"),
        text(feed, "subtitle", "tagline", "info", "dc:description"),
        language(feed),
        people(feed),
        Extensions.time(feed, "updated", "modified", "dc:date", "published"),
        tags(feed),
        Extensions.syndicationInterval(feed),
        java.util.Set.of(),
        read,
        problems);
  }

  /** Entries lie in the feed; some put them into a list of their own, or call them items. */
  private List<XmlElement> entries() {
    return root.elements()
        .filter(child -> child.name.equals("entry") || child.name.equals("item"))
        .toList();
  }

  private String version() {
    String version = root.attribute("version");
    return "atom " + (version == null ? "1.0" : version);
  }

  private FeedEntry entry(XmlElement entry) {
    String link = link(entry);
    FeedText content = text(entry, "content", "content:encoded");
    FeedText summary = summary(entry);
    String base = entry.base != null ? null : Links.isWeb(link) ? link : address;
    XmlElement source = entry.first("source");
    XmlElement body = entry.first("content");
    String contentLink = body == null ? null : body.attribute("src");
    return new FeedEntry(
        id(entry),
        link,
        Extensions.canonicalLink(entry),
        text(entry, "title", "dc:title", "media:title"),
        authors(entry, source),
        Extensions.time(
            entry, "published", "issued", "created", "dc:date", "dcterms:issued", "pubdate"),
        Extensions.time(entry, "updated", "modified", "dcterms:modified"),
        summary == null ? null : summary.withLinksTo(base),
        content == null ? null : content.withLinksTo(base),
        contentLink == null ? null : absolute(body, contentLink),
        tags(entry),
        media(entry),
        language(entry),
        source == null ? null : source.firstText("title"));
  }

  private String id(XmlElement element) {
    XmlElement id = element.firstThat(child -> !child.isBlank(), "id", "guid", "dc:identifier");
    if (id == null) {
      return null;
    }
    return id.base == null ? id.text() : Links.resolve(id.text(), id.base);
  }

  private static List<FeedAuthor> authors(XmlElement entry, XmlElement source) {
    List<FeedAuthor> own = people(entry);
    return own.isEmpty() && source != null ? people(source) : own;
  }

  private static List<FeedAuthor> people(XmlElement element) {
    return Extensions.people(element, "author", "dc:creator", "dc:author", "itunes:author");
  }

  /** The page: a link of no other relation, in HTML if there are several. */
  private String link(XmlElement element) {
    List<XmlElement> links =
        element.all("link").stream()
            .filter(link -> isRelation(link, "alternate") && address(link) != null)
            .toList();
    return links.stream()
        .filter(link -> FeedText.HTML.equals(link.attribute("type")))
        .findFirst()
        .or(() -> links.stream().findFirst())
        .map(link -> absolute(link, address(link)))
        .orElse(null);
  }

  private String linkOf(XmlElement element, String relation) {
    return element.all("link").stream()
        .filter(link -> isRelation(link, relation) && address(link) != null)
        .findFirst()
        .map(link -> absolute(link, address(link)))
        .orElse(null);
  }

  /** A relation without a name, or by its full address, is one of the usual ones. */
  private static boolean isRelation(XmlElement link, String wanted) {
    String relation = link.attribute("rel");
    if (relation == null) {
      return wanted.equals("alternate");
    }
    return FeedNames.lower(relation.substring(relation.lastIndexOf('/') + 1)).equals(wanted);
  }

  /** Some write the address where RSS has it. */
  private static String address(XmlElement link) {
    String address = link.attribute("href");
    return address != null ? address : link.isBlank() ? null : link.text();
  }

  private String absolute(XmlElement element, String link) {
    return Links.resolve(link, element.base == null ? address : element.base);
  }

  private FeedText summary(XmlElement entry) {
    FeedText summary = text(entry, "summary", "dc:description", "itunes:summary", "description");
    String ofMedia = summary == null ? Extensions.mediaText(entry, "media:description") : null;
    return ofMedia == null ? summary : FeedText.guessed(ofMedia);
  }

  private static FeedText text(XmlElement parent, String... names) {
    XmlElement element = parent.firstThat(child -> !child.isBlank(), names);
    return element == null ? null : text(element).withLinksTo(element.base);
  }

  /** Reads a text by its type (both versions) and its mode (0.3). */
  private static FeedText text(XmlElement element) {
    String type =
        element.attribute("type") == null ? "" : FeedNames.lower(element.attribute("type"));
    String mode =
        element.attribute("mode") == null ? "" : FeedNames.lower(element.attribute("mode"));
    if (mode.equals("base64")) {
      return decoded(element.text(), type);
    }
    if (type.equals("xhtml") || type.equals("application/xhtml+xml")) {
      return new FeedText(Markup.ofXhtml(element), FeedText.HTML);
    }
    if (type.endsWith("/xml") || type.endsWith("+xml")) {
      return new FeedText(Markup.ofXhtml(element), type);
    }
    if (type.equals("html") || type.equals(FeedText.HTML) || element.hasElements()) {
      return new FeedText(Markup.ofHtml(element), FeedText.HTML);
    }
    return plain(element.text(), type, mode);
  }

  private static FeedText plain(String text, String type, String mode) {
    if (type.equals("text") || type.startsWith("text/")) {
      boolean isReallyHtml = mode.equals("escaped") && CLOSED_ELEMENT.matcher(text).find();
      return new FeedText(
          text, isReallyHtml ? FeedText.HTML : type.equals("text") ? FeedText.PLAIN : type);
    }
    if (type.contains("/")) {
      return decoded(text, type);
    }
    // without a type it is plain text by the book; elements that are closed tell otherwise
    return new FeedText(text, CLOSED_ELEMENT.matcher(text).find() ? FeedText.HTML : FeedText.PLAIN);
  }

  /** What is no text is in base64; what is not in base64, or not text inside, stays as it is. */
  private static FeedText decoded(String text, String type) {
    String value = text;
    if (text.length() % 4 == 0 || text.indexOf('\n') >= 0) {
      value = BASE64.matcher(text).matches() ? utf8(text) : text;
    }
    boolean isHtml =
        type.equals("html") || type.equals(FeedText.HTML) || type.endsWith("xhtml+xml");
    if (isHtml || type.isEmpty() || type.equals("text")) {
      return isHtml ? new FeedText(value.strip(), FeedText.HTML) : FeedText.guessed(value.strip());
    }
    return new FeedText(value.strip(), type);
  }

  private static String utf8(String base64) {
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(base64);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (IllegalArgumentException | CharacterCodingException noText) {
      return base64;
    }
  }

  private static List<String> tags(XmlElement element) {
    List<String> tags = new ArrayList<>();
    element.all("category").forEach(category -> tags.add(Extensions.atomTag(category)));
    Extensions.addTags(element, tags);
    return Extensions.distinct(tags);
  }

  private List<FeedMedia> media(XmlElement entry) {
    List<FeedMedia> enclosures =
        entry.all("link").stream()
            .filter(link -> isRelation(link, "enclosure") && address(link) != null)
            .map(
                link ->
                    FeedMedia.of(
                        absolute(link, address(link)),
                        link.attribute("type"),
                        null,
                        link.attribute("length")))
            .toList();
    return Extensions.media(entry, enclosures, url -> absolute(entry, url));
  }

  private static String language(XmlElement element) {
    String stated = element.firstText("dc:language", "language");
    return stated != null ? stated : element.language;
  }
}
