package dev.warta.enrich.quotes;

import dev.warta.enrich.quotes.Subject.Kind;

/**
 * Tells part of what somebody said from a title, a name or an ironic word in the same marks.
 *
 * <p>A whole sentence behind a verb, a colon or a comma needs no proof. A part of a sentence counts
 * where a person says it in at least two words; an organisation or somebody unnamed must say four.
 * One word counts only for somebody who calls something so, or who says that something is so. Words
 * that all have capitals are the name of something.
 */
final class PartialQuotes {

  private static final int WORDS_OF_NOBODY = 4;

  private static final int LONGEST_TITLE = 7;

  private static final int LONGEST_PERSON = 3;

  private final SpeechWords words;
  private final Frame frame;
  private final boolean nounsHaveCapitals;

  PartialQuotes(SpeechWords words, Frame frame, SpeechPack pack) {
    this.words = words;
    this.nounsHaveCapitals = pack.has("capital-nouns");
    this.frame = frame;
  }

  boolean accepts(QuotedSpan span, int quote, Attribution found) {
    int mark = frame.quotes().get(quote).from();
    int length = length(quote);
    if (isWhole(span, mark, found, length)) {
      return true;
    }
    if (!nounsHaveCapitals && hasOnlyCapitals(span, quote)) {
      return false;
    }
    boolean isCall = found.method().equals("called") || words.is(found.verb(), Cue.CALL);
    if (isCall && !isActive(found)) {
      return false;
    }
    boolean isPredicate =
        isCall && isCloseTo(found, mark) || isLast(quote) && !words.is(mark - 1, Cue.ARTICLE);
    return length >= fewest(found.subject(), isPredicate);
  }

  /** A sentence that follows its verb, a comma or a colon. */
  private boolean isWhole(QuotedSpan span, int mark, Attribution found, int length) {
    boolean isIntroduced =
        words.isSign(mark - 1, ":：,،、，")
            || words.is(mark - 1, Cue.THAT)
            || found.verb() >= 0
                && words.endOf(found.verb()) == mark
                && !words.is(found.verb(), Cue.CALL);
    return isIntroduced
        && span.beginsSentence()
        && (length >= 2 || span.endsSentence() || words.isSign(mark - 1, ":："));
  }

  private static int fewest(Subject subject, boolean isPredicate) {
    boolean isPerson =
        subject.kind() == Kind.PRONOUN
            || subject.kind() == Kind.NAME && mayBePerson(subject.spot());
    if (!isPerson) {
      return WORDS_OF_NOBODY;
    }
    return isPredicate ? 1 : 2;
  }

  private static boolean mayBePerson(Spot spot) {
    return spot.kind() == Spot.Kind.PERSON
        || spot.kind() == Spot.Kind.UNKNOWN && spot.length() <= LONGEST_PERSON;
  }

  /** Heard it described as is nobody's naming. */
  private boolean isActive(Attribution found) {
    return found.subject().isBesideVerb()
        || words.is(found.verb() - 1, Cue.AND)
        || words.isComma(found.verb() - 1);
  }

  /** Whether no word of the clause follows: said it was "rigged". */
  private boolean isLast(int quote) {
    int next = frame.quotes().get(quote).to();
    return next >= frame.to() || !words.isWord(next) || words.is(next, Cue.AND);
  }

  private static boolean isCloseTo(Attribution found, int mark) {
    return mark - found.verb() <= 6;
  }

  private int length(int quote) {
    Frame.Span span = frame.quotes().get(quote);
    int length = 0;
    for (int token = span.from(); token < span.to(); token++) {
      length += words.isWord(token) ? 1 : 0;
    }
    return length;
  }

  private boolean hasOnlyCapitals(QuotedSpan span, int quote) {
    if (length(quote) > LONGEST_TITLE || !hasCase(span.text())) {
      return false;
    }
    Frame.Span place = frame.quotes().get(quote);
    for (int token = place.from(); token < place.to(); token++) {
      boolean isLongWord = words.isWord(token) && words.tokens().token(token).length() > 3;
      if (isLongWord && !words.isCapitalised(token)) {
        return false;
      }
    }
    return span.beginsSentence();
  }

  private static boolean hasCase(String text) {
    return text.chars().anyMatch(c -> Character.isLowerCase(c) || Character.isUpperCase(c));
  }
}
