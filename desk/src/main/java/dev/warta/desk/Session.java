package dev.warta.desk;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.server.Request;

/**
 * What a browser sends in place of the token: a cookie that only who has the token can make, the
 * same for all and after a restart. It ends with the token.
 */
final class Session {

  private static final String COOKIE = "warta-session";
  private static final String PURPOSE = "a session of the desk";
  private static final String ATTRIBUTES = "; Path=/; HttpOnly; SameSite=Strict";

  private final byte[] value;

  Session(String token) {
    this.value = derived(token).getBytes(StandardCharsets.US_ASCII);
  }

  private static String derived(String token) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(mac.doFinal(PURPOSE.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }

  /** True if the request has the cookie. */
  boolean isOf(Request request) {
    return Request.getCookies(request).stream()
        .filter(cookie -> cookie.getName().equals(COOKIE))
        .map(HttpCookie::getValue)
        .anyMatch(sent -> MessageDigest.isEqual(sent.getBytes(StandardCharsets.UTF_8), value));
  }

  /** Begins a session in the browser: a header {@code Set-Cookie}. */
  String cookie() {
    return COOKIE + "=" + new String(value, StandardCharsets.US_ASCII) + ATTRIBUTES;
  }

  /** Ends the session in the browser. */
  static String noCookie() {
    return COOKIE + "=; Max-Age=0" + ATTRIBUTES;
  }
}
