/**
 * Articles by HTTP: {@link dev.warta.ingest.http.IntakeServer} answers 202 when the brokers have
 * acknowledged them.
 *
 * <p>{@code openapi.json}, beside these classes, is what is promised; a test holds the server
 * against it. {@link dev.warta.ingest.http.PostArticles} is the way of a request from top to
 * bottom. Lines are published as they come; JSON and XML with one article or several are read by
 * {@link dev.warta.ingest.source.StructuredDocuments}, as from files. Everything is bounded:
 * requests, connections, heads, bodies after unpacking, the memory of all bodies together and of
 * what is read out of them, the time a client may be silent, the time an answer waits. What the
 * brokers do not take is not kept: the client is told to send it again.
 *
 * <p>Measured by {@code lab/run http-intake} with articles of 4 kB, on two cores that clients and
 * broker shared with much other work: posted one by one 120 a second on one connection (p50 7 ms,
 * p99 28 ms) and 2,200 on 32 (p50 12 ms, p99 61 ms); as JSON Lines, 1,000 a request, 16,000 a
 * second on one connection. A stream larger than the heap is taken line by line.
 */
package dev.warta.ingest.http;
