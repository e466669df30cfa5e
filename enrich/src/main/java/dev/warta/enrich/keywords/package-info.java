/**
 * Picks the phrases that tell what an article is about: {@link
 * dev.warta.enrich.keywords.FindKeywords}.
 */
package dev.warta.enrich.keywords;
