package dev.warta.ingest.fetch;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;

/** Undoes the compression of a document, up to a size. */
final class ContentDecoding {

  /** What is understood, for the request. */
  static final String ACCEPTED = "gzip, deflate, br";

  private static final int MOST_LAYERS = 2;

  /** What servers write that compress nothing. */
  private static final Set<String> NONE = Set.of("", "identity", "none", "utf-8", "utf8", "binary");

  private ContentDecoding() {}

  /**
   * The document itself.
   *
   * @param body as it came
   * @param encodings values of {@code Content-Encoding}
   * @throws FetchException if it is too large, broken, or compressed in an unknown way
   */
  static byte[] decoded(byte[] body, List<String> encodings, BodyLimit limit)
      throws FetchException {
    List<String> layers = layers(encodings);
    if (layers.size() > MOST_LAYERS) {
      throw new FetchException(
          FetchFailure.ENCODING, "is compressed more than " + MOST_LAYERS + " times");
    }
    byte[] decoded = body;
    for (String layer : layers) {
      decoded = decoded(decoded, layer, limit);
    }
    return decoded;
  }

  /** The last applied is the first to be undone. */
  private static List<String> layers(List<String> encodings) {
    List<String> layers = new ArrayList<>();
    for (String value : encodings) {
      Arrays.stream(value.split(","))
          .map(name -> name.strip().toLowerCase(Locale.ROOT))
          .filter(name -> !NONE.contains(name))
          .forEach(layers::add);
    }
    Collections.reverse(layers);
    return layers;
  }

  private static byte[] decoded(byte[] body, String encoding, BodyLimit limit)
      throws FetchException {
    if (body.length == 0) {
      return body;
    }
    ByteArrayOutputStream decoded =
        new ByteArrayOutputStream(Math.min(4 * body.length, limit.maxBytes()));
    try (InputStream in = decoder(encoding, body)) {
      copy(in, decoded, limit);
    } catch (EOFException e) {
      // What was cut off by us ends in the middle, and what was read of it is enough.
      if (!limit.cutsOff()) {
        throw broken(encoding, e);
      }
    } catch (FetchException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw broken(encoding, e);
    }
    return decoded.toByteArray();
  }

  private static void copy(InputStream in, ByteArrayOutputStream out, BodyLimit limit)
      throws IOException {
    byte[] buffer = new byte[16 * 1024];
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      int room = limit.maxBytes() - out.size();
      out.write(buffer, 0, Math.min(room, count));
      if (count > room) {
        if (limit.cutsOff()) {
          return;
        }
        throw limit.exceeded();
      }
    }
  }

  private static InputStream decoder(String encoding, byte[] body) throws IOException {
    InputStream in = new ByteArrayInputStream(body);
    return switch (encoding) {
      // Some servers call gzip what is not compressed at all.
      case "gzip", "x-gzip" -> isGzip(body) ? new GZIPInputStream(in) : in;
      case "br" -> new BrotliInputStream(in);
      case "deflate" -> new InflaterInputStream(in, new Inflater(!isZlib(body)));
      default ->
          throw new FetchException(
              FetchFailure.ENCODING, "is compressed in a way that was not asked for: " + encoding);
    };
  }

  private static boolean isGzip(byte[] body) {
    return body.length > 2 && (body[0] & 0xff) == 0x1f && (body[1] & 0xff) == 0x8b;
  }

  /** Deflate should come within zlib's frame; some servers leave it off. */
  private static boolean isZlib(byte[] body) {
    return body.length > 1
        && (body[0] & 0x0f) == 8
        && ((body[0] & 0xff) << 8 | body[1] & 0xff) % 31 == 0;
  }

  private static FetchException broken(String encoding, Exception cause) {
    return new FetchException(FetchFailure.ENCODING, "is broken " + encoding, cause);
  }
}
