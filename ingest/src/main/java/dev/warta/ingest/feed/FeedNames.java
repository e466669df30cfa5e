package dev.warta.ingest.feed;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Gives the elements and attributes of a feed the names by which this package knows them.
 *
 * <p>A name is the element's own, in lower case, behind the usual prefix of its namespace: {@code
 * dc:creator}. Names of the feed's own language, RSS or Atom, have no prefix; Atom inside RSS has
 * {@code atom:}. A prefix that is declared nowhere counts as the usual one: feeds forget to.
 */
final class FeedNames {

  private static final String ATOM = "atom";

  private static final Map<String, String> PREFIXES = prefixes();

  /** Whether the feed is in Atom, so that Atom's names are its own. */
  private boolean isAtom;

  /** Of a namespace's address in its simplest form. */
  private static Map<String, String> prefixes() {
    Map<String, String> prefixes = new HashMap<>();
    String[][] known = {
      {"", "", "my.netscape.com/rdf/simple/0.9", "channel.netscape.com/rdf/simple/0.9"},
      {"", "purl.org/rss/1.0", "purl.org/net/rss1.1", "blogs.law.harvard.edu/tech/rss"},
      {"", "backend.userland.com/rss", "backend.userland.com/rss2", "backend.userland.com/rss091"},
      {"", "my.netscape.com/publish/formats/rss-0.91.dtd", "www.rssboard.org/rss-specification"},
      {"", "cyber.law.harvard.edu/rss/rss.html", "purl.org/rss/2.0"},
      {ATOM, "www.w3.org/2005/atom", "purl.org/atom/ns", "purl.org/atom/app"},
      {"rdf", "www.w3.org/1999/02/22-rdf-syntax-ns"},
      {"dc", "purl.org/dc/elements/1.1", "purl.org/dc/elements/1.0"},
      {"dcterms", "purl.org/dc/terms", "purl.org/rss/1.0/modules/dcterms"},
      {"content", "purl.org/rss/1.0/modules/content"},
      {"sy", "purl.org/rss/1.0/modules/syndication"},
      {"media", "search.yahoo.com/mrss", "search.yahoo.com/rss", "www.rssboard.org/media-rss"},
      {"media", "video.search.yahoo.com/mrss"},
      {"itunes", "www.itunes.com/dtds/podcast-1.0.dtd", "example.com/dtds/podcast-1.0.dtd"},
      {"xhtml", "www.w3.org/1999/xhtml"},
      {"feedburner", "rssnamespace.org/feedburner/ext/1.0"},
      {"pheedo", "www.pheedo.com/namespace/pheedo"},
      {"prism", "prismstandard.org/namespaces/basic/2.0", "purl.org/rss/1.0/modules/prism"},
      {"prism", "prismstandard.org/namespaces/1.2/basic"},
      {"xml", "www.w3.org/xml/1998/namespace"},
    };
    for (String[] row : known) {
      for (int i = 1; i < row.length; i++) {
        prefixes.put(row[i], row[0]);
      }
    }
    return Map.copyOf(prefixes);
  }

  /** Says that the feed's own language is Atom: known at its first element. */
  void setAtom() {
    isAtom = true;
  }

  /**
   * The name of an element.
   *
   * @param tag as the feed wrote it
   * @param namespaces by the prefixes in the feed, {@code ""} for the elements without one
   */
  String element(String tag, Map<String, String> namespaces) {
    int colon = tag.indexOf(':');
    String prefix = colon < 0 ? "" : lower(tag.substring(0, colon));
    return named(usual(prefix, namespaces), lower(tag.substring(colon + 1)));
  }

  /** The name of an attribute: one without a prefix has no namespace. */
  String attribute(String name, Map<String, String> namespaces) {
    int colon = name.indexOf(':');
    return colon < 0
        ? lower(name)
        : named(
            usual(lower(name.substring(0, colon)), namespaces), lower(name.substring(colon + 1)));
  }

  private String named(String prefix, String localName) {
    return prefix.isEmpty() || isAtom && prefix.equals(ATOM) ? localName : prefix + ":" + localName;
  }

  private static String usual(String prefix, Map<String, String> namespaces) {
    String namespace = namespaces.get(prefix);
    if (namespace == null) {
      return prefix;
    }
    String known = PREFIXES.get(simplest(namespace));
    return known == null ? prefix : known;
  }

  /** Without what differs between feeds: scheme, case, the mark at the end. */
  private static String simplest(String namespace) {
    String simple = lower(namespace.strip());
    int scheme = simple.indexOf("://");
    int start = scheme < 0 ? 0 : scheme + 3;
    int end = simple.length();
    while (end > start && (simple.charAt(end - 1) == '/' || simple.charAt(end - 1) == '#')) {
      end--;
    }
    return simple.substring(start, end);
  }

  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
