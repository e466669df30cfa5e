package dev.warta.ingest.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * Collects an answer as it comes in, and breaks off when it is too large or none that was wanted.
 *
 * <p>The body of an answer that does not mean success is not kept; if it is long, the connection is
 * given up rather than read on.
 */
final class AnswerConsumer implements AsyncResponseConsumer<HttpAnswer> {

  private static final Set<String> KEPT =
      Set.of(
          "age",
          "cache-control",
          "content-encoding",
          "content-language",
          "content-location",
          "content-type",
          "date",
          "etag",
          "expires",
          "last-modified",
          "link",
          "location",
          "retry-after",
          "server",
          "tdm-policy",
          "tdm-reservation",
          "x-robots-tag");

  private static final int MOST_VALUES = 20;
  private static final int MOST_BYTES_PASSED_OVER = 64 * 1024;

  private final BodyLimit limit;
  private final Set<String> mediaTypes;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream(0);
  private FutureCallback<HttpAnswer> callback;
  private HttpAnswer head;
  private int passedOver;

  AnswerConsumer(BodyLimit limit, Set<String> mediaTypes) {
    this.limit = limit;
    this.mediaTypes = mediaTypes;
  }

  @Override
  public void consumeResponse(
      HttpResponse response,
      EntityDetails entity,
      HttpContext context,
      FutureCallback<HttpAnswer> resultCallback)
      throws IOException {
    callback = resultCallback;
    head = new HttpAnswer(response.getCode(), headers(response), new byte[0]);
    if (entity == null) {
      complete();
    } else if (head.isSuccess()) {
      requireWanted();
      if (entity.getContentLength() > limit.maxBytes() && !limit.cutsOff()) {
        throw limit.exceeded();
      }
    }
  }

  @Override
  public void informationResponse(HttpResponse response, HttpContext context) {}

  @Override
  public void updateCapacity(CapacityChannel capacity) throws IOException {
    capacity.update(Integer.MAX_VALUE);
  }

  @Override
  public void consume(ByteBuffer bytes) throws IOException {
    if (head.isSuccess()) {
      take(bytes);
    } else {
      passedOver += bytes.remaining();
      bytes.position(bytes.limit());
      if (passedOver > MOST_BYTES_PASSED_OVER) {
        throw new Complete();
      }
    }
  }

  private void take(ByteBuffer bytes) throws IOException {
    int room = limit.maxBytes() - body.size();
    byte[] taken = new byte[Math.min(room, bytes.remaining())];
    boolean isTooMuch = bytes.remaining() > room;
    bytes.get(taken);
    body.write(taken);
    if (isTooMuch) {
      throw limit.cutsOff() ? new Complete() : limit.exceeded();
    }
  }

  @Override
  public void streamEnd(List<? extends Header> trailers) {
    complete();
  }

  /**
   * What broke off the answer; of one whose body does not matter, and of one cut off, no matter.
   */
  @Override
  public void failed(Exception cause) {
    if (callback == null) {
      return;
    }
    if (cause instanceof Complete || !head.isSuccess()) {
      complete();
    } else {
      callback.failed(cause);
    }
  }

  @Override
  public void releaseResources() {}

  private void complete() {
    callback.completed(new HttpAnswer(head.status(), head.headers(), body.toByteArray()));
  }

  private void requireWanted() throws FetchException {
    String type = head.headers().mediaType().orElse(null);
    if (type != null && !mediaTypes.isEmpty() && !mediaTypes.contains(type)) {
      throw new FetchException(FetchFailure.MEDIA_TYPE, "is " + type);
    }
  }

  private static ResponseHeaders headers(HttpResponse response) {
    Map<String, List<String>> values = new HashMap<>();
    for (Header header : response.getHeaders()) {
      String name = header.getName().toLowerCase(Locale.ROOT);
      if (KEPT.contains(name) && header.getValue() != null) {
        List<String> all = values.computeIfAbsent(name, any -> new ArrayList<>(1));
        if (all.size() < MOST_VALUES) {
          all.add(header.getValue().strip());
        }
      }
    }
    return new ResponseHeaders(values);
  }

  /** Breaks off the reading of an answer of which everything that matters is there. */
  private static final class Complete extends IOException {

    private static final long serialVersionUID = 1L;
  }
}
