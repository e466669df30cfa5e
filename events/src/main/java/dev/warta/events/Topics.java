package dev.warta.events;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The names of Warta's topics, with an optional prefix that keeps several installations apart on
 * one cluster.
 *
 * @param prefix put before each name; empty for none. Letters, digits, dot, underscore and hyphen
 *     only, as Kafka allows
 */
public record Topics(String prefix) {

  private static final Pattern LEGAL_PREFIX = Pattern.compile("[A-Za-z0-9._-]{0,100}");

  /** The topics without a prefix. */
  public static final Topics DEFAULT = new Topics("");

  public Topics {
    if (!LEGAL_PREFIX.matcher(prefix).matches()) {
      throw new IllegalArgumentException(
          "topic prefix \""
              + prefix
              + "\" has a character Kafka does not allow, or more than 100: use A-Z a-z 0-9 . _ -");
    }
  }

  /** Documents exactly as they were received: {@link RawArticle} by article id. */
  public String raw() {
    return prefix + "articles.raw";
  }

  /**
   * New articles and new revisions with all their metadata: {@link EnrichedArticle} by article id.
   */
  public String enriched() {
    return prefix + "articles.enriched";
  }

  /** The same content seen again: {@link Sighting} by article id. */
  public String sightings() {
    return prefix + "articles.sightings";
  }

  /**
   * Records that could not be processed, as they came, with Kafka Streams' {@code
   * __streams.errors.*} headers.
   */
  public String rejected() {
    return prefix + "articles.rejected";
  }

  /**
   * Stored revisions that were run through the steps again, on their way into the live enrichment:
   * {@link EnrichedArticle} by article id. For Warta's own use.
   */
  public String reprocessed() {
    return prefix + "articles.reprocessed";
  }

  /** How far each source has been read; compacted. For Warta's own use. */
  public String sources() {
    return prefix + "articles.sources";
  }

  /** All topics, in the order of the flow. */
  public List<String> all() {
    return List.of(raw(), enriched(), sightings(), rejected(), reprocessed(), sources());
  }
}
