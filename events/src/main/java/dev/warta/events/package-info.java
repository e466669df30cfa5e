/**
 * The contract of Warta: what travels through its topics, under which names and ids, in which
 * bytes.
 *
 * <p>The Avro schemas in {@code src/main/avro} are the source; their classes ({@link
 * dev.warta.events.RawArticle}, {@link dev.warta.events.EnrichedArticle}, {@link
 * dev.warta.events.Sighting} and the records inside them) are generated. {@link
 * dev.warta.events.Topics} names the topics, {@link dev.warta.events.EventSerdes} reads and writes
 * the records, {@link dev.warta.events.ArticleId} makes the ids, {@link dev.warta.events.EventJson}
 * prints events for people and scripts.
 */
package dev.warta.events;
