package dev.warta.ingest.feed;

import dev.warta.ingest.state.SourceState;
import java.net.URI;
import java.time.Instant;

/** One of the feeds that are polled: its state, and what only lives as long as the process. */
final class PolledFeed implements Comparable<PolledFeed> {

  private SourceState state;
  private Instant next;
  private String address;
  private boolean isBrokenTold;

  /**
   * @param start when to poll it if its state does not say
   */
  PolledFeed(SourceState state, Instant start) {
    take(state);
    next = next == null ? start : next;
  }

  String location() {
    return state.location();
  }

  /** Where it is fetched. */
  String address() {
    return address;
  }

  SourceState state() {
    return state;
  }

  Instant next() {
    return next;
  }

  FeedMemory memory() {
    return FeedMemory.of(state.memory());
  }

  void take(SourceState newState) {
    state = newState;
    FeedMemory memory = memory();
    next = memory.next();
    address = memory.address() == null ? state.location() : memory.address();
  }

  /** True the first time. */
  boolean isBrokenNews() {
    boolean isNews = !isBrokenTold;
    isBrokenTold = true;
    return isNews;
  }

  /** Feeds of one host are polled one after another. */
  String host() {
    try {
      String host = URI.create(address).getHost();
      return host == null ? address : FeedNames.lower(host);
    } catch (IllegalArgumentException noAddress) {
      return address;
    }
  }

  @Override
  public int compareTo(PolledFeed other) {
    return next.compareTo(other.next);
  }
}
