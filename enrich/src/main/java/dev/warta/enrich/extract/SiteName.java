package dev.warta.enrich.extract;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * The names by which a site calls itself: what its pages declare, and its host.
 *
 * @param declared as a key; empty where it declares none
 * @param host without {@code www}; empty where it is unknown
 */
record SiteName(String declared, String host) {

  private static final int SHORTEST_PART = 4;

  static SiteName of(String declared, String url) {
    return new SiteName(declared == null ? "" : Plain.key(declared), hostOf(url));
  }

  private static String hostOf(String url) {
    try {
      String host = url == null ? null : new URI(url.strip()).getHost();
      return host == null ? "" : host.toLowerCase(Locale.ROOT).replaceFirst("^www\\.", "");
    } catch (URISyntaxException noAddress) {
      return "";
    }
  }

  /** Whether a text is the site's name, a part of it, or longer by some words. */
  boolean isIn(String text) {
    String key = Plain.key(text);
    if (key.isEmpty()) {
      return false;
    }
    String joined = key.replace(" ", "");
    boolean isDeclared = !declared.isEmpty() && (declared.contains(key) || key.contains(declared));
    return isDeclared
        || joined.length() >= SHORTEST_PART && host.replaceAll("[.-]", "").contains(joined);
  }

  /** Whether a text is the site's name and nothing else. */
  boolean is(String text) {
    String joined = Plain.key(text).replace(" ", "");
    int end = host.lastIndexOf('.');
    String name = (end < 0 ? host : host.substring(0, end)).replace("-", "");
    return !joined.isEmpty()
        && (joined.equals(declared.replace(" ", ""))
            || joined.equals(name)
            || joined.equals(host.replace(".", "")));
  }
}
