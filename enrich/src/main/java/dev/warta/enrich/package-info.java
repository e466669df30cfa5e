/**
 * The Kafka Streams job that turns raw articles into enriched events.
 *
 * <p>{@link dev.warta.enrich.EnrichTopology} shows the whole flow; each step has a package of its
 * own beside this one.
 */
package dev.warta.enrich;
