package dev.warta.enrich.quotes;

import dev.warta.enrich.quotes.Subject.Kind;

/**
 * Finds the subject of a verb of speech, before it or behind it.
 *
 * <p>Looks at no more than {@link #FARTHEST} tokens.
 */
final class Subjects {

  static final int FARTHEST = 45;

  private static final int LONGEST_ROLE = 16;

  private final SpeechWords words;
  private final SpeakerNames names;
  private final boolean titlesFollowNames;
  private final boolean verbFirst;

  Subjects(SpeechWords words, SpeakerNames names, SpeechPack pack) {
    this.words = words;
    this.names = names;
    this.verbFirst = pack.has("verb-first");
    this.titlesFollowNames = pack.has("name-before-title");
  }

  /** The subject that stands before a verb, in the tokens from a place on. */
  Subject before(int clause, int verb) {
    int from = Math.max(clause, verb - FARTHEST);
    int last = verb - 1;
    while (last >= from && isBetween(words.startOf(last))) {
      last = words.startOf(last) - 1;
    }
    if (last < from) {
      return Subject.NONE;
    }
    Subject beside = endingAt(from, last);
    if (!beside.isNone()) {
      return beside;
    }
    int chunk = last;
    while (chunk > from && !words.isComma(chunk - 1)) {
      chunk--;
    }
    Subject shared = ofVerbBefore(from, last);
    if (!shared.isNone()) {
      return shared;
    }
    Subject near = words.isComma(last) ? Subject.NONE : firstIn(chunk, last + 1);
    Subject subject = near.isNone() ? firstIn(from, last + 1) : near;
    return subject.isNone() ? somebody(from, chunk, last + 1) : besideVerb(subject, last);
  }

  /** Ana said no, calling it a farce: the verb behind the comma has the subject of the one before. */
  private Subject ofVerbBefore(int from, int last) {
    if (!words.isComma(last) && !words.is(last, Cue.AND)) {
      return Subject.NONE;
    }
    for (int verb = last - 1; verb > from; verb--) {
      if (words.is(verb, Cue.VERB, Cue.CALL)) {
        int before = verb - 1;
        while (before >= from && isBetween(words.startOf(before))) {
          before = words.startOf(before) - 1;
        }
        Subject subject = before < from ? Subject.NONE : endingAt(from, before);
        if (!subject.isNone()) {
          return subject;
        }
      }
    }
    return Subject.NONE;
  }

  /** The transit union said; one of them, who asked not to be named, said. */
  private Subject somebody(int from, int chunk, int to) {
    if (words.is(from, Cue.INDEFINITE) && words.isComma(to - 1)) {
      return described(from, from, endOfChunk(from, to), false);
    }
    int start = to - 1;
    while (start > chunk && to - start < 7 && words.isWord(start) && !words.is(start, Cue.ARTICLE, Cue.INDEFINITE)) {
      start--;
    }
    boolean isRuled = start > chunk && words.is(start - 1, Cue.PREPOSITION, Cue.OF, Cue.VERB);
    boolean isNoun = words.is(start, Cue.ARTICLE, Cue.INDEFINITE) && start < to - 1 && !isRuled;
    return isNoun ? described(start, start, to, true) : Subject.NONE;
  }

  private Subject besideVerb(Subject subject, int last) {
    boolean reaches =
        subject.to() > last
            || subject.to() == last && (words.is(last, Cue.DEMONSTRATIVE) || words.isComma(last))
            || subject.kind() == Kind.NAME && words.is(subject.to(), Cue.OF) && last - subject.to() < 6;
    return reaches
        ? new Subject(subject.from(), subject.to(), subject.kind(), subject.spot(), true)
        : subject;
  }

  /** The subject that stands behind a verb, in the tokens up to a place. */
  Subject after(int verbEnd, int limit) {
    int to = Math.min(limit, verbEnd + FARTHEST);
    int from = verbEnd;
    while (from < to && isBetween(from) && !words.is(from, Cue.HONORIFIC)) {
      from++;
    }
    if (from >= to || !words.isWord(from) || endsClause(from)) {
      return Subject.NONE;
    }
    Subject pronoun = pronounAt(from);
    if (!pronoun.isNone()) {
      return pronoun;
    }
    int chunk = endOfChunk(from, to);
    Subject name = nameIn(from, chunk, true);
    if (name.kind() == Kind.NAME) {
      Subject holder = holderOfRole(name.spot(), from, to);
      return holder.isNone() ? name : holder;
    }
    Spot apposed = words.isComma(chunk) ? names.at(skipAddress(chunk + 1, to)) : null;
    boolean isApposed = isSpeaker(apposed) && apposed.from() < to && isRole(from, chunk);
    return isApposed ? Subject.named(apposed, false) : bareOr(description(from, chunk, true), from, chunk);
  }

  /** Where the verb comes first, a bare noun behind it is somebody unnamed. */
  private Subject bareOr(Subject described, int from, int chunk) {
    boolean isBare = described.isNone() && verbFirst && from < chunk && !words.saysAnything(from);
    return isBare ? new Subject(from, from + 1, Kind.UNNAMED, null, true) : described;
  }

  /** The name that begins at a token, behind forms of address. */
  Subject startingAt(int token) {
    int start = skipAddress(token, words.size());
    Spot spot = names.at(start);
    return isSpeaker(spot) && spot.from() == start ? Subject.named(spot, true) : Subject.NONE;
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

  private boolean isBetween(int token) {
    return words.is(token, Cue.BETWEEN) && names.at(token) == null;
  }

  private boolean endsClause(int token) {
    return words.is(token, Cue.THAT, Cue.CLAUSE, Cue.PREPOSITION, Cue.AND)
        && !words.is(token, Cue.PRONOUN, Cue.INDEFINITE, Cue.ARTICLE, Cue.HONORIFIC);
  }

  /** The subject whose last word the token is. */
  private Subject endingAt(int from, int last) {
    Subject pronoun = pronounAt(words.startOf(last));
    if (!pronoun.isNone() && !isGoverned(last, from)) {
      return pronoun;
    }
    Spot spot = names.at(last);
    if (spot != null && spot.to() == last + 1 && spot.from() >= from && !isGoverned(spot.from(), from)) {
      return Subject.named(spot, true);
    }
    Spot owner = names.at(last - 1);
    boolean isOwned = owner != null && owner.to() == last && last > from && isClitic(last);
    return isOwned && isSpeaker(owner) && !isGoverned(owner.from(), from)
        ? Subject.named(owner, true)
        : Subject.NONE;
  }

  private Subject pronounAt(int token) {
    if (words.is(token, Cue.THEY)) {
      return new Subject(token, words.endOf(token), Kind.MANY, null, true);
    }
    boolean isPronoun = words.is(token, Cue.PRONOUN, Cue.HE, Cue.SHE);
    boolean isAddress = words.is(token, Cue.HONORIFIC) && names.at(words.endOf(token)) != null;
    return isPronoun && !isAddress
        ? new Subject(token, words.endOf(token), Kind.PRONOUN, null, true)
        : Subject.NONE;
  }

  /** The first subject among the tokens: a name, a pronoun, somebody described. */
  Subject firstIn(int from, int to) {
    for (int token = from; token < to; token++) {
      if (words.quoteOf(token) > 0) {
        continue;
      }
      Subject pronoun = pronounAt(token);
      if (pronoun.kind() == Kind.PRONOUN && !isGoverned(token, from)) {
        Subject described = description(from, token, false);
        return !described.isNone() ? described : new Subject(pronoun.from(), pronoun.to(), pronoun.kind(), null, false);
      }
      Spot spot = names.at(token);
      if (isSpeaker(spot) && spot.from() == token && !isGoverned(token, from) && !isOwner(spot)) {
        Subject described = description(from, token, false);
        if (isNamedLater(described, token)) {
          return described;
        }
        Subject holder = holderOfRole(spot, from, to);
        return holder.isNone() ? Subject.named(spot, false) : holder;
      }
    }
    return description(from, to, false);
  }

  /** Somebody unnamed before the name of somebody else: a man who met Ana. */
  private boolean isNamedLater(Subject described, int name) {
    if (described.kind() != Kind.UNNAMED) {
      return false;
    }
    for (int token = described.from(); token < name; token++) {
      if (words.is(token, Cue.CLAUSE, Cue.VERB)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Who holds the role that an organisation's name is part of, named or not: the head of the Health
   * Office, Ana Gil.
   */
  private Subject holderOfRole(Spot spot, int from, int to) {
    int start = spot.from();
    while (start > from && words.isWord(start - 1) && !endsClause(start - 1)) {
      start--;
    }
    if (spot.kind() == Spot.Kind.PERSON || !isRole(start, spot.from())) {
      return Subject.NONE;
    }
    int chunk = endOfChunk(spot.to(), to);
    Subject inside = personIn(spot.to(), chunk);
    if (!inside.isNone()) {
      return inside;
    }
    Spot apposed = words.isComma(chunk) ? names.at(skipAddress(chunk + 1, to)) : null;
    if (isSpeaker(apposed) && apposed.length() > 1 && apposed.from() < to) {
      return Subject.named(apposed, false);
    }
    return spot.isOrganisation() ? description(start, chunk, false) : Subject.NONE;
  }

  private Subject personIn(int from, int to) {
    for (int token = from; token < to; token++) {
      Spot spot = names.at(token);
      if (spot != null && spot.kind() == Spot.Kind.PERSON && !isGoverned(token, from)) {
        return Subject.named(spot, false);
      }
    }
    return Subject.NONE;
  }

  private Subject nameIn(int from, int to, boolean isBeside) {
    for (int token = from; token < to; token++) {
      Spot spot = names.at(token);
      boolean isFirst = spot != null && spot.from() == token;
      boolean isHere = isFirst && (isSpeaker(spot) || token == from);
      if (isHere && !isGoverned(token, from) && !isOwner(spot)) {
        return Subject.named(spot, isBeside);
      }
    }
    return Subject.NONE;
  }

  private static boolean isSpeaker(Spot spot) {
    return spot != null && !spot.isPlace();
  }

  /** Whether a preposition rules the name: an interview with Ana. */
  private boolean isGoverned(int token, int from) {
    int before = token - 1;
    while (before >= from && words.is(before, Cue.HONORIFIC, Cue.ARTICLE, Cue.PERSON)) {
      boolean isGenitive = words.is(before, Cue.OF) && words.is(before, Cue.ARTICLE);
      if (isGenitive && before > from && words.is(before - 1, Cue.PERSON)) {
        return true;
      }
      before--;
    }
    return before >= from && words.is(before, Cue.PREPOSITION, Cue.OF);
  }

  /** Whether the name only tells more of what follows: Ana's lawyer; the Alba mayor. */
  private boolean isOwner(Spot spot) {
    if (spot.to() >= words.size()) {
      return false;
    }
    if (words.is(spot.to(), Cue.PERSON) && !titlesFollowNames) {
      return true;
    }
    return isClitic(spot.to());
  }

  private boolean isClitic(int token) {
    String text = words.tokens().token(token);
    return text.equals("'s") || text.equals("’s") || text.equals("'") || text.equals("’");
  }

  private int endOfChunk(int from, int to) {
    int end = from;
    while (end < to && !words.isSign(end, ",،、，;:([—–") && !words.endsSentence(end) && words.quoteOf(end) == 0) {
      end++;
    }
    return end;
  }

  private int skipAddress(int from, int to) {
    int token = from;
    while (token < to && words.is(token, Cue.HONORIFIC)) {
      token = words.endOf(token);
    }
    return token;
  }

  private boolean isRole(int from, int to) {
    for (int token = from; token < to; token++) {
      if (words.is(token, Cue.PERSON)) {
        return true;
      }
    }
    return words.is(from, Cue.ARTICLE, Cue.INDEFINITE) && to - from <= LONGEST_ROLE;
  }

  /** Somebody without a name: a resident of Alba; the minister. */
  private Subject description(int from, int to, boolean isBeside) {
    for (int token = from; token < Math.min(to, from + 4) && isBeside; token++) {
      if (words.is(token, Cue.THING)) {
        return new Subject(token, words.endOf(token), Kind.THING, null, true);
      }
    }
    for (int token = from; token < to; token++) {
      if (words.quoteOf(token) > 0 || isGoverned(token, from) && !words.is(token, Cue.PERSON)) {
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
    while (start > from && words.isWord(start - 1) && head - start < 6 && !endsClause(start - 1) && !words.is(start - 1, Cue.VERB, Cue.THAT)) {
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
    while (end < to && end - head < LONGEST_ROLE && goesOn(end)) {
      end++;
    }
    while (end > head + 1 && !words.isWord(end - 1)) {
      end--;
    }
    return Math.min(Math.max(end, head + 1), to);
  }

  private boolean goesOn(int token) {
    boolean isStop =
        words.is(token, Cue.VERB, Cue.CLAUSE, Cue.THAT, Cue.AND, Cue.BETWEEN, Cue.CALL, Cue.DEMONSTRATIVE)
            || words.is(token, Cue.PREPOSITION) && !words.is(token, Cue.OF);
    return words.quoteOf(token) == 0 && !isStop && (words.isWord(token) || words.isSign(token, "'’-.") && !words.endsSentence(token));
  }
}
