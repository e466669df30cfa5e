package dev.warta.store.journey;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.warta.store.rejected.RecordPlace;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** An article's way as JSON; what is not known is null. The same for a command and for the desk. */
public final class JourneyJson {

  private final JsonGenerator json;
  private final Map<RecordPlace, Optional<Received>> received;

  private JourneyJson(JsonGenerator json, Map<RecordPlace, Optional<Received>> received) {
    this.json = json;
    this.received = received;
  }

  /**
   * Writes the journey's fields into an object that the caller has begun and ends.
   *
   * @param received what the raw records say, by their places; those that are not there are unknown
   */
  public static void writeFields(
      JsonGenerator json, ArticleJourney journey, Map<RecordPlace, Optional<Received>> received)
      throws IOException {
    new JourneyJson(json, received).write(journey);
  }

  private void write(ArticleJourney journey) throws IOException {
    json.writeStringField("articleId", journey.articleId());
    json.writeStringField("source", journey.source());
    json.writeStringField("url", journey.url());
    json.writeNumberField("currentRevision", journey.currentRevision());
    json.writeStringField("goneSince", text(journey.goneSince()));
    json.writeArrayFieldStart("revisions");
    for (ArticleJourney.Revision revision : journey.revisions()) {
      write(revision);
    }
    json.writeEndArray();
    json.writeNumberField("sightingCount", journey.sightingCount());
    json.writeArrayFieldStart("sightings");
    for (ArticleJourney.Sighting sighting : journey.sightings()) {
      write(sighting);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("rejections");
    for (ArticleJourney.Rejected rejected : journey.rejections()) {
      write(rejected);
    }
    json.writeEndArray();
  }

  private void write(ArticleJourney.Revision revision) throws IOException {
    Optional<Received> raw = raw(revision.origin());
    Instant publishedAt = raw.map(Received::publishedAt).orElse(null);
    json.writeStartObject();
    json.writeNumberField("revision", revision.revision());
    json.writeStringField("title", revision.title());
    json.writeStringField("source", revision.source());
    json.writeStringField("url", revision.url());
    json.writeStringField("carrier", raw.map(Received::carrier).orElse(null));
    json.writeStringField("origin", text(revision.origin()));
    json.writeStringField("observedAt", text(revision.observedAt()));
    json.writeStringField("publishedAt", text(publishedAt));
    json.writeNumberField("enrichmentVersion", revision.enrichmentVersion());
    json.writeStringField("enrichedAt", text(revision.enrichedAt()));
    json.writeStringField("storedAt", text(revision.storedAt()));
    json.writeStringField("goneSince", text(revision.goneSince()));
    writeMillis("observedToPublishedMillis", revision.observedAt(), publishedAt);
    writeMillis("publishedToEnrichedMillis", publishedAt, revision.enrichedAt());
    writeMillis("enrichedToStoredMillis", revision.enrichedAt(), revision.storedAt());
    json.writeArrayFieldStart("problems");
    for (ArticleJourney.Problem problem : revision.problems()) {
      json.writeStartObject();
      json.writeStringField("step", problem.step());
      json.writeStringField("kind", problem.kind());
      json.writeStringField("message", problem.message());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void write(ArticleJourney.Sighting sighting) throws IOException {
    Instant publishedAt = raw(sighting.origin()).map(Received::publishedAt).orElse(null);
    json.writeStartObject();
    json.writeNumberField("revision", sighting.revision());
    json.writeStringField("source", sighting.source());
    json.writeStringField("url", sighting.url());
    json.writeStringField("carrier", sighting.carrier());
    json.writeStringField("origin", text(sighting.origin()));
    json.writeStringField("observedAt", text(sighting.observedAt()));
    json.writeStringField("publishedAt", text(publishedAt));
    json.writeStringField("storedAt", text(sighting.storedAt()));
    json.writeEndObject();
  }

  private void write(ArticleJourney.Rejected rejected) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", text(rejected.id()));
    json.writeStringField("stage", rejected.stage());
    json.writeStringField("cause", rejected.cause());
    json.writeStringField("message", rejected.message());
    json.writeStringField("place", text(rejected.place()));
    json.writeStringField("seenAt", text(rejected.seenAt()));
    json.writeNumberField("replays", rejected.replays());
    json.writeStringField("handledAs", rejected.handledAs());
    json.writeStringField("handledBy", rejected.handledBy());
    json.writeStringField("handledAt", rejected.handledAt());
    json.writeStringField("handledTo", rejected.handledTo());
    json.writeEndObject();
  }

  private Optional<Received> raw(RecordPlace origin) {
    return received.getOrDefault(origin, Optional.empty());
  }

  private void writeMillis(String field, Instant from, Instant to) throws IOException {
    if (from == null || to == null) {
      json.writeNullField(field);
    } else {
      json.writeNumberField(field, Duration.between(from, to).toMillis());
    }
  }

  private static String text(Object value) {
    return value == null ? null : value.toString();
  }
}
