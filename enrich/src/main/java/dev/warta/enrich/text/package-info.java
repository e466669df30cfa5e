/**
 * The words and sentences of an article, split once and shared by the steps that need them: {@link
 * dev.warta.enrich.text.ArticleTokens}.
 *
 * <p>Scripts with spaces are split by rules of our own, made to fit the corpora that the models are
 * trained on: a number with its separators is one token, so are a hyphenated word and an
 * abbreviation with its full stops, while an English {@code 's} and a Romance {@code l'} stand by
 * themselves. Chinese, Japanese, Thai, Khmer, Lao and Burmese go through ICU's dictionaries.
 */
package dev.warta.enrich.text;
