package dev.warta.store.journey;

/**
 * An article that may be the one that was asked for.
 *
 * @param title title of its current revision; null where it was never stored
 * @param source publisher or feed; null where unknown
 * @param url its address; null where it has none
 */
public record Candidate(String articleId, String title, String source, String url) {}
