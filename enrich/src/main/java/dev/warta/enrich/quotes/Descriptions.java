package dev.warta.enrich.quotes;

import dev.warta.enrich.quotes.Subject.Kind;

/** Finds speakers who are described, not named: a resident of Alba; the minister; a sign. */
final class Descriptions {

  private final SpeechWords words;
  private final Phrasing phrasing;
  private final boolean verbFirst;

  Descriptions(SpeechWords words, Phrasing phrasing, SpeechPack pack) {
    this.words = words;
    this.phrasing = phrasing;
    this.verbFirst = pack.has("verb-first");
  }

  /** Somebody without a name: a resident of Alba; the minister. */
  Subject in(int from, int to, boolean isBeside) {
    for (int token = from; token < Math.min(to, from + 4) && isBeside; token++) {
      if (words.is(token, Cue.THING)) {
        return new Subject(token, words.endOf(token), Kind.THING, null, true);
      }
    }
    for (int token = from; token < to; token++) {
      if (words.quoteOf(token) > 0
          || phrasing.isGoverned(token, from) && !words.is(token, Cue.PERSON)) {
        continue;
      }
      if (words.is(token, Cue.THING)) {
        return new Subject(token, words.endOf(token), Kind.THING, null, isBeside);
      }
      if (words.is(token, Cue.PERSON, Cue.DOCUMENT) && !isRuled(token, from)) {
        return described(from, token, to, isBeside);
      }
      if (words.is(token, Cue.INDEFINITE) && isBeside && token == from) {
        return described(from, token, to, true);
      }
    }
    return isBeside && words.is(from, Cue.ARTICLE) ? described(from, from, to, true) : Subject.NONE;
  }

  /** The transit union said; one of them, who asked not to be named, said. */
  Subject somebody(int from, int chunk, int to) {
    if (words.is(from, Cue.INDEFINITE) && words.isComma(to - 1)) {
      return described(from, from, phrasing.endOfChunk(from, to), false);
    }
    int start = to - 1;
    while (start > chunk
        && to - start < 7
        && words.isWord(start)
        && !words.is(start, Cue.ARTICLE, Cue.INDEFINITE)) {
      start--;
    }
    boolean isRuled = start > chunk && words.is(start - 1, Cue.PREPOSITION, Cue.OF, Cue.VERB);
    boolean isNoun = words.is(start, Cue.ARTICLE, Cue.INDEFINITE) && start < to - 1 && !isRuled;
    return isNoun ? described(start, start, to, true) : Subject.NONE;
  }

  /** Where the verb comes first, a bare noun behind it is somebody unnamed. */
  Subject bareOr(Subject described, int from, int chunk) {
    boolean isBare = described.isNone() && verbFirst && from < chunk && !words.saysAnything(from);
    return isBare ? new Subject(from, from + 1, Kind.UNNAMED, null, true) : described;
  }

  /** Whether a noun for people stands in a description. */
  boolean isRole(Subject subject) {
    for (int token = subject.from(); token < subject.to(); token++) {
      if (words.is(token, Cue.PERSON, Cue.INDEFINITE)) {
        return true;
      }
    }
    return false;
  }

  private boolean isRuled(int token, int from) {
    int before = token - 1;
    while (before >= from
        && words.isWord(before)
        && !words.is(before, Cue.PREPOSITION, Cue.OF, Cue.VERB, Cue.CLAUSE)
        && token - before < 4) {
      before--;
    }
    return before >= from && words.is(before, Cue.PREPOSITION);
  }

  private Subject described(int from, int head, int to, boolean isBeside) {
    int start = head;
    while (start > from
        && words.isWord(start - 1)
        && head - start < 6
        && !phrasing.endsClause(start - 1)
        && !words.is(start - 1, Cue.VERB, Cue.THAT)) {
      start--;
    }
    int end = endOfDescription(head, to);
    boolean isUnnamed = false;
    for (int token = start; token <= head; token++) {
      isUnnamed = isUnnamed || words.is(token, Cue.INDEFINITE);
    }
    return new Subject(start, end, isUnnamed ? Kind.UNNAMED : Kind.ROLE, null, isBeside);
  }

  private int endOfDescription(int head, int to) {
    int end = words.endOf(head);
    while (end < to && end - head < Phrasing.LONGEST_ROLE && goesOn(end)) {
      end++;
    }
    while (end > head + 1 && !words.isWord(end - 1)) {
      end--;
    }
    return Math.min(Math.max(end, head + 1), to);
  }

  private boolean goesOn(int token) {
    boolean isStop =
        words.is(token, Cue.VERB, Cue.AND, Cue.BETWEEN, Cue.CALL, Cue.DEMONSTRATIVE)
            || words.is(token, Cue.PREPOSITION, Cue.THAT, Cue.CLAUSE) && !words.is(token, Cue.OF);
    return words.quoteOf(token) == 0
        && !isStop
        && (words.isWord(token) || words.isSign(token, "'’-.") && !words.endsSentence(token));
  }
}
