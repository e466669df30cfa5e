package dev.warta.desk;

import java.nio.ByteBuffer;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * What is answered.
 *
 * @param body JSON, or what its media type says
 */
record Answer(int status, String mediaType, byte[] body, Map<String, String> headers) {

  /** Should a browser show an answer as a page after all, it loads and runs nothing. */
  private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

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
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    response.getHeaders().put(new HttpField("X-Content-Type-Options", "nosniff"));
    response.getHeaders().put(new HttpField("Content-Security-Policy", NOTHING));
    response.getHeaders().put(new HttpField("Referrer-Policy", "no-referrer"));
    headers.forEach(response.getHeaders()::put);
    response.write(true, ByteBuffer.wrap(body), callback);
  }
}
