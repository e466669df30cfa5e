package dev.warta.ingest.feed;

import java.net.URI;
import java.net.URISyntaxException;

/** Addresses in feeds: with spaces and other marks that addresses do not have, often relative. */
final class Links {

  private static final int LONGEST = 8_192;

  private Links() {}

  /**
   * The absolute address of one that may be relative; as it stands where that cannot be told.
   *
   * @param base null where it is not known
   */
  static String resolve(String link, String base) {
    String clean = clean(link);
    if (base == null || clean.isEmpty() || clean.length() > LONGEST || isAbsolute(clean)) {
      return clean;
    }
    try {
      URI resolved = resolved(new URI(base), clean);
      return resolved.toString();
    } catch (URISyntaxException | IllegalArgumentException noAddress) {
      return clean;
    }
  }

  private static URI resolved(URI base, String link) throws URISyntaxException {
    if (link.startsWith("?") && base.getRawPath() != null) {
      String path = base.getRawPath();
      return base.resolve(path + link); // java.net.URI drops the last part of the path otherwise
    }
    boolean isOfRoot =
        base.isAbsolute() && base.getRawPath() != null && base.getRawPath().isEmpty();
    return (isOfRoot ? base.resolve("/") : base).resolve(new URI(link));
  }

  /** True of an address with a scheme. */
  static boolean isAbsolute(String link) {
    for (int i = 0; i < link.length(); i++) {
      char c = link.charAt(i);
      if (c == ':') {
        return i > 0;
      }
      boolean isOfScheme =
          c >= 'a' && c <= 'z'
              || c >= 'A' && c <= 'Z'
              || i > 0 && (c >= '0' && c <= '9' || "+-.".indexOf(c) >= 0);
      if (!isOfScheme) {
        return false;
      }
    }
    return false;
  }

  /** True of an absolute address of the web with a host. */
  static boolean isWeb(String link) {
    if (link == null || link.length() > LONGEST) {
      return false;
    }
    String start = FeedNames.lower(link.substring(0, Math.min(link.length(), 8)));
    if (!start.startsWith("http://") && !start.startsWith("https://")) {
      return false;
    }
    try {
      return new URI(link).getHost() != null;
    } catch (URISyntaxException noAddress) {
      return false;
    }
  }

  /** Without space at its ends and line breaks inside; other marks are percent-encoded. */
  private static String clean(String link) {
    StringBuilder clean = new StringBuilder(link.length());
    for (char c : link.strip().toCharArray()) {
      if (c == '\n' || c == '\r' || c == '\t') {
        continue;
      }
      if (" \"<>\\^`{|}".indexOf(c) >= 0) {
        clean.append('%').append(Integer.toHexString(c).toUpperCase(java.util.Locale.ROOT));
      } else {
        clean.append(c);
      }
    }
    return clean.toString();
  }
}
