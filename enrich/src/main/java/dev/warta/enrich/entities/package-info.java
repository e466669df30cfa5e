/**
 * Finds the persons, organisations and places an article names, joins their mentions and tells
 * their roles and their share of attention: {@link dev.warta.enrich.entities.FindEntities}.
 *
 * <p>How names are found, in the order of trust: the places of the step before; {@code
 * known-organisations}; in Indonesian, Malay and English {@code model:ner-1} (see {@link
 * dev.warta.enrich.entities.tagger}), made whole by cue words ({@code model:ner-1+cue-words}); in
 * other languages with capitals {@code capitalised-names}, runs of capitalised words sorted by what
 * stands in them and around them; in Arabic, Chinese and Japanese {@code cue-words}. Cue words are
 * data, one file a language. Then the article is read as a whole: the same words get the same type,
 * a part of a full name is that person, an acronym in parentheses belongs to the name before it.
 *
 * <p>Measured on the development half of our wire articles (24 in ten languages, on which the cue
 * words were also tried out) by {@code lab/run wire-score FOLDER}, which counts names of entities
 * and of places: persons F1 .935 (P .903, R .970), organisations .934, places .945. An article in a
 * language without a file of cue words gets its places and what capitals alone show. Heap 27 MB,
 * lexicon and model together; half a millisecond for an article of 400 words.
 */
package dev.warta.enrich.entities;
