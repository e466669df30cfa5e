package dev.warta.enrich.quotes;

import java.util.Locale;

/** What a word or phrase says about speech; the sections of a {@link SpeechPack}'s file. */
enum Cue {
  /** A verb of speech that stands before or behind a quote: said, added. */
  VERB,
  /** A verb that gives somebody or something a name: called, described. */
  CALL,
  /** Ties a quote to the speaker only directly behind it: aldus, so. */
  TAG,
  /** Ties the quote right before it to a verb at the end of the clause: と. */
  QUOTATIVE,
  /** A verb of speech that such a word ties to a quote over the subject: 話した. */
  LATE_VERB,
  /** A small word that may stand before such a verb: の. */
  PARTICLE,
  /** A verb of speech that holds its pronoun: ujarnya, dit-il. */
  PRONOUN_VERB,
  /** Stands before a source: according to, menurut. */
  SOURCE,
  /** Stands behind a source: によると, göre. */
  SOURCE_BEHIND,
  /** A pronoun for one person. */
  PRONOUN,
  /** A pronoun for a man, which {@code PRONOUN} need not repeat. */
  HE,
  /** A pronoun for a woman. */
  SHE,
  /** A pronoun for several or for no one in particular. */
  THEY,
  /** A word that may part subject and verb: an adverb, an auxiliary. */
  BETWEEN,
  /** What makes the verb behind it passive: was. */
  PASSIVE,
  /** Joins verbs of one subject: and. */
  AND,
  /** The conjunction between verb and quote: that, bahwa. */
  THAT,
  /** Begins a clause of its own: who, when. */
  CLAUSE,
  /** Makes a name behind it no subject: with, to. */
  PREPOSITION,
  /** A preposition inside a role: of, for. */
  OF,
  /** A definite article. */
  ARTICLE,
  /** An indefinite article or number before somebody unnamed. */
  INDEFINITE,
  /** Points back to somebody unnamed: itu, tersebut, this. */
  DEMONSTRATIVE,
  /** A form of address before a name: Mr., Bapak. */
  HONORIFIC,
  /** Of a man: Mr. */
  SIR,
  /** Of a woman: Mrs. */
  MADAM,
  /** A first name of men. */
  HE_NAME,
  /** A first name of women. */
  SHE_NAME,
  /** A noun for a person who has a role or speaks: minister, resident. */
  PERSON,
  /** A PERSON noun of which there is one at a time: spokesman. */
  OFFICE,
  /** A PERSON noun that may mean anybody of whom the text spoke: man, lawmaker. */
  GENERIC,
  /** Something that has words on it and is no speaker: sign, banner. */
  THING,
  /** Something that somebody wrote: statement, report. */
  DOCUMENT,
  /** Directly before a mark it says that a name or a word follows: so-called, titled. */
  LABEL,
  /** Goes on with a quote behind an attribution inside its marks: mais, et. */
  RESUME,
  /** A word that an apostrophe begins: em, tis. */
  ELIDED,
  /** Endings that make a verb hold its pronoun: nya, -t-il. */
  PRONOUN_ENDING,
  /** What is glued to the front of a verb: و. */
  GLUED,
  /** Settings of the language: {@code drops-pronouns}, {@code inside-marks}. */
  STYLE;

  /** The section's name in a file. */
  static Cue ofSection(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  long bit() {
    return 1L << ordinal();
  }
}
