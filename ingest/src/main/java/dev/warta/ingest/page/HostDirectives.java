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
import java.util.function.Function;

/**
 * What a page's server and its host ask of those who use the text: the headers {@code
 * X-Robots-Tag}, {@code tdm-reservation} and {@code tdm-policy} of the page, and the host's {@code
 * ai.txt} and {@code /.well-known/tdmrep.json}, which are asked for once a day, at the host's pace
 * and before its pages.
 *
 * <p>A page whose own headers speak of text and data mining is not spoken for by {@code
 * tdmrep.json}. A file that cannot be had or understood says nothing.
 */
final class HostDirectives {

  private static final Duration VALIDITY = Duration.ofHours(24);
  private static final long MOST_BYTES = 8L << 20;
  private static final int LARGEST_FILE = 512 * 1024;
  private static final int MOST_DIRECTIVES = 20;
  private static final int LONGEST_DIRECTIVE = 500;

  /** Parsed, such a file takes several times its length. */
  private static final int BYTES_PER_BYTE = 4;

  private static final String TDM_RESERVATION = "tdm-reservation";
  private static final String TDM_POLICY = "tdm-policy";
  private static final List<String> HEADERS = List.of("X-Robots-Tag", TDM_RESERVATION, TDM_POLICY);

  private final HostFiles<SimpleRobotRules> aiFiles;
  private final HostFiles<TdmReservations> tdmFiles;

  HostDirectives(Fetcher fetcher) {
    aiFiles = files(fetcher, "/ai.txt", HostDirectives::aiRules);
    tdmFiles = files(fetcher, "/.well-known/tdmrep.json", HostDirectives::reservations);
  }

  private static <T> HostFiles<T> files(
      Fetcher fetcher, String path, Function<FetchResult, HostFiles.Loaded<T>> reader) {
    return new HostFiles<>(
        MOST_BYTES,
        (origin, before) ->
            fetcher
                .fetch(FetchRequest.ofHostFile(origin + path).upTo(LARGEST_FILE))
                .thenApply(reader));
  }

  /** Asks a host for its files where they are not known; completed when they are. */
  CompletableFuture<Void> ask(String origin) {
    return CompletableFuture.allOf(aiFiles.of(origin), tdmFiles.of(origin));
  }

  /** All directives that hold for a page, as {@code name: value}. */
  CompletableFuture<List<String>> of(Fetched page) {
    URI address = URI.create(page.address());
    String origin = address.getScheme() + "://" + address.getRawAuthority();
    CompletableFuture<TdmReservations> reservations =
        page.headers().all(TDM_RESERVATION).isEmpty()
            ? tdmFiles.of(origin)
            : CompletableFuture.completedFuture(TdmReservations.NONE);
    return aiFiles
        .of(origin)
        .thenCombine(reservations, (ai, tdm) -> directives(page, path(address), ai, tdm));
  }

  private static String path(URI address) {
    String path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
    return address.getRawQuery() == null ? path : path + "?" + address.getRawQuery();
  }

  private static List<String> directives(
      Fetched page, String path, SimpleRobotRules ai, TdmReservations tdm) {
    List<String> directives = new ArrayList<>();
    for (String name : HEADERS) {
      page.headers()
          .all(name)
          .forEach(value -> add(name.toLowerCase(Locale.ROOT), value, directives));
    }
    tdm.of(path)
        .ifPresent(
            rule -> {
              add(TDM_RESERVATION, rule.reservation(), directives);
              add(TDM_POLICY, rule.policy(), directives);
            });
    if (!ai.isAllowed(page.address())) {
      add("ai.txt", "disallow", directives);
    }
    return directives;
  }

  private static void add(String name, String value, List<String> directives) {
    if (value == null || value.isBlank() || directives.size() >= MOST_DIRECTIVES) {
      return;
    }
    String directive = name + ": " + value;
    directives.add(
        directive.length() > LONGEST_DIRECTIVE
            ? directive.substring(0, LONGEST_DIRECTIVE)
            : directive);
  }

  private static HostFiles.Loaded<SimpleRobotRules> aiRules(FetchResult result) {
    if (result instanceof Fetched file
        && file.headers().mediaType().map(type -> type.equals("text/plain")).orElse(true)) {
      return loaded(
          new SimpleRobotRulesParser(Long.MAX_VALUE, 0)
              .parseContent(
                  file.address(), file.body(), "text/plain", List.of(UserAgent.ROBOTS_NAME)),
          file);
    }
    return nothing(new SimpleRobotRules(SimpleRobotRules.RobotRulesMode.ALLOW_ALL));
  }

  /** Servers give the file many media types; what is no JSON of that shape says nothing. */
  private static HostFiles.Loaded<TdmReservations> reservations(FetchResult result) {
    return result instanceof Fetched file
        ? loaded(TdmReservations.of(file.body()), file)
        : nothing(TdmReservations.NONE);
  }

  private static <T> HostFiles.Loaded<T> loaded(T value, Fetched file) {
    return new HostFiles.Loaded<>(value, VALIDITY, (long) BYTES_PER_BYTE * file.body().length);
  }

  private static <T> HostFiles.Loaded<T> nothing(T value) {
    return new HostFiles.Loaded<>(value, VALIDITY, 0);
  }
}
