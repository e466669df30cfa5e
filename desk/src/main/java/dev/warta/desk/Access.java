package dev.warta.desk;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * Who may ask for anything at all.
 *
 * <p>A web page that somebody has open must not be able to read the desk on the loopback address.
 * Requests that a browser marks as coming from another site are refused, and without a token so are
 * those for a host name that is not this machine's own (a page's own name can be made to lead to
 * 127.0.0.1).
 */
final class Access {

  /** A name that only looks like an address does not match: it would be asked of a name server. */
  private static final Pattern ADDRESS = Pattern.compile("127(\\.\\d{1,3}){3}|\\[[0-9A-Fa-f:.]+]");

  private static final Pattern SCHEME = Pattern.compile("^https?://");

  private final byte[] authorization;

  /**
   * @param token null for none
   */
  Access(String token) {
    this.authorization =
        token == null ? null : ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
  }

  /** Ends a request that a browser sends for another site's page. */
  void requireNoOtherSite(Request request) throws ProblemException {
    String host = Request.getServerName(request);
    if (authorization == null && !isOwnName(host)) {
      throw Problem.of(421, "this is not " + host + ": ask for localhost or 127.0.0.1")
          .asException();
    }
    String site = request.getHeaders().get("Sec-Fetch-Site");
    String origin = request.getHeaders().get(HttpHeader.ORIGIN);
    boolean isOfOtherSite =
        site != null
            ? !site.equals("same-origin") && !site.equals("none")
            : origin != null && !isOrigin(origin, request.getHeaders().get(HttpHeader.HOST));
    if (isOfOtherSite) {
      throw Problem.of(403, "web pages of other sites may not read here").asException();
    }
  }

  private static boolean isOwnName(String host) {
    if (host == null) {
      return false;
    }
    try {
      return host.equalsIgnoreCase("localhost")
          || ADDRESS.matcher(host).matches() && InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** Whatever its scheme: TLS may end before the desk. */
  private static boolean isOrigin(String origin, String host) {
    return SCHEME.matcher(origin).replaceFirst("").equalsIgnoreCase(host);
  }

  /** Ends a request without the token, if one is set. */
  void requireToken(Request request) throws ProblemException {
    if (authorization == null) {
      return;
    }
    String sent = request.getHeaders().get(HttpHeader.AUTHORIZATION);
    if (sent == null) {
      throw Problem.of(401, "a token is needed: send it as Authorization: Bearer TOKEN")
          .withHeader("WWW-Authenticate", "Bearer")
          .asException();
    }
    if (!MessageDigest.isEqual(sent.getBytes(StandardCharsets.UTF_8), authorization)) {
      throw Problem.of(401, "the token is not the right one")
          .withHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"")
          .asException();
    }
  }
}
