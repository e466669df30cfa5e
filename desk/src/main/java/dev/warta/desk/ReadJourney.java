package dev.warta.desk;

import dev.warta.store.journey.ArticleJourney;
import dev.warta.store.journey.JourneyJson;
import dev.warta.store.journey.JourneyReader;
import dev.warta.store.journey.Received;
import dev.warta.store.rejected.RecordPlace;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers {@code GET /api/articles/{id}/journey}. What only the raw records say (what brought a
 * document, when it was published) is null where the desk knows no broker or none answers.
 */
final class ReadJourney implements Endpoint {

  private static final Logger LOG = LoggerFactory.getLogger(ReadJourney.class);

  private final JourneyReader reader;
  private final RawDocuments documents;

  /**
   * @param documents null where the desk knows no broker
   */
  ReadJourney(JourneyReader reader, RawDocuments documents) {
    this.reader = reader;
    this.documents = documents;
  }

  @Override
  public Answer answer(Query query) throws ProblemException {
    ArticleJourney journey = reader.journey(query.articleId());
    if (journey.isEmpty()) {
      throw ReadArticle.unknown(null);
    }
    Map<RecordPlace, Optional<Received>> received = received(journey);
    return Answer.json(
        200,
        Json.bytes(
            json -> {
              json.writeStartObject();
              JourneyJson.writeFields(json, journey, received);
              json.writeEndObject();
            }));
  }

  private Map<RecordPlace, Optional<Received>> received(ArticleJourney journey) {
    if (documents == null) {
      return Map.of();
    }
    try {
      return documents.received(origins(journey));
    } catch (BrokerSilentException e) {
      LOG.warn("a journey is told without what Kafka says: {}", e.getMessage());
      return Map.of();
    }
  }

  /** The store bounds how many there are. */
  private static Set<RecordPlace> origins(ArticleJourney journey) {
    Set<RecordPlace> origins = new LinkedHashSet<>();
    journey.revisions().forEach(revision -> origins.add(revision.origin()));
    journey.sightings().forEach(sighting -> origins.add(sighting.origin()));
    return origins;
  }
}
