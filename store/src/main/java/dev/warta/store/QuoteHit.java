package dev.warta.store;

import java.time.Instant;

/**
 * What somebody said, and the article that quotes it, by its current revision.
 *
 * @param articleId id of the article
 * @param revision number of the current revision
 * @param ordinal number of the quote in the article, from 0
 * @param text the words; a stranger's text
 * @param speaker fullest name of the speaker in the article; null where unknown
 * @param role role of the speaker as written; null where none is
 * @param at when the article was published, else when it was seen
 * @param title title of the article; empty where none was found
 * @param source publisher or feed
 * @param url canonical address, else the one it was found at; null where it has none
 * @param language BCP-47 tag
 */
public record QuoteHit(
    String articleId,
    int revision,
    int ordinal,
    String text,
    String speaker,
    String role,
    Instant at,
    String title,
    String source,
    String url,
    String language) {}
