/**
 * What is remembered of each source, and how each fares.
 *
 * <p>A {@link dev.warta.ingest.state.SourceState} is one source: what it is, its {@linkplain
 * dev.warta.ingest.state.SourceHealth health}, and what its kind needs to go on where it was. All
 * of them lie in the compacted topic {@code articles.sources}, the latest of each under its key, so
 * that no local file can be lost and ingestion can move to another machine. A state is saved once
 * the articles that were handed on before it are acknowledged: after a kill a source hands on again
 * what was published behind its last state, which becomes sightings, and leaves out nothing.
 *
 * <p>Health is what a source's kind tells of it: read, read but for a few things, or failed. From
 * that and the articles of the last days {@link dev.warta.ingest.state.SourceHealth} says its
 * {@link dev.warta.ingest.state.Verdict} and why.
 */
package dev.warta.ingest.state;
