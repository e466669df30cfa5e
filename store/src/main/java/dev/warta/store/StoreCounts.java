package dev.warta.store;

/**
 * How much is stored.
 *
 * @param articles articles, however many revisions each has
 * @param revisions revisions of all articles
 * @param sightings sightings of known content
 */
public record StoreCounts(long articles, long revisions, long sightings) {}
