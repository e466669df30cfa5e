package dev.warta.enrich.entities.tagger;

/**
 * How the corpora that the model learnt from tell what a name is.
 *
 * <p>They differ: to some a country that acts is a place, to others it is none; to some the acronym
 * in parentheses is part of the name before it. The model learns what they share, and what is
 * special to one of them beside it.
 */
public enum Convention {
  /** As the corpora do in general. */
  GENERAL,

  /** As idner-news-2k does, the corpus of Indonesian news. */
  INDONESIAN_NEWS
}
