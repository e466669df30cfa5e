package dev.warta.desk;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
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
  private final Session session;

  /**
   * @param token null for none
   */
  Access(String token) {
    this.authorization =
        token == null ? null : ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
    this.session = token == null ? null : new Session(token);
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

  /** Ends a request that changes something, unless one's own page or a program sends it. */
  void requireOwnPageOrProgram(Request request) throws ProblemException {
    HttpFields headers = request.getHeaders();
    boolean isByBrowser = headers.contains(HttpHeader.COOKIE);
    boolean isOriginKnown =
        headers.contains("Sec-Fetch-Site") || headers.contains(HttpHeader.ORIGIN);
    if (isByBrowser && !isOriginKnown) {
      throw Problem.of(403, "a browser must say which page sends this: Origin is missing")
          .asException();
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

  /** Whether there is a token at all. */
  boolean hasToken() {
    return authorization != null;
  }

  /** Whether this is the token; if none is set, everything is. */
  boolean isToken(String sent) {
    return authorization == null || isAuthorization("Bearer " + sent);
  }

  private boolean isAuthorization(String sent) {
    return MessageDigest.isEqual(sent.getBytes(StandardCharsets.UTF_8), authorization);
  }

  /** The header that begins a session; none where there is no token. */
  Map<String, String> cookie() {
    return session == null ? Map.of() : Map.of("Set-Cookie", session.cookie());
  }

  /** Ends a request without the token or a session that it began, if one is set. */
  void requireToken(Request request) throws ProblemException {
    if (authorization == null) {
      return;
    }
    String sent = request.getHeaders().get(HttpHeader.AUTHORIZATION);
    if (sent == null && session.isOf(request)) {
      return;
    }
    if (sent == null) {
      throw Problem.of(401, "a token is needed: send it as Authorization: Bearer TOKEN")
          .withHeader("WWW-Authenticate", "Bearer")
          .asException();
    }
    if (!isAuthorization(sent)) {
      throw Problem.of(401, "the token is not the right one")
          .withHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"")
          .asException();
    }
  }
}
