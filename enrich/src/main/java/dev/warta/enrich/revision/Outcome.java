package dev.warta.enrich.revision;

import dev.warta.events.EnrichedArticle;
import dev.warta.events.Sighting;

/** What became of a raw article: a revision to publish, or a sighting of one that is known. */
public sealed interface Outcome {

  /** A new article, or a new revision of one. */
  record NewRevision(EnrichedArticle event) implements Outcome {}

  /** Content that was seen before. */
  record SeenAgain(Sighting event) implements Outcome {}
}
