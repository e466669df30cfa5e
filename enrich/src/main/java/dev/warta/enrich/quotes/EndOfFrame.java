package dev.warta.enrich.quotes;

/** Finds what ties quotes to their speaker behind a comma: it was "a farce", Ana said. */
final class EndOfFrame {

  private final SpeechWords words;
  private final Subjects subjects;

  EndOfFrame(SpeechWords words, Subjects subjects) {
    this.words = words;
    this.subjects = subjects;
  }

  /** What the words that begin behind a comma say; null where they tie nothing. */
  Attribution of(int from, int to) {
    if (words.is(from, Cue.SOURCE)) {
      Subject source = subjects.after(words.endOf(from), to);
      return source.isNone()
          ? null
          : Attribution.of("source", 0.75, source, from, words.endOf(from));
    }
    if (words.is(from, Cue.PRONOUN_VERB)) {
      return Attribution.of("pronoun", 0.75, Subject.DROPPED, from, words.endOf(from));
    }
    if (words.is(from, Cue.VERB)) {
      Subject subject = subjects.after(words.endOf(from), to);
      return subject.isNone()
          ? null
          : Attribution.byVerb("verb-after", 0.8, subject, from, words.endOf(from));
    }
    for (int verb = from + 1; verb < Math.min(to, from + 8); verb++) {
      if (words.is(verb, Cue.VERB) && !words.isPassive(verb)) {
        Subject subject = subjects.before(from, verb);
        boolean fits = !subject.isNone() && subject.isBesideVerb() && subject.from() - from <= 4;
        return fits
            ? Attribution.byVerb("verb-after", 0.8, subject, verb, words.endOf(verb))
            : null;
      }
    }
    return null;
  }
}
