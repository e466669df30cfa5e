package dev.warta.ingest.source.warc;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;

/**
 * Undoes what HTTP did to a body on its way: chunks, gzip, deflate, brotli.
 *
 * <p>Many archives hold bodies that are not encoded as their head says, because the crawler had
 * undone it; such a body is taken as it is. Of one that breaks off the part before is taken.
 */
final class Codings {

  /**
   * A body without its codings.
   *
   * @param isBroken true if one breaks off
   * @param isProvenWhole true if a coding with an end came to its end
   */
  record Decoded(byte[] bytes, boolean isBroken, boolean isProvenWhole) {}

  /** Too large, or in a coding that is not known; the message is the predicate of a sentence. */
  static final class UndecodableException extends Exception {

    private static final long serialVersionUID = 1L;

    final transient String expected;

    UndecodableException(String reason, String expected) {
      super(reason);
      this.expected = expected;
    }
  }

  private static final int LONGEST_CHUNK_LINE = 1024;
  private static final int MOST_CODINGS = 4;

  private final int mostBytes;
  private boolean isBroken;
  private boolean hasEnd;

  private Codings(int mostBytes) {
    this.mostBytes = mostBytes;
  }

  /**
   * @param mostBytes the largest document
   */
  static Decoded undo(HttpResponse response, byte[] content, int length, int mostBytes)
      throws UndecodableException {
    return new Codings(mostBytes).undo(response, content, length);
  }

  private Decoded undo(HttpResponse response, byte[] content, int length)
      throws UndecodableException {
    byte[] body = Arrays.copyOfRange(content, response.bodyStart(), length);
    String transfer = response.field("transfer-encoding");
    if (transfer != null && transfer.toLowerCase(Locale.ROOT).contains("chunked")) {
      body = withoutChunks(body);
    }
    String[] codings = codings(response.field("content-encoding"));
    if (codings.length > MOST_CODINGS) {
      throw new UndecodableException(
          "is encoded %d times over".formatted(codings.length), "at most " + MOST_CODINGS);
    }
    for (int i = codings.length - 1; i >= 0; i--) {
      body = without(codings[i], body);
    }
    requireSize(body.length);
    return new Decoded(body, isBroken, hasEnd && !isBroken);
  }

  private static String[] codings(String declared) {
    return declared == null
        ? new String[0]
        : Arrays.stream(declared.toLowerCase(Locale.ROOT).split(","))
            .map(String::strip)
            .filter(coding -> !coding.isEmpty())
            .toArray(String[]::new);
  }

  private byte[] without(String coding, byte[] body) throws UndecodableException {
    return switch (coding) {
      case "gzip", "x-gzip" -> isGzip(body) ? read(new Gzip(), body) : body;
      case "deflate" -> isZlib(body) ? read(new Zlib(), body) : rawDeflate(body);
      case "br" -> brotli(body);
      case "zstd", "compress", "x-compress", "dcb", "dcz", "sdch" ->
          throw new UndecodableException(
              "is encoded with " + coding, "gzip, deflate, br or no encoding");
      default -> body; // identity, none, utf-8: what servers write there by mistake
    };
  }

  /** Opens a decoder; its first bytes may already be wrong. */
  private interface Opening {
    InputStream open(InputStream in) throws IOException;
  }

  private static final class Gzip implements Opening {
    @Override
    public InputStream open(InputStream in) throws IOException {
      return new GZIPInputStream(in);
    }
  }

  private static final class Zlib implements Opening {
    @Override
    public InputStream open(InputStream in) {
      return new InflaterInputStream(in);
    }
  }

  /** What is no deflate at all is taken as it is. */
  private byte[] rawDeflate(byte[] body) throws UndecodableException {
    Inflater raw = new Inflater(true);
    try {
      return orAsItIs(body, read(in -> new InflaterInputStream(in, raw), body));
    } finally {
      raw.end();
    }
  }

  private byte[] brotli(byte[] body) throws UndecodableException {
    return orAsItIs(body, read(BrotliInputStream::new, body));
  }

  private byte[] orAsItIs(byte[] body, byte[] decoded) {
    if (isBroken && looksLikeMarkup(body)) {
      isBroken = false;
      return body;
    }
    return decoded;
  }

  private static boolean looksLikeMarkup(byte[] body) {
    for (byte b : body) {
      if (b > ' ') {
        return b == '<';
      }
    }
    return false;
  }

  private byte[] read(Opening opening, byte[] body) throws UndecodableException {
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(4 * body.length + 64);
    byte[] part = new byte[8192];
    try (InputStream in = opening.open(new ByteArrayInputStream(body))) {
      for (int count = in.read(part); count >= 0; count = in.read(part)) {
        decoded.write(part, 0, count);
        requireSize(decoded.size());
      }
      hasEnd = true;
    } catch (IOException | IllegalStateException e) {
      isBroken = true;
    }
    return decoded.toByteArray();
  }

  private void requireSize(int bytes) throws UndecodableException {
    if (bytes > mostBytes) {
      throw tooLarge(bytes, mostBytes);
    }
  }

  static UndecodableException tooLarge(long bytes, int mostBytes) {
    return new UndecodableException(
        "is a document of %,d bytes or more".formatted(bytes),
        "at most %,d bytes, the largest record configured".formatted(mostBytes));
  }

  private static boolean isGzip(byte[] body) {
    return body.length > 2 && GzipMember.isAt(body[0] & 0xFF, body[1] & 0xFF, body[2]);
  }

  private static boolean isZlib(byte[] body) {
    return body.length > 1
        && (body[0] & 0x0F) == 8
        && ((body[0] & 0xFF) << 8 | body[1] & 0xFF) % 31 == 0;
  }

  /** From where a chunk should begin and does not, all is taken as it stands. */
  private byte[] withoutChunks(byte[] body) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream(body.length);
    int start = 0;
    while (start < body.length) {
      int lineEnd = lineEnd(body, start);
      long size = chunkSize(body, start, lineEnd);
      if (size < 0) {
        isBroken |= start > 0;
        whole.write(body, start, body.length - start);
        break;
      }
      if (size == 0) {
        hasEnd = true;
        break;
      }
      int chunk = Math.min(body.length, lineEnd + 1);
      int taken = (int) Math.min(size, body.length - chunk);
      isBroken |= taken < size;
      whole.write(body, chunk, taken);
      start = afterNewline(body, chunk + taken);
    }
    return whole.toByteArray();
  }

  private static int lineEnd(byte[] body, int start) {
    int end = Math.min(body.length, start + LONGEST_CHUNK_LINE);
    for (int i = start; i < end; i++) {
      if (body[i] == '\n') {
        return i;
      }
    }
    return end;
  }

  /** Hexadecimal digits before the line's end or a semicolon; -1 if it is no such line. */
  private static long chunkSize(byte[] body, int start, int lineEnd) {
    long size = 0;
    int i = start;
    while (i < lineEnd && Character.digit(body[i], 16) >= 0 && i - start < 8) {
      size = size * 16 + Character.digit(body[i++], 16);
    }
    boolean isEnd = i == lineEnd || body[i] == '\r' || body[i] == ';' || body[i] == ' ';
    return i > start && isEnd ? size : -1;
  }

  private static int afterNewline(byte[] body, int at) {
    int next = at;
    if (next < body.length && body[next] == '\r') {
      next++;
    }
    return next < body.length && body[next] == '\n' ? next + 1 : next;
  }
}
