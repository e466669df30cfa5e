package dev.warta.store.rejected;

import dev.warta.events.Topics;

/** The part of the flow that rejected a record. */
public enum Stage {
  /** Read from raw articles, or from what is processed again. */
  enrich,
  /** Read from enriched articles or sightings. */
  store;

  static Stage of(String topic, Topics topics) {
    return topic.equals(topics.enriched()) || topic.equals(topics.sightings()) ? store : enrich;
  }
}
