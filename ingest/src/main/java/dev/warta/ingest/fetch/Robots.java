package dev.warta.ingest.fetch;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import dev.warta.ingest.fetch.FetchResult.Failed;
import dev.warta.ingest.fetch.FetchResult.Fetched;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Asks {@code robots.txt} of a host what may be fetched there, after RFC 9309: none (4xx) allows
 * everything, one that cannot be had (5xx, no connection) forbids everything until it can.
 */
final class Robots {

  /** RFC 9309 asks for at least 500 KiB; what is above is not read. */
  static final BodyLimit LIMIT = new BodyLimit(512 * 1024, true);

  static final int MOST_REDIRECTS = 5;

  private static final Duration VALIDITY = Duration.ofHours(24);
  private static final Duration VALIDITY_OF_FAILURE = Duration.ofMinutes(10);
  private static final long MOST_BYTES = 32L << 20;
  private static final int TOO_MANY_REQUESTS = 429;

  private final HostFiles<Rules> files;

  /**
   * Rules of no host so far.
   *
   * @param fetch gets the file at an address; its future must not fail
   */
  Robots(Function<String, CompletableFuture<FetchResult>> fetch) {
    files =
        new HostFiles<>(
            MOST_BYTES,
            (origin, before) ->
                fetch.apply(origin + "/robots.txt").thenApply(result -> loaded(result, before)));
  }

  /** What the host of an address allows. */
  CompletableFuture<Rules> of(WebAddress address) {
    return files.of(address.origin());
  }

  /** The rest that the host of an address wants, as far as its file is known now. */
  Duration knownCrawlDelay(WebAddress address) {
    return files.known(address.origin()).map(Rules::crawlDelay).orElse(Duration.ZERO);
  }

  private static HostFiles.Loaded<Rules> loaded(FetchResult result, Rules before) {
    if (result instanceof Fetched fetched) {
      return new HostFiles.Loaded<>(
          new Rules(parsed(fetched), null), VALIDITY, 2L * fetched.body().length);
    }
    if (result instanceof Failed failed && !isUnavailable(failed)) {
      return new HostFiles.Loaded<>(
          before == null || before.rules == null ? new Rules(null, failed) : before,
          VALIDITY_OF_FAILURE,
          0);
    }
    return new HostFiles.Loaded<>(
        new Rules(new SimpleRobotRules(RobotRulesMode.ALLOW_ALL), null), VALIDITY, 0);
  }

  /** True if the host has no such file, which allows everything. */
  private static boolean isUnavailable(Failed failed) {
    int status = failed.status().orElse(0);
    return failed.failure() == FetchFailure.REDIRECT
        || status / 100 == 4 && status != TOO_MANY_REQUESTS;
  }

  private static SimpleRobotRules parsed(Fetched file) {
    return new SimpleRobotRulesParser(Long.MAX_VALUE, 0)
        .parseContent(
            file.address(),
            file.body(),
            file.headers().mediaType().orElse("text/plain"),
            List.of(UserAgent.ROBOTS_NAME));
  }

  /** What a host allows. */
  static final class Rules {

    private final SimpleRobotRules rules;
    private final Failed failed;

    private Rules(SimpleRobotRules rules, Failed failed) {
      this.rules = rules;
      this.failed = failed;
    }

    /** Why an address may not be fetched; empty if it may. */
    Optional<FetchException> whyNot(WebAddress address) {
      String file = address.at("/robots.txt").toString();
      if (rules == null) {
        return Optional.of(unreachable(file));
      }
      return rules.isAllowed(address.toString())
          ? Optional.empty()
          : Optional.of(
              new FetchException(FetchFailure.ROBOTS, "is forbidden to robots by " + file));
    }

    /** The rest that the host wants between two requests; zero if it says nothing of it. */
    Duration crawlDelay() {
      long millis = rules == null ? 0 : rules.getCrawlDelay();
      return millis == BaseRobotRules.UNSET_CRAWL_DELAY || millis < 0
          ? Duration.ZERO
          : Duration.ofMillis(millis);
    }

    /**
     * A host that is not there at all is told as such; otherwise it is the file that is missing.
     */
    private FetchException unreachable(String file) {
      return switch (failed.failure()) {
        case NO_SUCH_HOST, REFUSED_ADDRESS, TLS, CONNECTION, STOPPED ->
            new FetchException(failed.failure(), failed.reason());
        default ->
            new FetchException(
                FetchFailure.ROBOTS_UNREACHABLE,
                "is forbidden for now, since %s %s".formatted(file, failed.reason()));
      };
    }
  }
}
