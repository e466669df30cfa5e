package dev.warta.enrich.keywords;

/** A phrase that may be a keyword, with its places in the row of words counted. */
final class Candidate {

  final int[] terms;

  /** Where it stands as it is best shown: not in a title, not at the head of a sentence. */
  int first;

  int count;
  boolean isName;
  boolean isInTitle;

  /** YAKE's score: the smaller, the better. */
  double score;

  Candidate(int[] terms, int first) {
    this.terms = terms;
    this.first = first;
  }

  int length() {
    return terms.length;
  }

  /** How many of its terms another has too. */
  int shared(Candidate other) {
    int shared = 0;
    for (int term : terms) {
      for (int others : other.terms) {
        shared += term == others ? 1 : 0;
      }
    }
    return shared;
  }

  /** Whether all terms of another stand in this, one behind the other. */
  boolean holds(Candidate other) {
    for (int from = 0; from + other.length() <= length(); from++) {
      int same = 0;
      while (same < other.length() && terms[from + same] == other.terms[same]) {
        same++;
      }
      if (same == other.length()) {
        return true;
      }
    }
    return false;
  }
}
