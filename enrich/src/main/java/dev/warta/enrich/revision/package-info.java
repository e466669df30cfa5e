/**
 * Tells a new article from a new revision and from the same content seen again.
 *
 * <p>Content counts as extracted: title, standfirst and body, white space aside. An article's state
 * holds a hash of each revision's content and of the last raw documents, about 120 bytes for an
 * article that never changes; equal bytes give a sighting whatever version of the steps read them
 * first.
 */
package dev.warta.enrich.revision;
