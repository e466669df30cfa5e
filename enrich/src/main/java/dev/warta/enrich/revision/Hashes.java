package dev.warta.enrich.revision;

import dev.warta.events.EnrichedArticle;
import dev.warta.events.RawArticle;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** What tells one content, and one raw document, from another: 64 bits of a SHA-256. */
final class Hashes {

  private Hashes() {}

  /** Hash of title, standfirst and body with every run of white space as one space. */
  static long ofContent(EnrichedArticle event) {
    MessageDigest digest = sha256();
    update(digest, event.getTitle());
    update(digest, event.getStandfirst());
    update(digest, event.getBody());
    return ByteBuffer.wrap(digest.digest()).getLong();
  }

  /**
   * Hash of what extraction reads: the document's bytes, and the title where the carrier holds it
   * beside them.
   */
  static long ofDocument(RawArticle raw) {
    MessageDigest digest = sha256();
    update(digest, raw.getContentHash());
    update(digest, raw.getHints().getTitle());
    return ByteBuffer.wrap(digest.digest()).getLong();
  }

  private static void update(MessageDigest digest, String text) {
    digest.update(squeezed(text == null ? "" : text).getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }

  private static String squeezed(String text) {
    StringBuilder squeezed = new StringBuilder(text.length());
    boolean pendingSpace = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        pendingSpace = squeezed.length() > 0;
      } else {
        if (pendingSpace) {
          squeezed.append(' ');
          pendingSpace = false;
        }
        squeezed.append(c);
      }
    }
    return squeezed.toString();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
