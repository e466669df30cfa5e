/**
 * The article store in PostgreSQL 15 or newer; {@link
 * dev.warta.store.postgres.PostgresArticleStore#open} is the way in, {@code db/migration} holds the
 * tables.
 *
 * <p>How rows are written, and what was measured for it: PostgreSQL 18 with {@code fsync} and
 * {@code synchronous_commit} on, articles of 4 kB with 4 kB of metadata in Indonesian and English,
 * batches of 1,000, the median of three runs. The machine had other work, so only the CPU time of
 * the database's backend and of this code together was measured, and only ratios are told: they say
 * nothing of articles a second, of several writers, or of the wait for the disk.
 *
 * <table>
 *   <caption>CPU time by method</caption>
 *   <tr><th>method</th><th>CPU for an article</th></tr>
 *   <tr><td>binary COPY straight into the table (new revisions)</td><td>1</td></tr>
 *   <tr><td>binary COPY into a temporary table, then INSERT ... SELECT ... ON CONFLICT</td><td>1.1 to
 *       1.2</td></tr>
 *   <tr><td>INSERT ... SELECT from arrays (unnest) ... ON CONFLICT</td><td>1.2 to 1.4</td></tr>
 * </table>
 *
 * <ul>
 *   <li>Most of that CPU time goes into the {@code tsvector}, whatever brings the row. COPY knows
 *       no ON CONFLICT, but as offsets and rows are one transaction, a revision that is there
 *       already comes only from enriching it again. Which ones are there is asked first; they take
 *       the detour, the others the plain COPY.
 *   <li>Compressing body, document and {@code tsvector} with PostgreSQL's own method costs a
 *       quarter more CPU for a quarter less disk; they are stored as they are. LZ4 is not in every
 *       build of PostgreSQL.
 *   <li>A GIN index without {@code fastupdate} costs nearly twice the CPU for an article and four
 *       times the WAL; it has it.
 *   <li>Batches of 1,000 cost about a tenth less CPU than batches of 500.
 * </ul>
 *
 * <p>At the start {@code PostgresArticleStore.open} can wait for a database that is not there yet,
 * with one line in the log for each attempt; a service should give it {@code START_TIMEOUT}, one
 * minute. A policy that restarts services would do as well, but a restart brings a whole process up
 * for each attempt, and its log reads like a failure. After a minute it is one, and the restart
 * policy's turn. A refused login or a database that does not exist is told at once: no wait mends
 * it.
 *
 * <p>Searches, measured with {@code lab/run search} on a million made articles: by days, countries,
 * topics and names in up to some thousand articles the median is 1 to 20 ms, articles on a name
 * that stands in one of 18 took 87 ms, a first name of thousands of persons 274 ms, who is named
 * together with the frequent name a second.
 *
 * <p>Bounds: words behind the first 128 Ki characters of a body are stored but not found, since a
 * {@code tsvector} ends at 1 MiB (behind the first 32 Ki where these characters would fill it,
 * which takes letters of four bytes joined by hyphens). Where such a bound was met, or something
 * had to be changed to be stored, the stored document has a problem of the step {@code store}. Of
 * more than 5,000 matches the latest 5,000 are ranked; a snippet comes from the first 50,000
 * characters; a query that reads is given up after 10 seconds. More than 1,000 places of an article
 * are in its document only.
 *
 * <p>A connection that writes waits ten seconds for a lock, works a minute on a statement and may
 * be silent inside a transaction for fifteen seconds: so an instance that stands still, or whose
 * network is gone, holds nobody up for longer, and a write that hangs fails and is tried again.
 */
package dev.warta.store.postgres;
