package dev.warta.ingest.feed;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Remembers which entries of a feed were handed on, so that a poll hands on only what is new or has
 * changed.
 *
 * <p>An entry was seen if one with the same content and the same id, or the same link, was: feeds
 * change the one or the other of them without cause. An entry with neither is known by its content.
 * What is remembered are short hashes, two an entry: 16 characters for an entry, {@value
 * #MAX_HASHES} hashes at most, those of the latest poll first.
 */
final class SeenEntries {

  /** Two an entry of the longest feed, and as many of earlier polls as fit beside usual feeds. */
  static final int MAX_HASHES = 2 * Feed.MAX_ENTRIES + 4_000;

  /** So many of earlier polls are kept beside those of this one. */
  private static final int MIN_KEPT = 400;

  /** 48 bits: of 20,000 entries, one in ten billion is taken for seen by mistake. */
  private static final int HASH_BYTES = 6;

  private final Set<Long> before;
  private final Set<Long> now = new LinkedHashSet<>();
  private final MessageDigest sha256 = sha256();

  private SeenEntries(Set<Long> before) {
    this.before = before;
  }

  /**
   * What an earlier poll remembered.
   *
   * @param text from {@link #text()}; null or broken for nothing
   */
  static SeenEntries of(String text) {
    Set<Long> hashes = new LinkedHashSet<>();
    byte[] bytes = bytes(text);
    for (int i = 0; i + HASH_BYTES <= bytes.length; i += HASH_BYTES) {
      hashes.add(hash(bytes, i));
    }
    return new SeenEntries(hashes);
  }

  /** Takes note of an entry; true if it is new or has changed. */
  boolean isNews(FeedEntry entry) {
    boolean isSeen = false;
    List<Long> hashes = hashes(entry);
    for (Long hash : hashes) {
      isSeen |= before.contains(hash) || now.contains(hash);
    }
    now.addAll(hashes);
    return !isSeen;
  }

  /** What is to be remembered for the next poll. */
  String text() {
    int kept = Math.min(MAX_HASHES, Math.max(MIN_KEPT, 3 * now.size()));
    Set<Long> all = new LinkedHashSet<>(now);
    all.addAll(before);
    byte[] bytes = new byte[HASH_BYTES * Math.min(kept, all.size())];
    int at = 0;
    for (long hash : all) {
      if (at == bytes.length) {
        break;
      }
      for (int shift = 8 * (HASH_BYTES - 1); shift >= 0; shift -= 8) {
        bytes[at++] = (byte) (hash >> shift);
      }
    }
    return Base64.getEncoder().withoutPadding().encodeToString(bytes);
  }

  private List<Long> hashes(FeedEntry entry) {
    String content =
        value(entry.title())
            + "\u0000"
            + value(entry.content())
            + "\u0000"
            + value(entry.summary());
    String id = entry.id();
    String link = entry.link();
    if (id == null && link == null) {
      return List.of(hash("content\u0000" + content));
    }
    if (id == null || link == null) {
      return List.of(
          id == null
              ? hash("link\u0000" + link + "\u0000" + content)
              : hash("id\u0000" + id + "\u0000" + content));
    }
    return List.of(
        hash("id\u0000" + id + "\u0000" + content), hash("link\u0000" + link + "\u0000" + content));
  }

  private long hash(String text) {
    return hash(sha256.digest(text.getBytes(StandardCharsets.UTF_8)), 0);
  }

  private static long hash(byte[] bytes, int at) {
    long hash = 0;
    for (int i = at; i < at + HASH_BYTES; i++) {
      hash = hash << 8 | bytes[i] & 0xFF;
    }
    return hash;
  }

  private static byte[] bytes(String text) {
    try {
      return text == null ? new byte[0] : Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException broken) {
      return new byte[0];
    }
  }

  private static String value(FeedText text) {
    return text == null ? "" : text.value();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
