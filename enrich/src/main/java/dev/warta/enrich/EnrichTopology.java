package dev.warta.enrich;

import static dev.warta.enrich.Guard.guarded;
import static dev.warta.enrich.Guard.required;
import static org.apache.kafka.streams.kstream.Named.as;

import dev.warta.enrich.dates.FindDates;
import dev.warta.enrich.entities.FindEntities;
import dev.warta.enrich.extract.ExtractText;
import dev.warta.enrich.fingerprint.FingerprintContent;
import dev.warta.enrich.hints.CleanHints;
import dev.warta.enrich.keywords.FindKeywords;
import dev.warta.enrich.language.DetectLanguage;
import dev.warta.enrich.length.CountWords;
import dev.warta.enrich.places.FindPlaces;
import dev.warta.enrich.quotes.FindQuotes;
import dev.warta.enrich.revision.AdoptReprocessed;
import dev.warta.enrich.revision.AssignRevision;
import dev.warta.enrich.revision.Outcome;
import dev.warta.enrich.topics.ClassifyTopics;
import dev.warta.events.EventSerdes;
import dev.warta.events.TopicLayout;
import dev.warta.events.Topics;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Branched;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Produced;

/**
 * The whole flow from raw articles to enriched events, top to bottom.
 *
 * <p>To add a step is to add its package and one line in {@code steps}. Records that cannot be
 * processed leave the flow through {@link RejectPoison}.
 */
public final class EnrichTopology {

  /**
   * Version of the steps, as written into each event; raise it when a step would find other things
   * in a document.
   */
  public static final int VERSION = 7;

  private EnrichTopology() {}

  /**
   * The steps that look at one article alone, in their order; they take a second to load their
   * data.
   *
   * @param maxRequestBytes the largest event that may be produced, in bytes
   */
  public static StepRunner steps(int maxRequestBytes) {
    return new StepRunner(
        List.of(
            required("clean-hints", new CleanHints()),
            required("extract-text", new ExtractText()),
            guarded("detect-language", new DetectLanguage()),
            guarded("count-words", new CountWords()),
            guarded("find-places", new FindPlaces()),
            guarded("find-entities", new FindEntities()),
            guarded("find-quotes", new FindQuotes()),
            guarded("find-dates", new FindDates()),
            guarded("find-keywords", new FindKeywords()),
            guarded("classify-topics", new ClassifyTopics()),
            guarded("fingerprint-content", new FingerprintContent()),
            required("bound-size", new BoundSize(maxRequestBytes))),
        StepLimits.DEFAULT);
  }

  /**
   * Builds the topology; tests build the same one the program runs.
   *
   * @param topics names of the topics
   * @param steps what looks at one article alone
   * @param clock says when an event was made
   */
  public static Topology build(Topics topics, StepRunner steps, Clock clock) {
    StreamsBuilder builder = new StreamsBuilder();
    builder.stream(
            topics.raw(),
            Consumed.with(Serdes.String(), EventSerdes.rawArticle()).withName("raw-articles"))
        .processValues(OpenDraft::new, as("open-draft"))
        .processValues(() -> new RunSteps(steps), as("steps"))
        .mapValues(draft -> draft.withEnrichment(VERSION, clock.instant()), as("stamp-enrichment"))
        .processValues(new AssignRevision(), as("assign-revision"))
        .split(as("outcome-"))
        .branch(
            (id, outcome) -> outcome instanceof Outcome.NewRevision,
            Branched.withConsumer(toEnriched(topics)))
        .defaultBranch(Branched.withConsumer(toSightings(topics)));
    addReprocessed(builder, topics);
    return builder.build();
  }

  /**
   * The steps without Kafka, for documents of the usual size: for tools and measurements.
   *
   * <p>It throws {@link UnreadableArticleException} where the topology would reject the record.
   */
  public static Step withoutKafka() {
    return steps(TopicLayout.maxEnrichedRequestBytes(TopicLayout.DEFAULT_MAX_RECORD_BYTES));
  }

  /** Stored revisions that were enriched again come in here, behind the steps. */
  private static void addReprocessed(StreamsBuilder builder, Topics topics) {
    builder.stream(
            topics.reprocessed(),
            Consumed.with(Serdes.String(), EventSerdes.enrichedArticle())
                .withName("reprocessed-articles"))
        .processValues(new AdoptReprocessed(), as("adopt-reprocessed"), AssignRevision.STORE)
        .to(
            topics.enriched(),
            Produced.with(Serdes.String(), EventSerdes.enrichedArticle())
                .withName("enriched-again"));
  }

  private static Consumer<KStream<String, Outcome>> toEnriched(Topics topics) {
    return outcomes ->
        outcomes
            .mapValues(outcome -> ((Outcome.NewRevision) outcome).event(), as("enriched-article"))
            .to(
                topics.enriched(),
                Produced.with(Serdes.String(), EventSerdes.enrichedArticle())
                    .withName("enriched-articles"));
  }

  private static Consumer<KStream<String, Outcome>> toSightings(Topics topics) {
    return outcomes ->
        outcomes
            .mapValues(outcome -> ((Outcome.SeenAgain) outcome).event(), as("sighting"))
            .to(
                topics.sightings(),
                Produced.with(Serdes.String(), EventSerdes.sighting()).withName("sightings"));
  }
}
