package dev.warta.enrich;

import java.util.function.UnaryOperator;

/**
 * One step of the enrichment: reads the article so far and adds what it finds.
 *
 * <p>A step is a pure function without state of its own and safe for use by several threads. It
 * never returns null. A step that throws does not cost the article: the topology keeps the draft as
 * it was and writes the failure into the event.
 */
@FunctionalInterface
public interface Step extends UnaryOperator<ArticleDraft> {}
