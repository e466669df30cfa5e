package dev.warta.ingest.page;

import dev.warta.events.RawArticle;
import dev.warta.ingest.page.PageFetches.Page;
import dev.warta.ingest.state.SourceState;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/**
 * What came of one feed and waits, in its order: entries whose pages were asked for, then those
 * whose pages were not, with the feed's states among them.
 */
final class FeedQueue {

  /** Of one feed, whose pages may be at several hosts. */
  private static final int MOST_HELD = 8;

  private static final int BYTES_OF_ITEM = 1_000;

  /**
   * An entry, or a state.
   *
   * @param entry null for a state
   * @param state null for an entry
   */
  record Item(RawArticle entry, String ownId, SourceState state) {

    /** True if there is a page behind it. */
    boolean hasPage() {
      return entry != null && entry.getUrl() != null;
    }

    /** Whom to ask for the page, as far as the address says so. */
    String host() {
      String[] parts = entry.getUrl().split("/", 4);
      return parts.length < 3 ? entry.getUrl() : parts[2].toLowerCase(Locale.ROOT);
    }

    long bytes() {
      return BYTES_OF_ITEM
          + (entry != null
              ? entry.getContent().remaining()
              : state.memory() == null ? 0 : state.memory().length());
    }
  }

  /** An item with its page, which is null where there is none behind it. */
  record Asked(Item item, CompletableFuture<Page> page) {}

  private final String location;
  private final Deque<Asked> asked = new ArrayDeque<>();
  private final Deque<Item> unasked = new ArrayDeque<>();
  private int held;

  FeedQueue(String location) {
    this.location = location;
  }

  String location() {
    return location;
  }

  /**
   * Adds what came last. A state replaces the one before it if no entry came between.
   *
   * @return by how many bytes that waits is more
   */
  long add(Item item) {
    long replaced = 0;
    if (item.state() != null && !unasked.isEmpty() && unasked.peekLast().state() != null) {
      replaced = unasked.removeLast().bytes();
    }
    unasked.add(item);
    return item.bytes() - replaced;
  }

  boolean isEmpty() {
    return asked.isEmpty() && unasked.isEmpty();
  }

  /** The next whose page is to be asked for; null if there is none. */
  Item nextToAsk() {
    return unasked.peek();
  }

  /** True if no more of its pages should be asked for now. */
  boolean isFull() {
    return held >= MOST_HELD;
  }

  /** Its {@link #nextToAsk} was asked for, or needs not be. */
  void asked(CompletableFuture<Page> page) {
    Item item = unasked.remove();
    held += item.hasPage() ? 1 : 0;
    asked.add(new Asked(item, page));
  }

  boolean isFirstThere() {
    return !asked.isEmpty() && asked.peek().page().isDone();
  }

  Asked removeFirst() {
    Asked first = asked.remove();
    held -= first.item().hasPage() ? 1 : 0;
    return first;
  }
}
