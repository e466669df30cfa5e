package dev.warta.ingest.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/** A request's body: unpacked, bounded in size, pace and memory, and hashed as it is read. */
final class RequestBody {

  private static final int CHUNK_BYTES = 64 * 1024;

  /** Of a body that is not wanted so much is read, so that the client gets to read the answer. */
  private static final long MOST_DISCARDED_BYTES = 64L << 20;

  private static final Duration LONGEST_DISCARDING = Duration.ofSeconds(5);

  private final Request request;
  private final InputStream received;
  private final DigestInputStream unpacked;
  private final Room.Share room;

  /**
   * @throws ProblemException if its encoding is not understood, or it says gzip and is not
   */
  RequestBody(Request request, Room.Share room, Duration patience) throws ProblemException {
    this.request = request;
    this.room = room;
    this.received = new PacedInput(Content.Source.asInputStream(request), patience);
    this.unpacked = new DigestInputStream(unpack(), sha256());
  }

  /** The document as it is read. */
  InputStream stream() {
    return unpacked;
  }

  /** Is asked before a reader of the body takes more memory. */
  void holdsBytes(long bytes) throws IOException {
    room.growTo(bytes);
  }

  /**
   * Reads all of it.
   *
   * @throws ProblemException if it has more bytes than that
   */
  byte[] readAll(int maxBytes) throws IOException, ProblemException {
    if (!isPacked() && request.getLength() > maxBytes) {
      throw tooLarge(request.getLength(), maxBytes);
    }
    byte[] bytes = new byte[Math.min(CHUNK_BYTES, maxBytes + 1)];
    int filled = 0;
    while (true) {
      if (filled == bytes.length) {
        int length = (int) Math.min(2L * bytes.length, maxBytes + 1L);
        room.growTo(length);
        bytes = Arrays.copyOf(bytes, length);
      }
      int read = unpacked.read(bytes, filled, bytes.length - filled);
      if (read < 0) {
        return Arrays.copyOf(bytes, filled);
      }
      filled += read;
      if (filled > maxBytes) {
        throw tooLarge(-1, maxBytes);
      }
    }
  }

  /** Reads what is left. */
  void skipAll() throws IOException {
    unpacked.transferTo(OutputStream.nullOutputStream());
  }

  /** Hash of what was read, with the media type and the parameters. */
  byte[] fingerprint() {
    MessageDigest digest = unpacked.getMessageDigest();
    String target =
        "\u0000"
            + request.getHeaders().get(HttpHeader.CONTENT_TYPE)
            + "\u0000"
            + Objects.requireNonNullElse(request.getHttpURI().getQuery(), "");
    digest.update(target.getBytes(StandardCharsets.UTF_8));
    return digest.digest();
  }

  /** Reads on for a while, but a client that waits to be asked for the body is not asked. */
  static void discardRest(Request request) {
    if (waitsToBeAsked(request)) {
      return;
    }
    long end = System.nanoTime() + LONGEST_DISCARDING.toNanos();
    byte[] buffer = new byte[CHUNK_BYTES];
    long discarded = 0;
    try {
      InputStream rest = new PacedInput(Content.Source.asInputStream(request), LONGEST_DISCARDING);
      for (int read = 0;
          read >= 0 && discarded < MOST_DISCARDED_BYTES && System.nanoTime() < end;
          discarded += read) {
        read = rest.read(buffer);
      }
    } catch (IOException e) {
      // The answer is sent all the same, if somebody is there to read it.
    }
  }

  /** Without waiting: false if a part of the body may still come. */
  static boolean hasEnded(Request request) {
    return !waitsToBeAsked(request) && request.consumeAvailable();
  }

  private static boolean waitsToBeAsked(Request request) {
    return request.getHeaders().contains(HttpHeader.EXPECT);
  }

  /** Says what ended the reading. */
  static Problem problem(IOException e) {
    if (e instanceof Room.FullException) {
      return Problem.of(429, "too many large documents at a time").retryAfterSeconds(1);
    }
    if (e instanceof PacedInput.TooSlowException || isTimeout(e)) {
      return Problem.of(408, "the body came too slowly").lastOfAll();
    }
    if (e instanceof ZipException) {
      return Problem.of(400, "the body says gzip, but cannot be unpacked: " + e.getMessage());
    }
    if (e instanceof EOFException) {
      return Problem.of(400, "the body ends before its end");
    }
    return Problem.of(400, "the body cannot be read: " + e.getMessage());
  }

  private static boolean isTimeout(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof TimeoutException) {
        return true;
      }
    }
    return false;
  }

  private InputStream unpack() throws ProblemException {
    if (!isPacked()) {
      return received;
    }
    try {
      return new GZIPInputStream(received, CHUNK_BYTES);
    } catch (IOException e) {
      throw problem(e).asException();
    }
  }

  private boolean isPacked() {
    return "gzip".equals(encoding(request));
  }

  /** In lower case; {@code identity} where none is named. */
  private static String encoding(Request request) {
    String encoding = request.getHeaders().get(HttpHeader.CONTENT_ENCODING);
    String named = encoding == null ? "identity" : encoding.strip().toLowerCase(Locale.ROOT);
    return named.equals("x-gzip") ? "gzip" : named;
  }

  /** Ends a request whose body is packed in a way that is not understood. */
  static void requireKnownEncoding(Request request) throws ProblemException {
    String encoding = encoding(request);
    if (!encoding.equals("gzip") && !encoding.equals("identity")) {
      throw Problem.of(415, "the content encoding \"" + encoding + "\" is not understood")
          .with("expected", "gzip, or none")
          .withHeader("Accept-Encoding", "gzip")
          .asException();
    }
  }

  private static ProblemException tooLarge(long bytes, int maxBytes) {
    return Problem.of(
            413,
            bytes < 0
                ? String.format(Locale.ROOT, "the body has more than %,d bytes", maxBytes)
                : String.format(Locale.ROOT, "the body has %,d bytes", bytes))
        .with("expected", String.format(Locale.ROOT, "at most %,d bytes", maxBytes))
        .asException();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
