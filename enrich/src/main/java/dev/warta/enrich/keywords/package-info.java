/**
 * Picks the phrases that tell what an article is about, without any training: {@link
 * dev.warta.enrich.keywords.FindKeywords}.
 *
 * <p>The method is YAKE's (Campos et al., Information Sciences 509, 2020), our own code. Beyond it:
 * names stay whole, a phrase of the title counts more, a name said once counts less, and a phrase
 * of common words must be said twice.
 *
 * <p>Measured against the tags of 634 web pages, which the step is not shown ({@code lab/run
 * page-score SET.jsonl.gz...}; case, accents and punctuation aside): of the first five keywords
 * .114 are tags, of the first twelve .072. The five hold .20 and the twelve .30 of those tags that
 * stand in the text; more than half of all tags (.56) stand nowhere in it, so that of all tags the
 * twelve hold .13. Tags are made for search engines as often as for readers; the figures serve for
 * comparing versions. Plain YAKE was not run beside it. The keywords of our 24 wire articles in ten
 * languages were read by eye. Most would do for an editor; single words are the weakest. Without
 * entities, words with capitals side by side are one name, so that a title and a name may stick
 * together. 0.15 ms of one core for 400 words; 7 MB for ten languages, with the dates.
 */
package dev.warta.enrich.keywords;
