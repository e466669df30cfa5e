package dev.warta.store;

/**
 * What a sink has done since it was made.
 *
 * @param revisions enriched records stored
 * @param sightings sighting records stored
 * @param rejected records that could not be stored and went to the rejected topic
 * @param lastError the last thing that went wrong, also if it is over; empty if nothing did
 */
public record SinkStatus(long revisions, long sightings, long rejected, String lastError) {}
