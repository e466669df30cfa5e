package dev.warta.store;

import java.time.Instant;

/**
 * Says that somebody has dealt with a rejected record.
 *
 * @param partition where the rejected record lies in {@code articles.rejected}
 * @param offset its offset there
 * @param as {@code replayed} or {@code edited}
 * @param by who dealt with it; null where the mark does not say
 * @param at when; null where the mark does not say
 * @param to the new record, as {@code TOPIC:PARTITION:OFFSET}; null where the mark does not say
 */
public record HandledMark(
    int partition, long offset, String as, String by, Instant at, String to) {}
