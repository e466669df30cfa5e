package dev.warta.ingest.feed;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/** Finds the feed that a web page announces, for a user who named the page. */
final class AnnouncedFeeds {

  private static final Set<String> TYPES =
      Set.of("application/rss+xml", "application/atom+xml", "application/feed+json");

  private AnnouncedFeeds() {}

  /** The address as the page has it; null where it announces none. */
  static String first(XmlElement page) {
    Deque<XmlElement> rest = new ArrayDeque<>();
    rest.add(page);
    while (!rest.isEmpty()) {
      XmlElement element = rest.poll();
      if (isFeed(element)) {
        return element.attribute("href");
      }
      element.elements().forEach(rest::add);
    }
    return null;
  }

  private static boolean isFeed(XmlElement element) {
    String type = element.attribute("type");
    return FeedNames.lower(element.tag).equals("link")
        && type != null
        && TYPES.contains(FeedNames.lower(type))
        && element.attribute("href") != null;
  }
}
