package dev.warta.ingest.page;

import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import dev.warta.ingest.fetch.FetchRequest;
import dev.warta.ingest.fetch.FetchResult;
import dev.warta.ingest.fetch.FetchResult.Fetched;
import dev.warta.ingest.fetch.Fetcher;
import dev.warta.ingest.fetch.HostFiles;
import dev.warta.ingest.fetch.UserAgent;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/**
 * What a page's server and its host ask of those who use the text: the headers {@code
 * X-Robots-Tag}, {@code tdm-reservation} and {@code tdm-policy} of the page, and {@code ai.txt} of
 * the host, which is asked for once a day.
 */
final class HostDirectives {

  private static final Duration VALIDITY = Duration.ofHours(24);
  private static final long MOST_BYTES = 8L << 20;
  private static final int LARGEST_FILE = 512 * 1024;
  private static final int MOST_DIRECTIVES = 20;
  private static final int LONGEST_DIRECTIVE = 500;
  private static final List<String> HEADERS =
      List.of("X-Robots-Tag", "tdm-reservation", "tdm-policy");

  private final HostFiles<SimpleRobotRules> files;

  HostDirectives(Fetcher fetcher) {
    files =
        new HostFiles<>(
            MOST_BYTES,
            (origin, before) ->
                fetcher
                    .fetch(FetchRequest.ofFeed(origin + "/ai.txt"))
                    .thenApply(HostDirectives::loaded));
  }

  /** All directives that hold for a page, as {@code name: value}. */
  CompletableFuture<List<String>> of(Fetched page) {
    List<String> directives = new ArrayList<>();
    for (String name : HEADERS) {
      page.headers()
          .all(name)
          .forEach(value -> add(name.toLowerCase(Locale.ROOT), value, directives));
    }
    URI address = URI.create(page.address());
    return files
        .of(address.getScheme() + "://" + address.getRawAuthority())
        .thenApply(
            rules -> {
              if (!rules.isAllowed(page.address())) {
                add("ai.txt", "disallow", directives);
              }
              return directives;
            });
  }

  private static void add(String name, String value, List<String> directives) {
    String directive = name + ": " + value;
    if (directives.size() < MOST_DIRECTIVES && !value.isBlank()) {
      directives.add(
          directive.length() > LONGEST_DIRECTIVE
              ? directive.substring(0, LONGEST_DIRECTIVE)
              : directive);
    }
  }

  private static HostFiles.Loaded<SimpleRobotRules> loaded(FetchResult result) {
    if (result instanceof Fetched file
        && file.body().length <= LARGEST_FILE
        && file.headers().mediaType().map(type -> type.equals("text/plain")).orElse(true)) {
      return new HostFiles.Loaded<>(
          new SimpleRobotRulesParser(Long.MAX_VALUE, 0)
              .parseContent(
                  file.address(), file.body(), "text/plain", List.of(UserAgent.ROBOTS_NAME)),
          VALIDITY,
          2L * file.body().length);
    }
    return new HostFiles.Loaded<>(
        new SimpleRobotRules(SimpleRobotRules.RobotRulesMode.ALLOW_ALL), VALIDITY, 0);
  }
}
