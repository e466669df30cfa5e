/**
 * The model that tags the words of Indonesian and English names: {@link
 * dev.warta.enrich.entities.tagger.NameTagger}.
 *
 * <p>A linear-chain conditional random field. What is seen of a word (itself, its neighbours, shape
 * and ends, Brown clusters, given names, cities, countries, cue words, the run of capitals it
 * stands in) is hashed to a row of weights, a byte for each of seven tags. Trained and measured by
 * {@code lab/run train-entities}; {@code NOTICE} names the corpora.
 *
 * <p>Measured, exact span and three types, each sentence by itself, trained without the development
 * files: idner-news-2k.dev (Indonesian news) F1 .867, nergrit.dev .768, crossner-politics.dev
 * (English encyclopaedia, politics) .762. About 1.5 million tokens a second and core; lexicon and
 * model 3.9 MB as files.
 */
package dev.warta.enrich.entities.tagger;
