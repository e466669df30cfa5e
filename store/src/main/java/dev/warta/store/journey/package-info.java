/**
 * One article's way through the flow: what arrived, what was made of it, where it is stored, what
 * was rejected.
 *
 * <p>{@link dev.warta.store.journey.JourneyReader} reads what the database knows; {@link
 * dev.warta.store.journey.Received} what the raw records say, as long as their topic keeps them.
 */
package dev.warta.store.journey;
