package dev.warta.cli;

import dev.warta.events.EnrichedArticle;
import dev.warta.events.Place;
import dev.warta.events.PlaceKind;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An enriched event on one line, for people. */
final class EventLine {

  private EventLine() {}

  /** When it was seen, language, title, who wrote it where, countries. */
  static String of(EnrichedArticle event) {
    String countries =
        event.getPlaces().stream()
            .filter(place -> place.getKind() == PlaceKind.country)
            .map(Place::getCountry)
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" "));
    String line =
        Stream.of(
                event.getObservedAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                "%-3s".formatted(event.getLanguage().getTag()),
                (event.getGoneSince() == null
                        ? title(event.getTitle())
                        : "(gone: "
                            + Objects.requireNonNullElse(event.getUrl(), event.getArticleId())
                            + ")")
                    + (event.getRevision() > 1 ? " (revision " + event.getRevision() + ")" : ""),
                String.join(", ", event.getAuthors()),
                event.getSource(),
                countries)
            .filter(part -> !part.isBlank())
            .collect(Collectors.joining(" | "));
    return Console.harmless(line);
  }

  /** A title to show; an article may have none. */
  static String title(String title) {
    return title.isBlank() ? "(no title)" : title;
  }

  /** The day of an instant that may be unknown. */
  static String day(java.time.Instant instant) {
    return instant == null ? "" : LocalDate.ofInstant(instant, ZoneOffset.UTC).toString();
  }

  /** Names on one line. */
  static String names(List<String> names) {
    return String.join(", ", names);
  }
}
