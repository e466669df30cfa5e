/**
 * The ledger: what became of every raw record, told by the brokers and the store together.
 *
 * <p>{@link dev.warta.store.audit.Audit} is the entry. Every record of {@code articles.raw} below
 * the offset that enrich has committed must have exactly one outcome: a revision, a sighting or a
 * rejection, stored or still on its way through the topics. An outcome that is missing is a gap,
 * two different ones are a double.
 *
 * <p>What to know before changing something here: the order of the questions is what makes the
 * answer right while traffic flows.
 *
 * <ol>
 *   <li>The offsets that enrich has committed. Kafka commits them in one transaction with the
 *       outcomes, so each raw record below them has its outcome in a topic.
 *   <li>One snapshot of the database: the rows, and the offsets up to which the topics are in them.
 *   <li>The ends of the topics, after the snapshot: a record that the store rejects is published
 *       before its offset is recorded, so the rejection of anything the snapshot has passed lies
 *       before these ends.
 *   <li>The tail of the topics, from the snapshot's offsets to these ends.
 *   <li>The bounds of the raw topic, last, so that no stored row may lie behind them.
 * </ol>
 *
 * <p>A transaction's offsets can be visible a moment before its records are: the brokers write the
 * markers of one transaction one after the other. So where something is missing, the tail is read
 * again up to the high watermark, waiting for the transactions that are open there; only what is
 * missing then is looked up in the raw topic, where a transaction's marker or an aborted record
 * takes an offset and is no record.
 */
package dev.warta.store.audit;
