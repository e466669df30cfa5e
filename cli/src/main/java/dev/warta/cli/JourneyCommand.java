package dev.warta.cli;

import dev.warta.events.ArticleId;
import dev.warta.events.RawArticle;
import dev.warta.store.journey.ArticleJourney;
import dev.warta.store.journey.Candidate;
import dev.warta.store.journey.JourneyJson;
import dev.warta.store.journey.JourneyReader;
import dev.warta.store.journey.Received;
import dev.warta.store.postgres.PostgresArticleStore;
import dev.warta.store.rejected.RecordLookup;
import dev.warta.store.rejected.RecordPlace;
import dev.warta.store.rejected.RejectedItem;
import dev.warta.store.rejected.RejectedLog;
import dev.warta.store.rejected.Rejection;
import dev.warta.store.rejected.RejectionHistory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells one article's way through the flow. */
@Command(
    name = "journey",
    description = {
      "Tells one article's way: received, enriched, stored, seen again, rejected; when and where.",
      "%nAn article that was never stored is looked for among the rejected records."
    },
    footer = {
      "",
      "Examples: warta journey https://example.com/news/beras",
      "          warta journey \"harga beras turun\""
    })
final class JourneyCommand implements Callable<Integer> {

  private static final int MAX_CANDIDATES = 10;
  private static final int MAX_REJECTIONS = 50;

  private final Console console;

  @Parameters(
      arity = "1..*",
      paramLabel = "ARTICLE",
      description = "Article id, address, or a part of the title.")
  private List<String> words;

  @Mixin private ClusterOptions cluster;
  @Mixin private StoreOptions database;
  @Mixin private LocalOption local;

  @Option(names = "--json", description = "Print the journey as one line of JSON.")
  private boolean isJson;

  JourneyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    String wanted = String.join(" ", words).strip();
    Map<String, String> kafka = cluster.kafka(local);
    TopicCheck.require(kafka, List.of(cluster.topics().rejected()));
    try (PostgresArticleStore store = database.openForReading(local);
        RecordLookup lookup = RecordLookup.open(kafka)) {
      JourneyReader reader = store.journeys();
      List<Candidate> candidates = reader.find(wanted, MAX_CANDIDATES + 1);
      if (candidates.size() > 1) {
        return several(wanted, candidates);
      }
      return candidates.isEmpty()
          ? ofRejected(wanted, kafka, reader, lookup)
          : print(reader.journey(candidates.get(0).articleId()), lookup);
    }
  }

  private int several(String wanted, List<Candidate> candidates) {
    TextTable table =
        new TextTable(new int[] {36, 60, 24, 60}, "ARTICLE", "TITLE", "SOURCE", "URL");
    candidates.stream()
        .limit(MAX_CANDIDATES)
        .forEach(
            candidate ->
                table.add(
                    candidate.articleId(),
                    orEmpty(candidate.title()),
                    orEmpty(candidate.source()),
                    orEmpty(candidate.url())));
    console.out().print(table);
    console
        .err()
        .println(
            Console.harmless(
                "%s articles may be meant by \"%s\": name one by its id"
                    .formatted(
                        candidates.size() > MAX_CANDIDATES
                            ? "more than " + MAX_CANDIDATES
                            : candidates.size(),
                        wanted)));
    return Warta.FAILED;
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }

  /** The store knows nothing of it: perhaps it was rejected, and the store has not seen that. */
  private int ofRejected(
      String wanted, Map<String, String> kafka, JourneyReader reader, RecordLookup lookup) {
    Map<String, Candidate> candidates = new LinkedHashMap<>();
    List<Rejection> found = new ArrayList<>();
    List<ArticleJourney.Rejected> rejections = new ArrayList<>();
    try (RejectedLog log = RejectedLog.open(kafka, cluster.topics());
        Progress progress =
            new Progress(console).count("rejected records read", log::recordsRead)) {
      progress.start();
      log.forEach(
          log.handled(),
          rejection -> rejection.articleId() != null && found.size() < MAX_REJECTIONS,
          item -> {
            if (isMeant(item, wanted)) {
              found.add(item.about());
              candidates.putIfAbsent(item.about().articleId(), candidate(item));
            }
          });
      if (candidates.size() == 1) {
        found.forEach(rejection -> rejections.add(rejected(rejection, log)));
      }
    }
    if (candidates.isEmpty()) {
      throw new UserException(notFound(wanted));
    }
    if (candidates.size() > 1) {
      return several(wanted, List.copyOf(candidates.values()));
    }
    String articleId = candidates.keySet().iterator().next();
    return print(reader.journey(articleId).withRejections(rejections), lookup);
  }

  private static boolean isMeant(RejectedItem item, String wanted) {
    if (wanted.equalsIgnoreCase(item.about().articleId())) {
      return true;
    }
    if (wanted.matches("(?is)https?://.+")) {
      return idOfUrl(wanted).filter(item.about().articleId()::equals).isPresent();
    }
    return item.event() instanceof RawArticle raw
        && raw.getHints().getTitle() != null
        && raw.getHints()
            .getTitle()
            .toLowerCase(Locale.ROOT)
            .contains(wanted.toLowerCase(Locale.ROOT));
  }

  private static Optional<String> idOfUrl(String url) {
    try {
      return Optional.of(ArticleId.ofUrl(url));
    } catch (IllegalArgumentException noAddress) {
      return Optional.empty();
    }
  }

  private static Candidate candidate(RejectedItem item) {
    return item.event() instanceof RawArticle raw
        ? new Candidate(
            raw.getArticleId(), raw.getHints().getTitle(), raw.getSource(), raw.getUrl())
        : new Candidate(item.about().articleId(), null, item.about().source(), null);
  }

  private static ArticleJourney.Rejected rejected(Rejection about, RejectedLog log) {
    Optional<RejectionHistory.Handling> handling =
        log.find(about.id()).map(item -> log.historyOf(item).handling());
    return new ArticleJourney.Rejected(
        about.id(),
        about.stage() == null ? "unknown" : about.stage().name(),
        about.cause(),
        about.message(),
        about.place(),
        about.publishedAt(),
        about.replays(),
        handling.map(RejectionHistory.Handling::as).orElse(null),
        handling.map(RejectionHistory.Handling::by).orElse(null),
        handling.map(RejectionHistory.Handling::at).orElse(null),
        handling.map(RejectionHistory.Handling::to).orElse(null));
  }

  private static String notFound(String wanted) {
    return "no article \"%s\" is stored, and none was rejected; it may be on its way (`warta audit` tells what is in flight), ingest may have refused it (its output says so), or its title has other words: try its id or its address"
        .formatted(Console.harmless(wanted));
  }

  private int print(ArticleJourney journey, RecordLookup lookup) {
    Map<RecordPlace, Optional<Received>> received = new LinkedHashMap<>();
    origins(journey).forEach(origin -> received.put(origin, Received.at(origin, lookup)));
    console
        .out()
        .println(
            isJson
                ? JsonLine.of(json -> JourneyJson.writeFields(json, journey, received))
                : JourneyText.of(journey, received));
    return Warta.OK;
  }

  /** The raw records it came in; the store bounds how many are known by name. */
  private Set<RecordPlace> origins(ArticleJourney journey) {
    Set<RecordPlace> origins = new LinkedHashSet<>();
    Stream.of(
            journey.revisions().stream().map(ArticleJourney.Revision::origin),
            journey.sightings().stream().map(ArticleJourney.Sighting::origin),
            journey.rejections().stream()
                .map(ArticleJourney.Rejected::place)
                .filter(place -> place != null && place.topic().equals(cluster.topics().raw())))
        .flatMap(places -> places)
        .forEach(origins::add);
    return origins;
  }
}
