package dev.warta.enrich.reprocess;

/**
 * A revision to enrich again: what must stay as it is.
 *
 * @param articleId id of the article
 * @param revision its number
 * @param offset of its raw record
 * @param contentHash SHA-256 of the raw document, hexadecimal
 * @param previousContentHash the same of the revision before; null for the first
 */
public record StoredRevision(
    String articleId, int revision, long offset, String contentHash, String previousContentHash) {}
