package dev.warta.enrich;

import dev.warta.events.EnrichedArticle;
import dev.warta.events.EventSerdes;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Refuses an event that would be too large to publish.
 *
 * <p>It must happen here: a record that the producer refuses puts the whole transaction into an
 * error state, and the same record would come again for ever. It stands before the revision, whose
 * state says that an article went out.
 */
final class BoundSize implements Step {

  /**
   * UTF-8 needs at most three bytes for a code unit, and as many again where all of it is quoted; a
   * name of two letters may be mentioned as an entity, a place and a date, ten bytes each.
   */
  private static final int BYTES_PER_UNIT = 24;

  /** What a record may have beside its value: key, headers, the batch around it. */
  private static final int ENVELOPE_BYTES = 16 * 1024;

  private final int maxEventBytes;
  private final Serializer<EnrichedArticle> serializer = EventSerdes.enrichedArticle().serializer();

  /**
   * A bound.
   *
   * @param maxRequestBytes largest request the producer may send
   */
  BoundSize(int maxRequestBytes) {
    this.maxEventBytes = maxRequestBytes - ENVELOPE_BYTES;
  }

  @Override
  public ArticleDraft apply(ArticleDraft draft) {
    // Few articles are anywhere near the limit; only those are written an extra time to be
    // measured.
    if (BYTES_PER_UNIT * length(draft.event()) > maxEventBytes) {
      int bytes = serializer.serialize("", draft.event()).length;
      if (bytes > maxEventBytes) {
        throw new UnreadableArticleException(
            "the enriched event would have %d bytes, more than the %d that may be published: raise --max-record-bytes of enrich and of the topics"
                .formatted(bytes, maxEventBytes));
      }
    }
    return draft;
  }

  private static long length(EnrichedArticle event) {
    int standfirst = event.getStandfirst() == null ? 0 : event.getStandfirst().length();
    return (long) event.getTitle().length() + standfirst + event.getBody().length();
  }
}
