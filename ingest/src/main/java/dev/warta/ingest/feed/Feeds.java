package dev.warta.ingest.feed;

import dev.warta.ingest.state.SourceKind;
import dev.warta.ingest.state.SourceState;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * The feeds that are polled, and how.
 *
 * @param locations their addresses, as they were named
 * @param states what is remembered of a feed, by its address
 * @param source publisher of all of them; null to call each after the host of its site
 * @param maxRecordBytes the largest document
 * @param listener is told how it goes
 * @param clock says when they are due
 * @param random what is left to chance
 */
public record Feeds(
    Collection<String> locations,
    Function<String, Optional<SourceState>> states,
    String source,
    int maxRecordBytes,
    FeedsListener listener,
    Clock clock,
    RandomGenerator random) {

  /** Each feed once, with what is remembered of it; one that is new is due at once. */
  List<PolledFeed> polled() {
    Instant now = clock.instant();
    return locations.stream()
        .distinct()
        .map(location -> new PolledFeed(state(location), now))
        .toList();
  }

  private SourceState state(String location) {
    SourceState known =
        states
            .apply(location)
            .orElseGet(() -> SourceState.untried(SourceKind.FEED, location, source));
    return known.from(source);
  }
}
