package dev.warta.cli;

import dev.warta.store.journey.ArticleJourney;
import dev.warta.store.journey.Received;
import dev.warta.store.rejected.RecordPlace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** An article's way in the order of time, for a person. */
final class JourneyText {

  private final Map<RecordPlace, Optional<Received>> received;
  private final List<Event> events = new ArrayList<>();

  private JourneyText(Map<RecordPlace, Optional<Received>> received) {
    this.received = received;
  }

  private record Event(Instant at, String what, String text) {}

  /**
   * @param received what the raw records say; empty for one that is gone
   */
  static String of(ArticleJourney journey, Map<RecordPlace, Optional<Received>> received) {
    JourneyText text = new JourneyText(received);
    journey.revisions().forEach(text::add);
    journey.sightings().forEach(text::add);
    journey.rejections().forEach(text::add);
    text.events.sort(Comparator.comparing(Event::at));
    return head(journey)
        + text.events.stream()
            .map(event -> "%-24s  %-10s  %s".formatted(event.at(), event.what(), event.text()))
            .map(Console::harmless)
            .collect(Collectors.joining("\n"))
        + unnamed(journey);
  }

  private static String head(ArticleJourney journey) {
    StringBuilder head = new StringBuilder();
    if (!journey.revisions().isEmpty()) {
      String title =
          journey.revisions().stream()
              .filter(revision -> revision.goneSince() == null)
              .map(ArticleJourney.Revision::title)
              .reduce("", (earlier, later) -> later);
      head.append(Console.harmless(EventLine.title(title))).append('\n');
    }
    line(head, "article", journey.articleId());
    line(head, "source", journey.source());
    line(head, "url", journey.url());
    line(
        head,
        "stored",
        journey.currentRevision() == 0
            ? "never"
            : "current revision %,d; seen again: %,d"
                .formatted(journey.currentRevision(), journey.sightingCount()));
    line(
        head,
        "gone",
        journey.goneSince() == null
            ? null
            : "since %s: this is its last text".formatted(journey.goneSince()));
    return head.append('\n').toString();
  }

  private static void line(StringBuilder head, String name, String value) {
    if (value != null) {
      head.append("  %-9s%s%n".formatted(name, Console.harmless(value)));
    }
  }

  private static String unnamed(ArticleJourney journey) {
    long sightings = journey.sightingCount() - journey.sightings().size();
    long revisions = journey.currentRevision() - journey.revisions().size();
    return (sightings > 0 ? "%nand %,d earlier sightings".formatted(sightings) : "")
        + (revisions > 0 ? "%nand %,d earlier revisions".formatted(revisions) : "");
  }

  private void add(ArticleJourney.Revision revision) {
    Optional<Instant> publishedAt =
        arrival(revision.origin(), revision.observedAt(), revision.source(), null);
    String number = "revision " + revision.revision();
    boolean isAgain = revision.enrichedAt().isAfter(revision.storedAt());
    events.add(
        new Event(
            revision.enrichedAt(),
            "enriched",
            "%s%s by version %d of the steps%s%s"
                .formatted(
                    number,
                    revision.goneSince() == null ? "" : ", which says that the page is gone,",
                    revision.enrichmentVersion(),
                    isAgain
                        ? ", again: what is stored now"
                        : after(publishedAt, revision.enrichedAt()),
                    problems(revision.problems()))));
    events.add(
        new Event(
            revision.storedAt(),
            "stored",
            "%s in table revision%s"
                .formatted(
                    number,
                    isAgain
                        ? " for the first time"
                        : after(Optional.of(revision.enrichedAt()), revision.storedAt()))));
  }

  private void add(ArticleJourney.Sighting sighting) {
    Optional<Instant> publishedAt =
        arrival(sighting.origin(), sighting.observedAt(), sighting.source(), sighting.carrier());
    events.add(
        new Event(
            sighting.storedAt(),
            "seen again",
            "nothing new beside revision %d; in table sighting%s"
                .formatted(sighting.revision(), after(publishedAt, sighting.storedAt()))));
  }

  private void add(ArticleJourney.Rejected rejected) {
    if (received.containsKey(rejected.place())) {
      arrival(rejected.place(), null, null, null);
    }
    events.add(
        new Event(
            rejected.seenAt(),
            "rejected",
            "by %s as %s, from %s: %s: %s%s%s"
                .formatted(
                    rejected.stage(),
                    rejected.id(),
                    rejected.place() == null ? "an unknown place" : rejected.place(),
                    rejected.cause(),
                    rejected.message(),
                    rejected.replays() == 0
                        ? ""
                        : "; after %d replays".formatted(rejected.replays()),
                    rejected.handledAs() == null
                        ? "; open, see warta rejected show " + rejected.id()
                        : "; %s by %s at %s as %s"
                            .formatted(
                                rejected.handledAs(),
                                rejected.handledBy(),
                                rejected.handledAt(),
                                rejected.handledTo()))));
  }

  /**
   * How a raw record arrived.
   *
   * @return when it was published; empty where its topic no longer has it
   */
  private Optional<Instant> arrival(
      RecordPlace origin, Instant observedAt, String source, String carrier) {
    Optional<Received> raw = received.getOrDefault(origin, Optional.empty());
    Instant seenAt = observedAt == null ? raw.map(Received::observedAt).orElse(null) : observedAt;
    String by = carrier == null ? raw.map(Received::carrier).orElse(null) : carrier;
    if (seenAt != null) {
      events.add(
          new Event(
              seenAt,
              "received",
              (by == null ? "by an unknown carrier" : "by " + by)
                  + (source == null ? "" : ", from " + source)
                  + (raw.isPresent()
                      ? ""
                      : "; raw record %s is no longer in its topic, so when it was published is not known"
                          .formatted(origin))));
    }
    raw.ifPresent(
        found ->
            events.add(
                new Event(
                    found.publishedAt(),
                    "published",
                    "as %s%s"
                        .formatted(
                            origin, after(Optional.ofNullable(seenAt), found.publishedAt())))));
    return raw.map(Received::publishedAt);
  }

  private static String problems(List<ArticleJourney.Problem> problems) {
    return problems.isEmpty()
        ? ""
        : problems.stream()
            .map(problem -> problem.step() + " " + problem.kind() + ": " + problem.message())
            .collect(Collectors.joining("; ", "; problems: ", ""));
  }

  private static String after(Optional<Instant> before, Instant at) {
    return before.map(start -> ", " + inWords(Duration.between(start, at)) + " later").orElse("");
  }

  /** A duration as precise as a person wants it; clocks of several hosts may make it negative. */
  static String inWords(Duration duration) {
    if (duration.isNegative()) {
      return "-" + inWords(duration.negated());
    }
    long millis = duration.toMillis();
    if (millis < 1_000) {
      return millis + " ms";
    }
    if (millis < 60_000) {
      return "%.1f s".formatted(millis / 1_000.0);
    }
    if (millis < 3_600_000) {
      return "%d min %d s".formatted(duration.toMinutes(), duration.toSecondsPart());
    }
    return duration.toDays() == 0
        ? "%d h %d min".formatted(duration.toHours(), duration.toMinutesPart())
        : "%,d d %d h".formatted(duration.toDays(), duration.toHoursPart());
  }
}
