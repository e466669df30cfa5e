package dev.warta.enrich.quotes;

import dev.warta.enrich.quotes.Subject.Kind;

/**
 * Finds the subject of a verb of speech, before it or behind it.
 *
 * <p>Looks at no more than {@link #FARTHEST} tokens.
 */
final class Subjects {

  static final int FARTHEST = 45;

  private final SpeechWords words;
  private final SpeakerNames names;
  private final Phrasing phrasing;
  private final Descriptions descriptions;

  Subjects(SpeechWords words, SpeakerNames names, SpeechPack pack) {
    this.words = words;
    this.names = names;
    this.phrasing = new Phrasing(words, names, pack);
    this.descriptions = new Descriptions(words, phrasing, pack);
  }

  /** The subject that stands before a verb, in the tokens from a place on. */
  Subject before(int clause, int verb) {
    int from = Math.max(clause, verb - FARTHEST);
    int last = verb - 1;
    while (last >= from && phrasing.isBetween(words.startOf(last))) {
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
    return subject.isNone()
        ? descriptions.somebody(from, chunk, last + 1)
        : besideVerb(subject, last);
  }

  /**
   * Ana said no, calling it a farce: the verb behind the comma has the subject of the one before.
   */
  private Subject ofVerbBefore(int from, int last) {
    if (!words.isComma(last) && !words.is(last, Cue.AND)) {
      return Subject.NONE;
    }
    for (int verb = last - 1; verb > from; verb--) {
      if (words.is(verb, Cue.VERB, Cue.CALL)) {
        int before = verb - 1;
        while (before >= from && phrasing.isBetween(words.startOf(before))) {
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

  private Subject besideVerb(Subject subject, int last) {
    boolean reaches =
        subject.to() > last
            || subject.to() == last && (words.is(last, Cue.DEMONSTRATIVE) || words.isComma(last))
            || subject.kind() == Kind.NAME
                && words.is(subject.to(), Cue.OF)
                && last - subject.to() < 6;
    return reaches
        ? new Subject(subject.from(), subject.to(), subject.kind(), subject.spot(), true)
        : subject;
  }

  /** The subject that stands behind a verb, in the tokens up to a place. */
  Subject after(int verbEnd, int limit) {
    int to = Math.min(limit, verbEnd + FARTHEST);
    int from = verbEnd;
    while (from < to && phrasing.isBetween(from) && !words.is(from, Cue.HONORIFIC)) {
      from++;
    }
    if (from >= to || !words.isWord(from) || phrasing.endsClause(from)) {
      return Subject.NONE;
    }
    Subject pronoun = pronounAt(from);
    if (!pronoun.isNone()) {
      return pronoun;
    }
    int chunk = phrasing.endOfChunk(from, to);
    Subject name = nameIn(from, chunk, true);
    if (name.kind() == Kind.NAME && !isOnlyPartOf(from, name.spot())) {
      Subject holder = holderOfRole(name.spot(), from, to);
      return holder.isNone() ? name : holder;
    }
    Spot apposed = words.isComma(chunk) ? names.at(phrasing.skipAddress(chunk + 1, to)) : null;
    boolean isApposed = isSpeaker(apposed) && apposed.from() < to && phrasing.isRole(from, chunk);
    return isApposed
        ? Subject.named(apposed, false)
        : descriptions.bareOr(descriptions.in(from, chunk, true), from, chunk);
  }

  /** A name that only tells where somebody unnamed belongs: a resident of Alba. */
  private boolean isOnlyPartOf(int from, Spot spot) {
    if (spot.kind() == Spot.Kind.PERSON || !words.is(from, Cue.INDEFINITE)) {
      return false;
    }
    for (int token = from; token < spot.from(); token++) {
      if (words.is(token, Cue.PREPOSITION, Cue.OF) && !words.is(token, Cue.INDEFINITE)) {
        return true;
      }
    }
    return false;
  }

  /** The name that begins at a token, behind forms of address. */
  Subject startingAt(int token) {
    int start = phrasing.skipAddress(token, words.size());
    Spot spot = names.at(start);
    return isSpeaker(spot) && spot.from() == start ? Subject.named(spot, true) : Subject.NONE;
  }

  /** The subject whose last word the token is. */
  private Subject endingAt(int from, int last) {
    Subject pronoun = pronounAt(words.startOf(last));
    if (!pronoun.isNone() && !phrasing.isGoverned(last, from)) {
      return pronoun;
    }
    Spot spot = names.at(last);
    if (spot != null
        && spot.to() == last + 1
        && spot.from() >= from
        && !phrasing.isGoverned(spot.from(), from)) {
      return Subject.named(spot, true);
    }
    Spot owner = names.at(last - 1);
    boolean isOwned = owner != null && owner.to() == last && last > from && phrasing.isClitic(last);
    return isOwned && isSpeaker(owner) && !phrasing.isGoverned(owner.from(), from)
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
      if (pronoun.kind() == Kind.PRONOUN && !phrasing.isGoverned(token, from)) {
        Subject described = descriptions.in(from, token, false);
        return !described.isNone()
            ? described
            : new Subject(pronoun.from(), pronoun.to(), pronoun.kind(), null, false);
      }
      Spot spot = names.at(token);
      if (isSpeaker(spot)
          && spot.from() == token
          && !phrasing.isGoverned(token, from)
          && !phrasing.isOwner(spot)) {
        Subject described = descriptions.in(from, token, false);
        if (isNamedLater(described, token)) {
          return described;
        }
        Subject holder = holderOfRole(spot, from, to);
        return holder.isNone() ? Subject.named(spot, false) : holder;
      }
    }
    return descriptions.in(from, to, false);
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
    while (start > from && words.isWord(start - 1) && !phrasing.endsClause(start - 1)) {
      start--;
    }
    if (spot.kind() == Spot.Kind.PERSON || !phrasing.isRole(start, spot.from())) {
      return Subject.NONE;
    }
    int chunk = phrasing.endOfChunk(spot.to(), to);
    Subject inside = personIn(spot.to(), chunk);
    if (!inside.isNone()) {
      return inside;
    }
    Spot apposed = words.isComma(chunk) ? names.at(phrasing.skipAddress(chunk + 1, to)) : null;
    if (isSpeaker(apposed) && apposed.length() > 1 && apposed.from() < to) {
      return Subject.named(apposed, false);
    }
    return spot.isOrganisation() ? descriptions.in(start, chunk, false) : Subject.NONE;
  }

  private Subject personIn(int from, int to) {
    for (int token = from; token < to; token++) {
      Spot spot = names.at(token);
      if (spot != null && spot.kind() == Spot.Kind.PERSON && !phrasing.isGoverned(token, from)) {
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
      if (isHere && !phrasing.isGoverned(token, from) && !phrasing.isOwner(spot)) {
        return Subject.named(spot, isBeside);
      }
    }
    return Subject.NONE;
  }

  /** Whether a noun for people stands in a description. */
  boolean isRole(Subject subject) {
    return descriptions.isRole(subject);
  }

  private static boolean isSpeaker(Spot spot) {
    return spot != null && !spot.isPlace();
  }
}
