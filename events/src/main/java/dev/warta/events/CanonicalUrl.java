package dev.warta.events;

import java.net.IDN;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Normalises the address of an article, so that the same article is not taken for two.
 *
 * <p>Scheme and host in lower case (an international host in its ASCII form), no fragment, no
 * tracking parameters, no default port, a path at least {@code /}. The rest stays as it is: the
 * order of parameters and the case of a path can matter. Lenient, since addresses in the wild are:
 * no character is refused.
 */
public final class CanonicalUrl {

  private static final Pattern PARTS =
      Pattern.compile("(?i)(https?)://([^/?#]*)([^?#]*)(?:\\?([^#]*))?(?:#.*)?", Pattern.DOTALL);
  private static final Pattern AUTHORITY =
      Pattern.compile("((?:.*@)?)(.*?)(?::(\\d*))?", Pattern.DOTALL);

  /** Parameters that name the way a reader came, never the article; by the tools that add them. */
  private static final Set<String> TRACKING =
      Set.of(
          "fbclid",
          "gclid",
          "gclsrc",
          "dclid",
          "gbraid",
          "wbraid",
          "msclkid",
          "yclid",
          "twclid",
          "ttclid",
          "igshid",
          "igsh",
          "mc_cid",
          "mc_eid",
          "_ga",
          "_gl",
          "_hsenc",
          "_hsmi",
          "mkt_tok",
          "oly_anon_id",
          "oly_enc_id",
          "vero_id",
          "wickedid",
          "ref_src",
          "ref_url",
          "cmpid",
          "ito",
          "at_medium",
          "at_campaign",
          "ns_campaign",
          "ns_mchannel",
          "ns_source");

  private CanonicalUrl() {}

  /**
   * The normal form of an address.
   *
   * @param url an absolute http or https address
   * @throws IllegalArgumentException if it is not one
   */
  public static String normalise(String url) {
    Matcher parts = PARTS.matcher(url.strip());
    if (!parts.matches()) {
      throw notAnAddress(url);
    }
    String scheme = parts.group(1).toLowerCase(Locale.ROOT);
    String path = parts.group(3).isEmpty() ? "/" : parts.group(3);
    Matcher authority = AUTHORITY.matcher(parts.group(2));
    if (!authority.matches() || authority.group(2).isEmpty()) {
      throw notAnAddress(url);
    }
    return scheme + "://" + authority(scheme, authority) + path + query(parts.group(4));
  }

  private static IllegalArgumentException notAnAddress(String url) {
    return new IllegalArgumentException("not an absolute http or https URL: \"" + url + "\"");
  }

  private static String authority(String scheme, Matcher matcher) {
    String port = matcher.group(3);
    boolean isDefaultPort =
        port == null || port.isEmpty() || port.equals(scheme.equals("https") ? "443" : "80");
    return matcher.group(1) + host(matcher.group(2)) + (isDefaultPort ? "" : ":" + port);
  }

  private static String host(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    String rooted = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    try {
      return IDN.toASCII(rooted);
    } catch (IllegalArgumentException e) {
      return rooted;
    }
  }

  private static String query(String query) {
    if (query == null || query.isEmpty()) {
      return "";
    }
    String kept =
        Arrays.stream(query.split("&"))
            .filter(parameter -> !parameter.isEmpty() && !isTracking(parameter))
            .collect(Collectors.joining("&"));
    return kept.isEmpty() ? "" : "?" + kept;
  }

  private static boolean isTracking(String parameter) {
    int equals = parameter.indexOf('=');
    String name =
        (equals < 0 ? parameter : parameter.substring(0, equals)).toLowerCase(Locale.ROOT);
    return name.startsWith("utm_") || TRACKING.contains(name);
  }
}
