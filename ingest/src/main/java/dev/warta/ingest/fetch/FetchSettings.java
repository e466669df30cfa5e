package dev.warta.ingest.fetch;

import java.time.Duration;
import java.util.Locale;

/**
 * How much a {@link Fetcher} asks of others and takes from them.
 *
 * @param inFlight requests under way at once, over all hosts
 * @param inFlightPerHost requests under way at once at one host
 * @param minDelay rest between the end of a request to a host and the next to it
 * @param maxDelay the longest such rest, whatever {@code Crawl-delay} or {@code Retry-After} say
 * @param connectTimeout for a connection with its TLS handshake
 * @param maxTime for a document: from the first connection to the last byte, with all redirects but
 *     without the time spent in a queue
 * @param maxBytes the largest document, as it comes and also when it is decompressed
 * @param maxRedirects redirects followed one after another
 * @param maxWaiting requests that are under way or wait for their turn
 */
public record FetchSettings(
    int inFlight,
    int inFlightPerHost,
    Duration minDelay,
    Duration maxDelay,
    Duration connectTimeout,
    Duration maxTime,
    int maxBytes,
    int maxRedirects,
    int maxWaiting) {

  /** One request a second at a host, 64 hosts at once, documents of up to 8 MiB within a minute. */
  public static final FetchSettings DEFAULT =
      new FetchSettings(
          64,
          1,
          Duration.ofSeconds(1),
          Duration.ofMinutes(1),
          Duration.ofSeconds(10),
          Duration.ofMinutes(1),
          8 * 1024 * 1024,
          10,
          100_000);

  public FetchSettings {
    requireAtLeast(1, inFlight, "requests in flight");
    requireAtLeast(1, inFlightPerHost, "requests in flight at a host");
    requireAtLeast(1, maxBytes, "bytes of a document");
    requireAtLeast(0, maxRedirects, "redirects");
    requireAtLeast(1, maxWaiting, "requests that wait");
    requirePositive(connectTimeout, "the time for a connection");
    requirePositive(maxTime, "the time for a document");
    if (minDelay.isNegative() || maxDelay.compareTo(minDelay) < 0) {
      throw new IllegalArgumentException(
          "the longest rest of a host, %s, must not be shorter than the shortest, %s"
              .formatted(maxDelay, minDelay));
    }
  }

  /** The same with other numbers of requests at once. */
  public FetchSettings withInFlight(int overall, int perHost) {
    return new FetchSettings(
        overall,
        perHost,
        minDelay,
        maxDelay,
        connectTimeout,
        maxTime,
        maxBytes,
        maxRedirects,
        maxWaiting);
  }

  /** The same with another rest between requests to a host; the longest rest is no shorter. */
  public FetchSettings withMinDelay(Duration delay) {
    return new FetchSettings(
        inFlight,
        inFlightPerHost,
        delay,
        delay.compareTo(maxDelay) > 0 ? delay : maxDelay,
        connectTimeout,
        maxTime,
        maxBytes,
        maxRedirects,
        maxWaiting);
  }

  /** The same with another time for a document; a connection gets no more than that. */
  public FetchSettings withMaxTime(Duration time) {
    return new FetchSettings(
        inFlight,
        inFlightPerHost,
        minDelay,
        maxDelay,
        time.compareTo(connectTimeout) < 0 ? time : connectTimeout,
        time,
        maxBytes,
        maxRedirects,
        maxWaiting);
  }

  /** The same with another size of the largest document. */
  public FetchSettings withMaxBytes(int bytes) {
    return new FetchSettings(
        inFlight,
        inFlightPerHost,
        minDelay,
        maxDelay,
        connectTimeout,
        maxTime,
        bytes,
        maxRedirects,
        maxWaiting);
  }

  /** The same with another number of requests that may wait. */
  public FetchSettings withMaxWaiting(int requests) {
    return new FetchSettings(
        inFlight,
        inFlightPerHost,
        minDelay,
        maxDelay,
        connectTimeout,
        maxTime,
        maxBytes,
        maxRedirects,
        requests);
  }

  private static void requireAtLeast(int least, int number, String what) {
    if (number < least) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "the number of %s must be at least %d, not %d", what, least, number));
    }
  }

  private static void requirePositive(Duration time, String what) {
    if (time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException(what + " must be positive, not " + time);
    }
  }
}
