package dev.warta.ingest.feed;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;

/** Says which feed is next: the one that is due longest, of the hosts that are not being asked. */
final class FeedSchedule {

  private final Queue<PolledFeed> queue = new PriorityQueue<>();

  /** Feeds that are due, by the host that is being asked for another one. */
  private final Map<String, Deque<PolledFeed>> waiting = new HashMap<>();

  /** Feeds that are due, whose hosts are free. */
  private final Queue<PolledFeed> ready = new ArrayDeque<>();

  /** The hosts of the feeds that are due or being asked: a feed may move meanwhile. */
  private final Map<PolledFeed, String> asked = new HashMap<>();

  private final Set<String> addresses = new HashSet<>();
  private final int size;
  private final String anyLocation;

  FeedSchedule(List<PolledFeed> feeds) {
    queue.addAll(feeds);
    feeds.forEach(feed -> addresses.add(feed.address()));
    size = feeds.size();
    anyLocation = feeds.isEmpty() ? "no feeds" : feeds.get(0).location();
  }

  /** How many there were at the beginning. */
  int size() {
    return size;
  }

  String anyLocation() {
    return anyLocation;
  }

  /** True if none is left, but for those that are being asked. */
  boolean isEmpty() {
    return queue.isEmpty() && ready.isEmpty() && waiting.values().stream().allMatch(Deque::isEmpty);
  }

  /** Leaves out those that are not due. */
  void keepOnly(Instant now) {
    queue.removeIf(feed -> feed.next().isAfter(now));
  }

  /** A feed that is due, whose host is being asked from now on; null where there is none. */
  PolledFeed takeDue(Instant now) {
    if (!ready.isEmpty()) {
      return ready.poll();
    }
    while (!queue.isEmpty() && !queue.peek().next().isAfter(now)) {
      PolledFeed feed = queue.poll();
      String host = feed.host();
      asked.put(feed, host);
      Deque<PolledFeed> others = waiting.get(host);
      if (others == null) {
        waiting.put(host, new ArrayDeque<>());
        return feed;
      }
      others.add(feed);
    }
    return null;
  }

  /** The host of a feed is not being asked any more, and is free for the next of its feeds. */
  void free(PolledFeed feed) {
    String host = asked.remove(feed);
    PolledFeed other = waiting.get(host).poll();
    if (other == null) {
      waiting.remove(host);
    } else {
      ready.add(other);
    }
  }

  void add(PolledFeed feed) {
    queue.add(feed);
  }

  /** A feed goes to a new address; false if another one is there already. */
  boolean isMovable(String newAddress) {
    return addresses.add(newAddress);
  }
}
