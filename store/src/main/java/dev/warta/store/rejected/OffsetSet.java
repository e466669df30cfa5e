package dev.warta.store.rejected;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** A set of offsets of several partitions that takes a bit for each, so that millions fit. */
final class OffsetSet {

  private static final int CHUNK_BITS = 16;
  private static final int IN_CHUNK = (1 << CHUNK_BITS) - 1;

  private final Map<Integer, Map<Long, BitSet>> partitions = new HashMap<>();

  void add(int partition, long offset) {
    partitions
        .computeIfAbsent(partition, any -> new HashMap<>())
        .computeIfAbsent(offset >> CHUNK_BITS, any -> new BitSet())
        .set((int) (offset & IN_CHUNK));
  }

  boolean contains(int partition, long offset) {
    BitSet chunk = partitions.getOrDefault(partition, Map.of()).get(offset >> CHUNK_BITS);
    return chunk != null && chunk.get((int) (offset & IN_CHUNK));
  }
}
