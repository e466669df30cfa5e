package dev.warta.enrich.quotes;

/**
 * What ties a quote to its speaker.
 *
 * @param method how it was found, such as {@code verb-after}
 * @param confidence how sure it is
 * @param subject who speaks, as written
 * @param verb the token of the verb; negative where there is none
 * @param from the first token of the words that tie them; negative where there are none
 * @param to behind the last of them
 */
record Attribution(String method, double confidence, Subject subject, int verb, int from, int to) {

  static Attribution of(String method, double confidence, Subject subject, int verb, int verbEnd) {
    boolean hasSubject = subject.from() >= 0;
    int from = hasSubject ? Math.min(subject.from(), verb) : verb;
    int to = hasSubject ? Math.max(subject.to(), verbEnd) : verbEnd;
    return new Attribution(method, confidence, subject, verb, from, to);
  }

  /** A tie by a verb; how it was found tells what its subject is too, unless that is a name. */
  static Attribution byVerb(
      String method, double confidence, Subject subject, int verb, int verbEnd) {
    String found =
        switch (subject.kind()) {
          case PRONOUN, MANY -> "pronoun";
          case ROLE, UNNAMED -> "role";
          default -> method;
        };
    return of(found, confidence, subject, verb, verbEnd);
  }

  Attribution as(String other, double otherConfidence) {
    return new Attribution(other, otherConfidence, subject, verb, from, to);
  }
}
