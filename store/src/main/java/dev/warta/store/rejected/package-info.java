/**
 * Rejected articles as work: reads {@code articles.rejected}, tells what is wrong with each record
 * in words, sends records back to where they came from, and lets people edit them.
 *
 * <p>Start with {@link dev.warta.store.rejected.RejectedLog} to read and {@link
 * dev.warta.store.rejected.Replay} to send back. Needs no database: the topic is the truth.
 */
package dev.warta.store.rejected;
