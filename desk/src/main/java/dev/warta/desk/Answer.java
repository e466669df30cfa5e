package dev.warta.desk;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * What is answered.
 *
 * @param body JSON, or what else the media type says; null where it is streamed
 * @param streamed null where it is not
 */
record Answer(
    int status, String mediaType, byte[] body, Map<String, String> headers, Body streamed) {

  /** Should a browser show an answer as a page after all, it loads and runs nothing. */
  private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

  Answer(int status, String mediaType, byte[] body, Map<String, String> headers) {
    this(status, mediaType, body, headers, null);
  }

  /** An answer without a length that is known. */
  static Answer streamed(String mediaType, Body body) {
    return new Answer(200, mediaType, null, Map.of(), body);
  }

  /** Sends a browser to an address, after what it has sent. */
  static Answer seeOther(String address, Map<String, String> headers) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put("Location", address);
    return new Answer(303, "text/plain", new byte[0], all);
  }

  static Answer json(int status, byte[] body) {
    return new Answer(status, "application/json", body, Map.of());
  }

  static Answer of(Problem problem) {
    return new Answer(
        problem.status(), "application/problem+json", problem.toJson(), problem.headers());
  }

  /** Nobody in between may keep it, and no browser may take it for a page. */
  void send(Response response, Callback callback) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, mediaType);
    if (body != null) {
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
    }
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    response.getHeaders().put(new HttpField("X-Content-Type-Options", "nosniff"));
    response.getHeaders().put(new HttpField("Content-Security-Policy", NOTHING));
    response.getHeaders().put(new HttpField("Referrer-Policy", "no-referrer"));
    headers.forEach(response.getHeaders()::put);
    if (body != null) {
      response.write(true, ByteBuffer.wrap(body), callback);
    } else if (HttpMethod.HEAD.is(response.getRequest().getMethod())) {
      callback.succeeded();
    } else {
      streamed.write(response, callback);
    }
  }
}
