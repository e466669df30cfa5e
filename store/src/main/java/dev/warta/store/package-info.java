/**
 * From enriched events to storage, and the search over it.
 *
 * <p>{@link dev.warta.store.ArticleStore} is the contract of a store; {@code
 * dev.warta.store.postgres.PostgresArticleStore} keeps it. {@link dev.warta.store.ArticleSink}
 * reads {@code articles.enriched}, {@code articles.sightings} and {@code articles.rejected} and
 * writes each poll with its offsets in one transaction. {@link dev.warta.store.ArticleSearch} finds
 * articles by their words.
 *
 * <p>What to know before changing something here:
 *
 * <ul>
 *   <li>How far a partition is stored stands in the store and nowhere else; the consumer group only
 *       shares out the partitions. A batch names the offset it expects to find recorded, so of two
 *       instances that both believe to own a partition, one is refused and reads the offset anew.
 *   <li>Markers of transactions take offsets too, so the position is recorded even where it moved
 *       without a record. When everything is stored, the recorded offset equals the end of the
 *       partition as a {@code read_committed} consumer sees it; that can be checked from outside.
 *   <li>There is one way back from any failure: all partitions are paused, and after a wait their
 *       offsets are read from the store again. Nothing is kept in memory over an outage, so nothing
 *       can get lost there.
 *   <li>The store works on a thread of its own ({@code DatabaseThread}); the consumer's thread has
 *       all partitions paused meanwhile and polls on, so the group keeps its members however long
 *       the database hangs. An instance that died is replaced when its session of six seconds ends.
 *   <li>A record the store can never take is found by halving its batch: a thousand records with
 *       one bad one among them cost about twenty transactions. It is published to {@code
 *       articles.rejected} before its offset is recorded, hence at least once.
 *   <li>What lies in {@code articles.rejected} is listed in the store, whoever wrote it there: once
 *       for each place it says it came from, or for its own place if it does not say. Nothing in
 *       that topic can be rejected again or stop the flow.
 *   <li>A recorded offset behind the end of its partition means another cluster or a topic made
 *       anew. The sink then stores nothing and says so, and after five tries that somebody is
 *       needed ({@link dev.warta.store.ArticleSink#needsSomebody}); it goes on trying. To start
 *       over on purpose, use an empty database. With the rows of {@code sink_offset} deleted
 *       instead, the new topic is stored on top of the old articles: a revision with the id and
 *       number of one that is there is taken for the same.
 *   <li>A stop is bounded: a sink is left alone after eight seconds. Nothing is lost by that, since
 *       a batch is in the database with its offsets or not at all.
 * </ul>
 */
package dev.warta.store;
