/**
 * Articles by HTTP: {@link dev.warta.ingest.http.IntakeServer} answers 202 when the brokers have
 * acknowledged them.
 *
 * <p>{@code openapi.json}, beside these classes, is what is promised; a test holds the server
 * against it. {@link dev.warta.ingest.http.PostArticles} is the way of a request from top to
 * bottom. Everything is bounded: requests, connections, heads, bodies after unpacking, the memory
 * of all bodies together, the time a client may be silent, the time an answer waits. What the
 * brokers do not take is not kept: the client is told to send it again.
 */
package dev.warta.ingest.http;
