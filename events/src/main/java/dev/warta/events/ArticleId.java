package dev.warta.events;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Makes the stable id of an article, so that reading a feed or a folder again is harmless and an
 * edit is a revision.
 *
 * <p>An id is a name-based UUID (RFC 9562, version 5) of the first of these that exists: the
 * canonical URL; the source's own id for the article together with the source; the content itself.
 * Equal content under different ids is linked by its fingerprint, never by its id.
 */
public final class ArticleId {

  static {
    TrustedClasses.register();
  }

  /** Namespace of all article ids; fixed for ever. */
  private static final UUID NAMESPACE = UUID.fromString("5d0f3a52-2b0e-4f5c-9d61-0c7d4f6b7a11");

  private ArticleId() {}

  /**
   * The id of an article with a canonical URL.
   *
   * @param url any absolute URL of the article; it is normalised first (see {@link CanonicalUrl})
   */
  public static String ofUrl(String url) {
    return nameBased("url", CanonicalUrl.normalise(url));
  }

  /**
   * The id of an article that its source tells apart by an id of its own.
   *
   * @param source publisher or feed
   * @param id a feed's guid, a JSON line's {@code id}, a file's path relative to the folder named
   *     by the user
   */
  public static String ofSourceId(String source, String id) {
    return nameBased("source", source + "\u0000" + id);
  }

  /** The id of a document of which nothing but its bytes is known. */
  public static String ofContent(byte[] content) {
    return nameBased("content", contentHash(content));
  }

  /**
   * SHA-256 of a document's bytes as 64 hexadecimal digits in lower case: {@code contentHash} of
   * the events.
   */
  public static String contentHash(byte[] content) {
    return HexFormat.of().formatHex(digest("SHA-256").digest(content));
  }

  private static String nameBased(String kind, String name) {
    MessageDigest sha1 = digest("SHA-1");
    sha1.update(
        ByteBuffer.allocate(16)
            .putLong(NAMESPACE.getMostSignificantBits())
            .putLong(NAMESPACE.getLeastSignificantBits())
            .array());
    sha1.update((kind + "\u0000" + name).getBytes(StandardCharsets.UTF_8));
    ByteBuffer hash = ByteBuffer.wrap(sha1.digest());
    long high = hash.getLong() & 0xFFFFFFFFFFFF0FFFL | 0x5000L;
    long low = hash.getLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
    return new UUID(high, low).toString();
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has " + algorithm, e);
    }
  }
}
