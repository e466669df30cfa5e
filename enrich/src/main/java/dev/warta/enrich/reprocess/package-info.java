/**
 * Enriches stored revisions again, from their raw records, beside the live flow.
 *
 * <p>Start with {@link dev.warta.enrich.reprocess.Reprocessing}. Its events go to {@code
 * articles.reprocessed}; the live topology takes them up from there, so that one program alone
 * decides what is a revision.
 */
package dev.warta.enrich.reprocess;
