package dev.warta.ingest.fetch;

import java.net.IDN;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address as it goes to a server: everything encoded that must be, without a fragment.
 *
 * <p>Addresses in the wild hold spaces, umlauts and underscores; what a browser would make an
 * address of is one here.
 *
 * @param scheme {@code http} or {@code https}
 * @param host in lower case and ASCII; an IPv6 address in brackets
 * @param port always said
 * @param path with the query
 */
record WebAddress(String scheme, String host, int port, String path) {

  private static final int MOST_CHARACTERS = 8192;

  private static final Pattern PARTS =
      Pattern.compile("(?i)(https?)://([^/?#\\\\]*)([^#]*)(?:#.*)?", Pattern.DOTALL);
  private static final Pattern AUTHORITY =
      Pattern.compile("(?<host>\\[[0-9a-fA-F:.]+]|[^:@\\[\\]]+)(?::(?<port>\\d{0,5}))?");
  private static final Pattern HOST =
      Pattern.compile("\\[[0-9a-f:.]+]|[a-z0-9_-]+(\\.[a-z0-9_-]+)*");
  private static final Pattern SCHEME =
      Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*", Pattern.DOTALL);
  private static final String KEPT = "-._~:/?@!$&'()*+,;=";

  /**
   * Reads an absolute address.
   *
   * @throws FetchException if it is none, or none that can be fetched
   */
  static WebAddress of(String text) throws FetchException {
    return of(text, StandardCharsets.UTF_8);
  }

  private static WebAddress of(String text, Charset charset) throws FetchException {
    String cleaned = text.strip().replaceAll("[\\t\\r\\n]", "");
    if (cleaned.length() > MOST_CHARACTERS) {
      throw bad("is an address of more than " + MOST_CHARACTERS + " characters");
    }
    Matcher parts = PARTS.matcher(cleaned);
    if (!parts.matches()) {
      throw bad("is no absolute http or https address");
    }
    Matcher authority = AUTHORITY.matcher(parts.group(2));
    if (!authority.matches()) {
      throw bad(
          parts.group(2).contains("@")
              ? "is an address with a user name in it"
              : "is an address without a host");
    }
    String scheme = parts.group(1).toLowerCase(Locale.ROOT);
    String path = encoded(parts.group(3), charset);
    return new WebAddress(
        scheme,
        host(authority.group("host")),
        port(scheme, authority.group("port")),
        path.startsWith("/") ? path : "/" + path);
  }

  /**
   * Where a redirect from here leads.
   *
   * @param location as it came in the header: each character is a byte
   * @throws FetchException if it leads to no address
   */
  WebAddress resolve(String location) throws FetchException {
    String to = location.strip();
    if (SCHEME.matcher(to).matches()) {
      return of(to, StandardCharsets.ISO_8859_1);
    }
    if (to.startsWith("//")) {
      return of(scheme + ":" + to, StandardCharsets.ISO_8859_1);
    }
    int fragment = to.indexOf('#');
    String relative =
        encoded(fragment < 0 ? to : to.substring(0, fragment), StandardCharsets.ISO_8859_1);
    if (relative.isEmpty() || relative.startsWith("?")) {
      return new WebAddress(scheme, host, port, path.split("\\?", 2)[0] + relative);
    }
    try {
      // A colon in the first segment would be read as a scheme.
      String safe = relative.startsWith("/") ? relative : "./" + relative;
      return of(
          URI.create("http://host" + path)
              .resolve(safe)
              .toString()
              .replaceFirst("http://host", origin()));
    } catch (IllegalArgumentException e) {
      throw new FetchException(FetchFailure.BAD_ADDRESS, "is no address", e);
    }
  }

  /** Another path at the same host. */
  WebAddress at(String otherPath) {
    return new WebAddress(scheme, host, port, otherPath);
  }

  /** Scheme, host, and port where it is not the usual. */
  String origin() {
    return scheme + "://" + authority();
  }

  /** What goes by one name as one host: the name, with the port where it is not the usual. */
  String authority() {
    return port == usualPort(scheme) ? host : host + ":" + port;
  }

  /** The host without the brackets of an IPv6 address. */
  String hostName() {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  @Override
  public String toString() {
    return origin() + path;
  }

  private static String host(String text) throws FetchException {
    String ascii;
    try {
      ascii = text.startsWith("[") ? text : IDN.toASCII(text, IDN.ALLOW_UNASSIGNED);
    } catch (IllegalArgumentException e) {
      throw new FetchException(FetchFailure.BAD_ADDRESS, "is an address with no valid host", e);
    }
    String lower = ascii.toLowerCase(Locale.ROOT);
    String host = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    if (host.length() > 253 || !HOST.matcher(host).matches()) {
      throw bad("is an address with no valid host");
    }
    return host;
  }

  private static int port(String scheme, String text) throws FetchException {
    if (text == null || text.isEmpty()) {
      return usualPort(scheme);
    }
    int port = Integer.parseInt(text);
    if (port < 1 || port > 65535) {
      throw bad("is an address with no valid port");
    }
    return port;
  }

  private static int usualPort(String scheme) {
    return scheme.equals("https") ? 443 : 80;
  }

  private static String encoded(String text, Charset charset) {
    StringBuilder encoded = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      if (isKept(text, i, character)) {
        encoded.appendCodePoint(character);
      } else {
        for (byte b : Character.toString(character).getBytes(charset)) {
          encoded.append(String.format(Locale.ROOT, "%%%02X", b));
        }
      }
      i += Character.charCount(character);
    }
    return encoded.toString();
  }

  private static boolean isKept(String text, int at, int character) {
    if (character == '%') {
      return at + 2 < text.length()
          && Character.digit(text.charAt(at + 1), 16) >= 0
          && Character.digit(text.charAt(at + 2), 16) >= 0;
    }
    return character < 128
        && (Character.isLetterOrDigit(character) || KEPT.indexOf(character) >= 0);
  }

  private static FetchException bad(String reason) {
    return new FetchException(FetchFailure.BAD_ADDRESS, reason);
  }
}
