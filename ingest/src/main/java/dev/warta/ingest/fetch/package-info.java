/**
 * Polite HTTP: documents from the web, fetched so that no site is overloaded and no stranger's link
 * leads where it must not.
 *
 * <p>{@link dev.warta.ingest.fetch.Fetcher} is the way in. A request goes hop by hop, redirects
 * included: {@code robots.txt} (where it applies, RFC 9309, kept for a day), the queue of its host
 * (one at a time, a rest between), the host's addresses (resolved and checked here, and the
 * connection made to the address that was checked), the exchange (bounded in size and time), the
 * decompression (bounded again).
 *
 * <p>Measured on two cores beside other work: 100,000 requests to as many hosts, all submitted at
 * once and answered with 5 kB by one server on the same machine, take 62 s within a heap of 256 MB
 * (142 MB while all wait); afterwards no host is remembered.
 */
package dev.warta.ingest.fetch;
