package dev.warta.ingest.state;

import java.util.Objects;

/**
 * What is remembered of one source.
 *
 * @param kind what kind of source it is
 * @param location where it is: an address or a path, as it was named; with the kind it tells the
 *     source from all others
 * @param source publisher of its articles; null where each says its own
 * @param health how it has fared
 * @param memory what its kind needs to go on where it was: JSON that only the kind itself
 *     understands, {@code {}} for nothing; of 256 kB at most, so that thousands can be held
 */
public record SourceState(
    SourceKind kind, String location, String source, SourceHealth health, String memory) {

  /** Of a source of which nothing is remembered. */
  public static final String NO_MEMORY = "{}";

  static final String KEY_PREFIX = "source:";

  public SourceState {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(location);
    Objects.requireNonNull(health);
    Objects.requireNonNull(memory);
  }

  /** A source that was never tried. */
  public static SourceState untried(SourceKind kind, String location, String source) {
    return new SourceState(kind, location, source, SourceHealth.untried(), NO_MEMORY);
  }

  /** Key of the record in the topic. */
  public String key() {
    return KEY_PREFIX + kind.inWords() + ":" + location;
  }

  /** The same source with another health. */
  public SourceState with(SourceHealth newHealth) {
    return new SourceState(kind, location, source, newHealth, memory);
  }

  /** The same source with another health and memory. */
  public SourceState with(SourceHealth newHealth, String newMemory) {
    return new SourceState(kind, location, source, newHealth, newMemory);
  }

  /** The same source, its articles by another publisher. */
  public SourceState from(String newSource) {
    return new SourceState(kind, location, newSource, health, memory);
  }
}
