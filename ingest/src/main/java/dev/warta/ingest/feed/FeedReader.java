package dev.warta.ingest.feed;

import java.util.List;
import java.util.Set;

/**
 * Reads feeds: RSS 0.9 to 2.0, Atom 0.3 and 1.0, JSON Feed 1.0 and 1.1, well-formed or not, in any
 * charset.
 *
 * <p>Feeds come from strangers. Nothing outside the feed is ever fetched, entities stand for a
 * bounded length of text, nesting and numbers are bounded, and the time grows with the length of
 * the feed alone. How long a feed may be, the caller decides before; some ten times its bytes are
 * in memory while it is read.
 */
public final class FeedReader {

  private static final Set<String> RSS = Set.of("rss", "rdf:rdf", "rdf", "channel");
  private static final Set<String> ATOM = Set.of("feed", "entry");

  /** A feed may lie inside another document. */
  private static final int ROOT_LEVELS = 4;

  private FeedReader() {}

  /**
   * Reads a feed.
   *
   * @param feed its bytes
   * @param charset the charset that HTTP declared in {@code Content-Type}; null where it did not
   * @param address of the feed, to which relative links are relative; null where it is not known
   * @throws NotAFeedException if the document is none
   */
  public static Feed read(byte[] feed, String charset, String address) throws NotAFeedException {
    String text = FeedDecoder.decode(feed, charset);
    int start = firstMark(text);
    if (start == text.length()) {
      throw new NotAFeedException("is empty");
    }
    return text.charAt(start) == '{'
        ? JsonFeed.read(text.substring(start), address)
        : xml(text, address);
  }

  private static int firstMark(String text) {
    int start = 0;
    while (start < text.length()
        && (Character.isWhitespace(text.charAt(start)) || text.charAt(start) == '\uFEFF')) {
      start++;
    }
    return start;
  }

  private static Feed xml(String text, String address) throws NotAFeedException {
    XmlParser.Parsed parsed = XmlParser.parse(text);
    XmlElement root = root(parsed.document(), ROOT_LEVELS);
    if (root == null) {
      throw new NotAFeedException(whatItIs(parsed.document()));
    }
    List<String> problems = parsed.problems();
    return RSS.contains(root.name)
        ? RssFeed.read(root, address, problems)
        : AtomFeed.read(root, address, problems);
  }

  private static XmlElement root(XmlElement parent, int levels) {
    for (XmlElement child : parent.elements().toList()) {
      if (RSS.contains(child.name) || ATOM.contains(child.name)) {
        return child;
      }
    }
    for (XmlElement child : levels == 0 ? List.<XmlElement>of() : parent.elements().toList()) {
      XmlElement root = root(child, levels - 1);
      if (root != null) {
        return root;
      }
    }
    return null;
  }

  private static String whatItIs(XmlElement document) {
    XmlElement first = document.elements().findFirst().orElse(null);
    if (first == null) {
      return "is neither XML nor JSON";
    }
    if (!FeedNames.lower(first.tag).equals("html")) {
      return "is no feed: its first element is <%s>"
          .formatted(first.tag.substring(0, Math.min(40, first.tag.length())));
    }
    String feed = AnnouncedFeeds.first(document);
    return "is a web page, not a feed" + (feed == null ? "" : "; the page names a feed: " + feed);
  }
}
