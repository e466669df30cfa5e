package dev.warta.enrich.entities;

/**
 * Tells where a name ends that begins at a word: an organisation or a place that its first word
 * shows, or a run of capitalised words.
 */
final class NameSpans {

  private static final int LONGEST_RUN = 10;
  private static final int MOST_CONNECTORS = 3;

  private final Cues cues;
  private final PartWords words;
  private final ArticleCase casing;

  NameSpans(Cues cues, PartWords words, ArticleCase casing) {
    this.cues = cues;
    this.words = words;
    this.casing = casing;
  }

  /** A place that begins with a small word: rio Tapajós, lac de Guiers. */
  int endOfPlace(int from) {
    if (cues.isHeadFinal || words.isCapitalised(from) || !words.isWord(from)) {
      return from;
    }
    int cue = cues.place.lengthAt(words, from);
    int name = behindConnectors(from + cue, Math.min(words.sentenceEnd(from), words.size()));
    return cue > 0 && words.isCapitalised(name) && words.sentenceEnd(from) > name
        ? endOfRun(name)
        : from;
  }

  /** An organisation that goes on in small words behind its first: Agence régionale de santé. */
  int endOfOrganisation(int from) {
    if (!words.isCapitalised(from)) {
      return from;
    }
    int cue = cues.organisation.lengthAt(words, from);
    if (cue == 0 || cues.role.lengthAt(words, from) > cue) {
      return from;
    }
    int last = from + cue;
    int end = Math.min(words.sentenceEnd(from), from + 2 * LONGEST_RUN);
    int at = last;
    while (at < end && words.isWord(at)) {
      if (words.isCapitalised(at) && !cues.noName.has(words.lower(at)) || isAttribute(at)) {
        last = ++at;
      } else if (isConnector(at)) {
        int next = behindConnectors(at, end);
        if (next >= end || !words.isWord(next) || !mayFollowConnector(next)) {
          break;
        }
        last = next + 1;
        at = last;
      } else {
        break;
      }
    }
    boolean isMoreThanCue = last > from + cue || words.isAllCapitals(from);
    return isMoreThanCue ? last : from;
  }

  private boolean isAttribute(int token) {
    return cues.attribute.has(words.lower(token))
        || cues.isLongOrganisation && !cues.stop.has(words.lower(token)) && !isConnector(token);
  }

  private boolean mayFollowConnector(int token) {
    return words.isCapitalised(token) || !cues.isHeadFinal && !cues.stop.has(words.lower(token));
  }

  private boolean isConnector(int token) {
    return cues.connector.has(words.lower(token));
  }

  private int behindConnectors(int from, int end) {
    int at = from;
    while (at < end
        && at < from + MOST_CONNECTORS
        && (isConnector(at) || cues.article.has(words.lower(at)))) {
      at++;
    }
    return at;
  }

  /** A run of capitalised words, with the particles between them. */
  int endOfRun(int from) {
    int end = Math.min(words.sentenceEnd(from), from + LONGEST_RUN);
    int at = from + 1;
    while (at < end) {
      int particle = cues.particle.lengthAt(words, at);
      if (!cues.isHeadFinal && endOfOrganisation(at) > at) {
        break;
      }
      if (words.isCapitalised(at) && !cues.noName.has(words.lower(at))) {
        at++;
      } else if (particle > 0 && isName(at + particle, end)) {
        at += particle + 1;
      } else {
        break;
      }
    }
    return at;
  }

  /** Whether a capitalised word may go on with a name behind a particle. */
  private boolean isName(int token, int end) {
    return token < end
        && words.isCapitalised(token)
        && !cues.noName.has(words.lower(token))
        && cues.organisation.lengthAt(words, token) == 0
        && !casing.isSeenSmall(words.lower(token));
  }
}
