/**
 * The desk: what is stored, asked over HTTP, by programs and with pages for people.
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
 *   <li>The pages ({@code web/}) are static: small modules that ask the same API, make every text
 *       of an article a text node in {@code js/dom.js}, and run under a policy that lets nothing
 *       else run. A part of a page for which the desk has no address stays away. Looked at by
 *       {@code DeskPagesTest} in a real Chromium: light, dark, 360 px, Arabic, with the keyboard
 *       alone, and by axe-core for WCAG 2.2 AA.
 *   <li>The small HTTP classes ({@code Access}, {@code Problem}, {@code Answer}) resemble those of
 *       the intake: the two modules know nothing of each other, and what is theirs alone in these
 *       differs already.
 * </ul>
 */
package dev.warta.desk;
