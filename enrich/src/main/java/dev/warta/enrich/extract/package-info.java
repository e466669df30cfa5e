/**
 * Reads the parts of an article out of the raw document: title, standfirst, body, authors, editors,
 * agency, dateline and the times it states of itself.
 *
 * <p>Start at {@link dev.warta.enrich.extract.ExtractText}, the step. A document goes through these
 * hands: {@code TextDecoder} (bytes to characters), {@code NoiseLines} (drops what is no part of
 * the article), {@code ArticleHead} with {@code TitleFinder} (what stands above the text), {@code
 * Paragraphs} (joins broken lines), {@code DatelineReader} and {@code DatelineProof}, {@code
 * ClosingCredits} (what stands below the text). {@code StatedDates} finds the dates: what people
 * write it reads through {@link dev.warta.enrich.calendar.DateLine}, what machines write through
 * {@link dev.warta.events.MachineTimes}.
 *
 * <p>The words that bylines, credits and noise are known by are data: one file a language beside
 * the classes, which a translator can edit. All languages are tried together, since the language is
 * found only in a later step.
 *
 * <p>How good it is: on 24 invented wire articles in ten languages, the development half of a set
 * ({@code lab/run wire-score FOLDER}), title, authors, editors, dateline and agency are exact in
 * all, the words of the body have F1 1.000; since it was developed beside them, that is an upper
 * bound. Of the 29 layouts of the tests, also invented, and of 13 languages, 15 of the first 18
 * were read in full at the first attempt. 791 web articles, given as title and text, keep their
 * title in all cases and their words with F1 0.999; there, where most have no byline, it takes a
 * heading for one in about two of a hundred.
 *
 * <p>What it cannot do: tell a caption without a credit from a paragraph; tell a second author from
 * a medium in {@code Name, Name} without a cue (it takes the second for a medium).
 */
package dev.warta.enrich.extract;
