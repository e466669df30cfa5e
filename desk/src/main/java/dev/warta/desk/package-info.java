/**
 * The desk: what is stored, as an API over HTTP and as pages for people.
 *
 * <p>{@link dev.warta.desk.DeskServer} is the way in, {@code DeskApi} the list of all addresses.
 * Each is an {@code Endpoint} that makes an {@code Answer} of a {@code Query}; {@code openapi.json}
 * describes them, and tests hold the server against it. {@code Pages} serves the files under {@code
 * web}: plain HTML, CSS and ES modules without data, which ask the API as anybody else does.
 *
 * <ul>
 *   <li>What is not understood is refused, not passed over: a parameter that is misspelt would else
 *       be a filter that does not filter.
 *   <li>The texts of articles are strangers': they leave as JSON strings, highlights and marks as
 *       offsets beside the text; no answer of the API may be taken for a page, and the pages put
 *       texts in as texts only.
 *   <li>The live stream reads the database, not Kafka: what it tells is what search finds. The
 *       place in the log of raw records is what a client goes on from ({@code ArticleStream}).
 *   <li>What only the brokers know comes through {@code Operations} and {@code RawDocuments}; a
 *       desk without brokers says so.
 *   <li>The small HTTP classes ({@code Access}, {@code Problem}, {@code Answer}) resemble those of
 *       the intake: the two modules know nothing of each other, and what is theirs alone in these
 *       differs already.
 * </ul>
 */
package dev.warta.desk;
