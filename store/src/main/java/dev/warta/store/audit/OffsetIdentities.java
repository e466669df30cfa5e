package dev.warta.store.audit;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Which article and revision each of many raw records became: eight bytes for each, in chunks that
 * exist where offsets do.
 */
final class OffsetIdentities {

  private static final int CHUNK_BITS = 12;
  private static final int CHUNK = 1 << CHUNK_BITS;

  private final Map<Long, long[]> chunks = new HashMap<>();

  /** A number that tells an article's revision from others; never 0. */
  static long identity(UUID articleId, int revision) {
    long hash = articleId.getMostSignificantBits() * 0x9E3779B97F4A7C15L;
    hash = (hash ^ (hash >>> 29) ^ articleId.getLeastSignificantBits()) * 0xBF58476D1CE4E5B9L;
    hash = (hash ^ (hash >>> 32) ^ revision) * 0x94D049BB133111EBL;
    return hash == 0 ? 1 : hash;
  }

  /** The same of an id as an event has it. */
  static long identity(String articleId, int revision) {
    UUID id;
    try {
      id = UUID.fromString(articleId);
    } catch (IllegalArgumentException e) {
      id = UUID.nameUUIDFromBytes(articleId.getBytes(StandardCharsets.UTF_8));
    }
    return identity(id, revision);
  }

  /** Remembers an identity; false if another one is known already, which stays. */
  boolean agree(long offset, long identity) {
    long[] chunk = chunks.computeIfAbsent(offset >> CHUNK_BITS, c -> new long[CHUNK]);
    int index = (int) (offset & (CHUNK - 1));
    if (chunk[index] == 0) {
      chunk[index] = identity;
    }
    return chunk[index] == identity;
  }
}
