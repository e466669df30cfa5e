/**
 * The desk: what is stored, asked over HTTP. An API so far; there are no pages yet.
 *
 * <p>{@link dev.warta.desk.DeskServer} is the way in. Each address under {@code /api} is a class
 * that makes an answer of a {@code Query}; {@code openapi.json} describes them, and a test holds
 * the server against it.
 *
 * <ul>
 *   <li>What is not understood is refused, not passed over: a parameter that is misspelt would else
 *       be a filter that does not filter.
 *   <li>The texts of articles are strangers': they leave as JSON strings, highlights as offsets
 *       beside the text, and no answer may be taken for a page.
 *   <li>The small HTTP classes ({@code Access}, {@code Problem}, {@code Answer}) resemble those of
 *       the intake: the two modules know nothing of each other, and what is theirs alone in these
 *       differs already.
 * </ul>
 */
package dev.warta.desk;
