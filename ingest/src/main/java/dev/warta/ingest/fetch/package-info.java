/**
 * Polite HTTP: documents from the web, fetched so that no site is overloaded and no stranger's link
 * leads where it must not.
 *
 * <p>{@link dev.warta.ingest.fetch.Fetcher} is the way in. A request goes hop by hop, redirects
 * included: {@code robots.txt} (where it applies, RFC 9309, kept for a day), the queue of its host
 * (one at a time, a rest between), the host's addresses (resolved and checked here, and the
 * connection made to the address that was checked), the exchange (bounded in size and time), the
 * decompression (bounded again).
 */
package dev.warta.ingest.fetch;
