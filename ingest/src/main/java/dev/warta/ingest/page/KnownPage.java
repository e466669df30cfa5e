package dev.warta.ingest.page;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is remembered of a page that was taken.
 *
 * @param address as it is named in its list
 * @param url the address that answered: the article's own
 * @param etag null if its server gives none
 * @param lastModified null if its server does not say
 * @param version as its list said; null if it says nothing
 * @param hash beginning of the content's hash
 * @param seenAt when it was seen first
 * @param lastSeenAt when it was last known to be there
 * @param missingSince when it was first not found, if it has not been there since; else null
 * @param checks how often it was looked at again
 */
record KnownPage(
    String address,
    String url,
    String etag,
    String lastModified,
    String version,
    String hash,
    Instant seenAt,
    Instant lastSeenAt,
    Instant missingSince,
    int checks) {

  /** When a page is looked at again, from when it was seen first. */
  static final List<Duration> RECHECKS =
      List.of(Duration.ofHours(1), Duration.ofHours(24), Duration.ofDays(7));

  /**
   * A page that is not found for so long is gone: a server may forget all its pages for a while.
   */
  static final Duration MISSING_UNTIL_GONE = Duration.ofHours(1);

  /** A page that is seen for the first time. */
  static KnownPage first(String address, String url, String hash, Instant at) {
    return new KnownPage(address, url, null, null, null, hash, at, at, null, 0);
  }

  /** When it is to be looked at again; empty if never. */
  Optional<Instant> due() {
    if (missingSince != null) {
      return Optional.of(missingSince.plus(MISSING_UNTIL_GONE));
    }
    return checks < RECHECKS.size()
        ? Optional.of(seenAt.plus(RECHECKS.get(checks)))
        : Optional.empty();
  }

  /** Whether it is gone if it is not found now either. */
  boolean isGoneAt(Instant now) {
    return missingSince != null && !now.isBefore(missingSince.plus(MISSING_UNTIL_GONE));
  }

  /** The same, looked at again at a time: checks that were missed meanwhile are not made up for. */
  KnownPage checkedAt(Instant now) {
    int done = checks + 1;
    while (done < RECHECKS.size() && !seenAt.plus(RECHECKS.get(done)).isAfter(now)) {
      done++;
    }
    return new KnownPage(
        address, url, etag, lastModified, version, hash, seenAt, lastSeenAt, missingSince, done);
  }

  /** The same, known to be there. */
  KnownPage presentAt(Instant now) {
    return new KnownPage(
        address, url, etag, lastModified, version, hash, seenAt, now, null, checks);
  }

  /** The same, not found. */
  KnownPage missingAt(Instant now) {
    return withMissingSince(missingSince == null ? now : missingSince);
  }

  /** The same, of which nobody could tell whether it is there. */
  KnownPage untold() {
    return withMissingSince(null);
  }

  private KnownPage withMissingSince(Instant since) {
    return new KnownPage(
        address, url, etag, lastModified, version, hash, seenAt, lastSeenAt, since, checks);
  }

  /** The same with what its list says of its version. */
  KnownPage withVersion(String listed) {
    return new KnownPage(
        address, url, etag, lastModified, listed, hash, seenAt, lastSeenAt, missingSince, checks);
  }

  /** The same with what its server sent. */
  KnownPage withAnswer(String from, String newEtag, String newLastModified, String newHash) {
    return new KnownPage(
        address,
        from,
        newEtag,
        newLastModified,
        version,
        newHash,
        seenAt,
        lastSeenAt,
        missingSince,
        checks);
  }
}
