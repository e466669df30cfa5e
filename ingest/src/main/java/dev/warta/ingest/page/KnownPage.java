package dev.warta.ingest.page;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is remembered of a page that was taken.
 *
 * @param address as it is named in its list
 * @param etag null if its server gives none
 * @param lastModified null if its server does not say
 * @param version as its list said; null if it says nothing
 * @param hash beginning of the content's hash
 * @param seenAt when it was seen first
 * @param checks how often it was looked at again
 */
record KnownPage(
    String address,
    String etag,
    String lastModified,
    String version,
    String hash,
    Instant seenAt,
    int checks) {

  /** When a page is looked at again, from when it was seen first. */
  static final List<Duration> RECHECKS =
      List.of(Duration.ofHours(1), Duration.ofHours(24), Duration.ofDays(7));

  /** When it is to be looked at again; empty if never. */
  Optional<Instant> due() {
    return checks < RECHECKS.size()
        ? Optional.of(seenAt.plus(RECHECKS.get(checks)))
        : Optional.empty();
  }

  /** The same, looked at again at a time: checks that were missed meanwhile are not made up for. */
  KnownPage checkedAt(Instant now) {
    int done = checks + 1;
    while (done < RECHECKS.size() && !seenAt.plus(RECHECKS.get(done)).isAfter(now)) {
      done++;
    }
    return new KnownPage(address, etag, lastModified, version, hash, seenAt, done);
  }
}
