/**
 * From any source to {@code articles.raw}: documents exactly as they were received.
 *
 * <p>{@link dev.warta.ingest.Ingestion} takes {@linkplain dev.warta.ingest.source sources} one
 * after another through an {@link dev.warta.ingest.ArticlePublisher}. A source is done only when
 * the brokers have acknowledged all its articles. A document that cannot be taken is a {@link
 * dev.warta.ingest.source.Refusal} and the others go on; brokers that cannot be reached or refuse
 * the connection end the run with a {@link dev.warta.ingest.PublishException}. Running it again is
 * harmless: article ids are stable.
 *
 * <p>How far an ingestion has come is kept in {@code articles.sources} ({@link
 * dev.warta.ingest.SourcePositions}): interrupted at any moment, even killed, the same ingestion
 * goes on there. What the killed process published after its last position, the raw topic itself
 * tells. Where that is not certain, a document is published twice rather than not at all: it
 * becomes a sighting.
 */
package dev.warta.ingest;
