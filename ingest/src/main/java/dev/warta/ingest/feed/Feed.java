package dev.warta.ingest.feed;

import dev.warta.events.StatedTime;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * A feed: what it says of itself, and its entries. Whatever it does not say is null or empty.
 *
 * @param format {@code rss}, {@code atom} or {@code json}, with its version where it states one
 * @param id the feed's own id
 * @param title title
 * @param link address of the site or page that it belongs to
 * @param selfLink address under which it wants to be read
 * @param description what it is about
 * @param language language tag as the feed wrote it
 * @param authors authors of the feed, or those responsible for it
 * @param updated when it was last changed
 * @param tags categories
 * @param interval how long to wait before it is worth reading again ({@code ttl}, {@code sy:})
 * @param skipHours hours of the day in UTC, 0 to 23, in which it does not change
 * @param entries entries in the feed's order
 * @param problems what is wrong with it, in words, each as the predicate of a sentence about the
 *     feed; empty if nothing
 */
public record Feed(
    String format,
    String id,
    FeedText title,
    String link,
    String selfLink,
    FeedText description,
    String language,
    List<FeedAuthor> authors,
    StatedTime updated,
    List<String> tags,
    Duration interval,
    Set<Integer> skipHours,
    List<FeedEntry> entries,
    List<String> problems) {

  /** The most entries that are read of one feed. */
  public static final int MAX_ENTRIES = 10_000;

  public Feed {
    authors = List.copyOf(authors);
    tags = List.copyOf(tags);
    skipHours = Set.copyOf(skipHours);
    entries = List.copyOf(entries);
    problems = List.copyOf(problems);
  }
}
