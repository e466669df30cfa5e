package dev.warta.store.audit;

import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** A set of offsets of one partition: a bit for each, in chunks that exist where offsets do. */
final class OffsetSet {

  private static final int CHUNK_BITS = 20;
  private static final int CHUNK = 1 << CHUNK_BITS;

  private final TreeMap<Long, BitSet> chunks = new TreeMap<>();

  /** False if it was there already. */
  boolean add(long offset) {
    BitSet chunk = chunks.computeIfAbsent(offset >> CHUNK_BITS, c -> new BitSet());
    int bit = bit(offset);
    boolean isNew = !chunk.get(bit);
    chunk.set(bit);
    return isNew;
  }

  boolean contains(long offset) {
    BitSet chunk = chunks.get(offset >> CHUNK_BITS);
    return chunk != null && chunk.get(bit(offset));
  }

  /** This set and the other together, as a new one. */
  OffsetSet or(OffsetSet other) {
    OffsetSet both = new OffsetSet();
    both.addAll(this);
    both.addAll(other);
    return both;
  }

  void addAll(OffsetSet other) {
    other.chunks.forEach(
        (index, bits) -> chunks.computeIfAbsent(index, c -> new BitSet()).or(bits));
  }

  /** What this set and the other have in common, as a new one. */
  OffsetSet and(OffsetSet other) {
    OffsetSet common = new OffsetSet();
    chunks.forEach(
        (index, bits) -> {
          BitSet others = other.chunks.get(index);
          if (others != null && bits.intersects(others)) {
            BitSet shared = (BitSet) bits.clone();
            shared.and(others);
            common.chunks.put(index, shared);
          }
        });
    return common;
  }

  /** This set without the other, as a new one. */
  OffsetSet without(OffsetSet other) {
    OffsetSet rest = new OffsetSet();
    rest.addAll(this);
    rest.chunks.forEach(
        (index, bits) -> {
          BitSet others = other.chunks.get(index);
          if (others != null) {
            bits.andNot(others);
          }
        });
    return rest;
  }

  /** How many there are from the first offset on and before the second. */
  long count(long from, long to) {
    long count = 0;
    for (Map.Entry<Long, BitSet> chunk : chunks.tailMap(from >> CHUNK_BITS).entrySet()) {
      long base = chunk.getKey() << CHUNK_BITS;
      if (base >= to) {
        break;
      }
      int first = (int) Math.max(0, from - base);
      int end = (int) Math.min(CHUNK, to - base);
      count +=
          first == 0 && end == CHUNK
              ? chunk.getValue().cardinality()
              : first < end ? chunk.getValue().get(first, end).cardinality() : 0;
    }
    return count;
  }

  /** All there are, ascending. */
  LongStream stream() {
    return chunks.entrySet().stream()
        .flatMapToLong(
            chunk -> {
              long base = chunk.getKey() << CHUNK_BITS;
              return chunk.getValue().stream().mapToLong(bit -> base + bit);
            });
  }

  /** The offsets from the first on and before the second that are not in the set, ascending. */
  LongStream absent(long from, long to) {
    return LongStream.iterate(nextAbsent(from), o -> o < to, o -> nextAbsent(o + 1));
  }

  /** The highest; -1 if there is none. */
  long highest() {
    return chunks.isEmpty()
        ? -1
        : (chunks.lastKey() << CHUNK_BITS) + chunks.lastEntry().getValue().length() - 1;
  }

  private long nextAbsent(long from) {
    long offset = from;
    while (true) {
      BitSet chunk = chunks.get(offset >> CHUNK_BITS);
      if (chunk == null) {
        return offset;
      }
      int clear = chunk.nextClearBit(bit(offset));
      if (clear < CHUNK) {
        return (offset & -CHUNK) + clear;
      }
      offset = (offset & -CHUNK) + CHUNK;
    }
  }

  private static int bit(long offset) {
    return (int) (offset & (CHUNK - 1));
  }
}
