package dev.warta.store;

import java.time.Instant;

/**
 * Which stored revisions are meant; what is null does not matter.
 *
 * @param source publisher or feed
 * @param language BCP-47 tag; {@code id} means {@code id-ID}, too
 * @param observedSince received then or later
 * @param observedBefore received earlier than then
 * @param olderThanVersion enriched by steps of an older version than this
 * @param enrichedBefore enriched earlier than then; never null, since a selection that grows while
 *     it is worked on has no end
 */
public record RevisionSelection(
    String source,
    String language,
    Instant observedSince,
    Instant observedBefore,
    Integer olderThanVersion,
    Instant enrichedBefore) {}
