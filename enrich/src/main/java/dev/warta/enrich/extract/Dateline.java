package dev.warta.enrich.extract;

import dev.warta.events.ArticleTime;

/**
 * What stands before the first sentence of an article, such as {@code LODWAR, Kenya, Aug 28 (Acacia
 * Press) -}.
 *
 * @param place place and country as written; null where none is named
 * @param agency agency or medium; null where none is named
 * @param author author whom Japanese papers name there; null elsewhere
 * @param time day of the report; null where none is named
 * @param confidence how sure it is that this is a dateline, from 0 to 1
 * @param length how much of the paragraph it takes, the separator included
 */
record Dateline(
    String place, String agency, String author, ArticleTime time, double confidence, int length) {}
