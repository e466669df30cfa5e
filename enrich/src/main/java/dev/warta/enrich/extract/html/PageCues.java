package dev.warta.enrich.extract.html;

import java.util.function.Predicate;

/**
 * What the languages call the parts of a page that are no part of its article.
 *
 * @param noise lines such as advertisements, share buttons, links to other articles; among the
 *     paragraphs they are left for the reader of texts
 * @param others headings of lists of other articles
 */
public record PageCues(Predicate<String> noise, Predicate<String> others) {}
