package dev.warta.store;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A place in the {@link ArticleLog}: the offset of the last entry read of each partition.
 *
 * @param offsets by partition and topic; a partition that is missing is at its beginning
 */
public record LogPosition(SortedMap<Partition, Long> offsets) {

  /** Before everything. */
  public static final LogPosition START = new LogPosition(new TreeMap<>());

  private static final int LONGEST = 8_192;
  private static final int RADIX = 36;
  private static final String NOTHING = "-";

  private static final Pattern FORM =
      Pattern.compile(
          "[A-Za-z0-9._-]{1,249}:([0-9a-z]{1,6}-[0-9a-z]{1,12},)*[0-9a-z]{1,6}-[0-9a-z]{1,12}");

  /** A partition of a raw topic. */
  public record Partition(String topic, int number) implements Comparable<Partition> {

    @Override
    public int compareTo(Partition other) {
      int byTopic = topic.compareTo(other.topic);
      return byTopic != 0 ? byTopic : Integer.compare(number, other.number);
    }
  }

  public LogPosition {
    offsets = Collections.unmodifiableSortedMap(new TreeMap<>(offsets));
  }

  /** The offset of the last entry read; -1 for none. */
  public long offset(Partition partition) {
    return offsets.getOrDefault(partition, -1L);
  }

  /** The same, but for one partition. */
  public LogPosition with(Partition partition, long offset) {
    SortedMap<Partition, Long> changed = new TreeMap<>(offsets);
    changed.put(partition, offset);
    return new LogPosition(changed);
  }

  /** True if nothing here lies behind the other. */
  public boolean isUpTo(LogPosition other) {
    return offsets.entrySet().stream()
        .allMatch(entry -> entry.getValue() <= other.offset(entry.getKey()));
  }

  /** Raw records between here and a later position: never fewer than there are entries. */
  public long recordsTo(LogPosition later) {
    return later.offsets.entrySet().stream()
        .mapToLong(entry -> Math.max(0, entry.getValue() - offset(entry.getKey())))
        .sum();
  }

  /** A word without spaces that {@link #parse} reads. */
  @Override
  public String toString() {
    StringBuilder word = new StringBuilder();
    String topic = null;
    for (Map.Entry<Partition, Long> entry : offsets.entrySet()) {
      boolean isNext = entry.getKey().topic().equals(topic);
      topic = entry.getKey().topic();
      word.append(isNext ? "," : (word.isEmpty() ? "" : ";") + topic + ":")
          .append(Integer.toString(entry.getKey().number(), RADIX))
          .append('-')
          .append(Long.toString(entry.getValue(), RADIX));
    }
    return word.isEmpty() ? NOTHING : word.toString();
  }

  /**
   * Reads what {@link #toString} wrote.
   *
   * @throws IllegalArgumentException if it is nothing of the kind
   */
  public static LogPosition parse(String word) {
    if (word.equals(NOTHING)) {
      return START;
    }
    if (word.length() > LONGEST) {
      throw new IllegalArgumentException("longer than " + LONGEST + " characters");
    }
    SortedMap<Partition, Long> offsets = new TreeMap<>();
    for (String ofTopic : word.split(";", -1)) {
      if (!FORM.matcher(ofTopic).matches()) {
        throw new IllegalArgumentException("not a position");
      }
      String[] parts = ofTopic.split(":");
      for (String ofPartition : parts[1].split(",")) {
        String[] numbers = ofPartition.split("-");
        offsets.put(
            new Partition(parts[0], Integer.parseInt(numbers[0], RADIX)),
            Long.parseLong(numbers[1], RADIX));
      }
    }
    return new LogPosition(offsets);
  }
}
