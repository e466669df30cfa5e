package dev.warta.ingest.source.standard;

import dev.warta.events.ArticleTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads items of IPTC NewsML-G2.
 *
 * <p>The guid is the article's id; a later version under the same guid is a revision. Codes are
 * taken by their usual prefixes or their full addresses; catalogues are not fetched.
 */
final class NewsMlG2 {

  private static final Set<String> ITEMS =
      Set.of(
          "newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem");
  private static final Set<String> TEXT_CLASSES = Set.of("text", "composite", "component");

  private final XmlElement item;
  private final XmlElement itemMeta;
  private final XmlElement contentMeta;

  private NewsMlG2(XmlElement item) {
    this.item = item;
    this.itemMeta = item.at("itemMeta");
    this.contentMeta = item.at("contentMeta");
  }

  /** The items of a document; empty if it is no NewsML-G2. */
  static List<XmlElement> items(XmlElement root) {
    if (ITEMS.contains(root.name())) {
      return List.of(root);
    }
    return root.name().equals("newsMessage")
        ? root.children("itemSet").stream()
            .flatMap(set -> set.children().stream())
            .filter(item -> ITEMS.contains(item.name()))
            .toList()
        : List.of();
  }

  static NewsItem read(XmlElement item) throws NotAnArticleException {
    return new NewsMlG2(item).read();
  }

  private record Body(boolean isHtml, String text) {}

  private NewsItem read() throws NotAnArticleException {
    requireUsable();
    Body body = body();
    ArticleTime first =
        Values.first(
            time(itemMeta, "firstCreated"),
            time(contentMeta, "contentCreated"),
            time(itemMeta, "versionCreated"));
    ArticleTime version =
        Values.first(time(contentMeta, "contentModified"), time(itemMeta, "versionCreated"));
    return new NewsItem(
        item.attribute("guid"),
        null,
        null,
        named(itemMeta.at("provider")),
        title(),
        authors(),
        first,
        Objects.equals(first, version) ? null : version,
        language(),
        null,
        tags(),
        body.isHtml(),
        body.text());
  }

  private void requireUsable() throws NotAnArticleException {
    if (!item.name().equals("newsItem")) {
      throw new NotAnArticleException(
          "is a NewsML-G2 %s, which holds no text".formatted(item.name()), "a newsItem");
    }
    String status = code(itemMeta.at("pubStatus"));
    if ("canceled".equals(status) || "withheld".equals(status)) {
      throw NotAnArticleException.by(
          "pubStatus",
          "is a NewsML-G2 item with the status stat:" + status,
          "an item that may be used");
    }
    String type = code(itemMeta.at("itemClass"));
    if (type != null && !TEXT_CLASSES.contains(type)) {
      throw NotAnArticleException.by(
          "itemClass", "is a NewsML-G2 item of class ninat:" + type, "an item of class ninat:text");
    }
  }

  private Body body() throws NotAnArticleException {
    XmlElement contents = item.at("contentSet");
    for (XmlElement inline : contents.children("inlineXML")) {
      String html = markup(inline);
      if (html != null) {
        return new Body(true, html);
      }
    }
    for (XmlElement data : contents.children("inlineData")) {
      String text = Values.text(data.rawText());
      if (text != null && data.attribute("encoding") == null) {
        String type = data.attribute("contenttype");
        boolean isHtml = type == null ? Values.looksLikeHtml(text) : type.contains("html");
        return new Body(isHtml, text);
      }
    }
    List<XmlElement> remote = contents.children("remoteContent");
    throw remote.isEmpty()
        ? NotAnArticleException.by(
            "contentSet",
            "is a NewsML-G2 item without a text",
            "the article in inlineXML or inlineData")
        : NotAnArticleException.by(
            "contentSet",
            "is a NewsML-G2 item whose text lies elsewhere: "
                + Values.first(
                    remote.get(0).attribute("href"),
                    remote.get(0).attribute("residref"),
                    "(no address)"),
            "the article in inlineXML or inlineData");
  }

  /** Of NITF its content, without headline and byline, which are in the metadata as well. */
  private static String markup(XmlElement inline) {
    XmlElement body =
        Stream.of("body.content", "body")
            .flatMap(name -> inline.all().filter(element -> element.name().equals(name)))
            .findFirst()
            .orElse(inline);
    return body.text() == null ? null : Values.text(InlineMarkup.inside(body));
  }

  private String title() {
    List<XmlElement> headlines = contentMeta.children("headline");
    Stream<String> mainFirst =
        Stream.concat(
            headlines.stream().filter(NewsMlG2::isMain).map(XmlElement::text),
            headlines.stream().map(XmlElement::text));
    return Stream.of(mainFirst, Stream.of(nitf("hl1")), Stream.of(itemMeta.at("title").text()))
        .flatMap(titles -> titles)
        .map(Values::text)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static boolean isMain(XmlElement headline) {
    String role = headline.attribute("role");
    return role == null || role.endsWith(":main");
  }

  /** Text of NITF's own head, for items that repeat none of it in their metadata. */
  private String nitf(String name) {
    return item.at("contentSet")
        .all()
        .filter(element -> element.name().equals(name))
        .map(XmlElement::text)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse("");
  }

  private List<String> authors() {
    List<String> creators = new ArrayList<>();
    contentMeta.children("creator").forEach(creator -> creators.add(creator.at("name").text()));
    List<String> named = Values.present(creators);
    if (!named.isEmpty()) {
      return named;
    }
    List<String> by = new ArrayList<>();
    contentMeta.children("by").forEach(line -> by.add(line.text()));
    return by.isEmpty() ? Values.present(List.of(nitf("byline"))) : Values.present(by);
  }

  private List<String> tags() {
    List<String> tags = new ArrayList<>();
    contentMeta
        .children("subject", "keyword")
        .forEach(
            tag -> tags.add(tag.name().equals("keyword") ? tag.text() : tag.at("name").text()));
    return Values.present(tags.stream().filter(Objects::nonNull).toList());
  }

  private String language() {
    return Values.first(
        contentMeta.at("language").attribute("tag"),
        item.at("contentSet", "inlineXML").attribute("lang"),
        item.at("contentSet", "inlineData").attribute("lang"),
        contentMeta.attribute("lang"),
        item.attribute("lang"));
  }

  private static String named(XmlElement party) {
    return Values.first(
        party.at("name").text(),
        party.attribute("literal"),
        party.attribute("qcode"),
        party.attribute("uri"));
  }

  /** What stands behind the prefix of a qcode, or the last slash of an address. */
  private static String code(XmlElement property) {
    String code = Values.first(property.attribute("qcode"), property.attribute("uri"));
    return code == null ? null : code.replaceFirst("^.*[:/]", "");
  }

  private static ArticleTime time(XmlElement of, String name) {
    return Values.time(of.at(name).text());
  }
}
