package dev.warta.desk;

import dev.warta.store.LogPosition;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;

/**
 * Somebody who listens to a stream; holds no thread.
 *
 * <p>What is sent waits until the client takes it. Whoever lets too much wait is cut off, and can
 * go on from the last event that arrived.
 */
final class StreamClient extends IteratingCallback {

  /** A page of hits is far smaller. */
  private static final int MOST_UNSENT_BYTES = 1024 * 1024;

  private final Response response;
  private final Callback callback;
  private final AskedFilter wanted;
  private final Consumer<StreamClient> whenGone;

  private final Queue<byte[]> unsent = new ArrayDeque<>();
  private long unsentBytes;
  private Runnable whenSent;
  private boolean isEnding;
  private boolean isLastWritten;

  private volatile LogPosition position;
  private volatile long lastSentNanos = System.nanoTime();

  StreamClient(
      Response response,
      Callback callback,
      AskedFilter wanted,
      LogPosition from,
      Consumer<StreamClient> whenGone) {
    this.response = response;
    this.callback = callback;
    this.wanted = wanted;
    this.position = from;
    this.whenGone = whenGone;
  }

  AskedFilter wanted() {
    return wanted;
  }

  /** Up to where it has been served, while it is not served together with the others. */
  LogPosition position() {
    return position;
  }

  void moveTo(LogPosition next) {
    position = next;
  }

  long quietNanos() {
    return System.nanoTime() - lastSentNanos;
  }

  /** Sends behind what waits; cuts the client off if that is too much already. */
  void send(byte[] chunk) {
    boolean isTooSlow;
    synchronized (unsent) {
      isTooSlow = unsentBytes > 0 && unsentBytes + chunk.length > MOST_UNSENT_BYTES;
      if (!isTooSlow) {
        unsent.add(chunk);
        unsentBytes += chunk.length;
      }
    }
    if (isTooSlow) {
      cutOff();
      return;
    }
    lastSentNanos = System.nanoTime();
    iterate();
  }

  /** Runs once everything has been sent. */
  void whenSent(Runnable next) {
    synchronized (unsent) {
      whenSent = next;
    }
    iterate();
  }

  /** Ends the answer behind what waits. */
  void end() {
    synchronized (unsent) {
      isEnding = true;
    }
    iterate();
  }

  private void cutOff() {
    response
        .getRequest()
        .getConnectionMetaData()
        .getConnection()
        .getEndPoint()
        .close(new IOException("a client of the stream is too slow"));
  }

  @Override
  protected Action process() {
    Runnable next = null;
    byte[] chunk;
    synchronized (unsent) {
      chunk = unsent.peek();
      if (chunk == null && isLastWritten) {
        return Action.SUCCEEDED;
      }
      if (chunk == null && !isEnding) {
        next = whenSent;
        whenSent = null;
      }
      isLastWritten = chunk == null && isEnding;
    }
    if (chunk != null || isLastWritten) {
      response.write(isLastWritten, ByteBuffer.wrap(chunk == null ? new byte[0] : chunk), this);
      return Action.SCHEDULED;
    }
    if (next != null) {
      next.run();
    }
    return Action.IDLE;
  }

  @Override
  protected void onSuccess() {
    synchronized (unsent) {
      byte[] sent = unsent.poll();
      unsentBytes -= sent == null ? 0 : sent.length;
    }
  }

  @Override
  protected void onCompleteSuccess() {
    whenGone.accept(this);
    callback.succeeded();
  }

  @Override
  protected void onCompleteFailure(Throwable cause) {
    whenGone.accept(this);
    callback.failed(cause);
  }
}
