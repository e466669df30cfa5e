package dev.warta.enrich.entities;

import dev.warta.enrich.entities.tagger.Lexicon;
import dev.warta.events.EntityType;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds names where there is no model, in scripts with capital letters: runs of capitalised words,
 * sorted by what stands in them and around them.
 *
 * <p>A run is an organisation by one of its words (Universität), a place by one of its words or as
 * the steps before know it, a person by a role or an honorific before it, by its given name, or by
 * a verb of speech beside it. A run without any such sign is left out. A capital at the beginning
 * of a sentence counts only for a word that has one inside a sentence too.
 */
final class CapitalisedNames {

  static final String METHOD = "capitalised-names";

  private static final double BY_CUE = 0.75;
  private static final double BY_NAME = 0.65;
  private static final double BY_LUCK = 0.45;
  private static final int LONGEST_RUN = 10;
  private static final int MOST_CONNECTORS = 3;
  private static final int LONGEST_ACRONYM = 6;

  private final Lexicon lexicon;
  private final Cues cues;
  private final PartWords words;
  private final ArticleCase casing;
  private final PlaceMarks places;
  private final List<NameMention> found = new ArrayList<>();

  private CapitalisedNames(
      Lexicon lexicon, Cues cues, PartWords words, ArticleCase casing, PlaceMarks places) {
    this.lexicon = lexicon;
    this.cues = cues;
    this.words = words;
    this.casing = casing;
    this.places = places;
  }

  static List<NameMention> in(
      PartWords words, Lexicon lexicon, Cues cues, ArticleCase casing, List<NameMention> places) {
    CapitalisedNames names =
        new CapitalisedNames(lexicon, cues, words, casing, PlaceMarks.of(words, places));
    if (!casing.isHeadline(words)) {
      names.find();
    }
    return names.found;
  }

  private void find() {
    int token = 0;
    while (token < words.size()) {
      int organisation = endOfOrganisation(token);
      if (organisation > token) {
        add(token, organisation, EntityType.organisation, BY_CUE);
        token = organisation;
      } else if (words.isCapitalised(token)) {
        int end = endOfRun(token);
        addRun(token, end);
        token = end;
      } else {
        token++;
      }
    }
  }

  /** An organisation that goes on in small words behind its first: Agence régionale de santé. */
  private int endOfOrganisation(int from) {
    if (cues.isHeadFinal || !words.isCapitalised(from)) {
      return from;
    }
    int cue = cues.organisation.lengthAt(words, from);
    if (cue == 0) {
      return from;
    }
    int last = from + cue;
    int end = Math.min(words.sentenceEnd(from), from + 2 * LONGEST_RUN);
    int at = last;
    while (at < end && words.isWord(at)) {
      if (words.isCapitalised(at) || cues.attribute.has(words.lower(at))) {
        last = ++at;
      } else if (isConnector(at)) {
        int next = behindConnectors(at, end);
        if (next >= end || !words.isWord(next) || cues.stop.has(words.lower(next))) {
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

  private int endOfRun(int from) {
    int end = Math.min(words.sentenceEnd(from), from + LONGEST_RUN);
    int at = from + 1;
    while (at < end) {
      if (words.isCapitalised(at)) {
        at++;
      } else if (words.isWord(at) && isConnector(at)) {
        int next = behindConnectors(at, end);
        if (next >= end || !words.isCapitalised(next)) {
          break;
        }
        at = next + 1;
      } else {
        break;
      }
    }
    return at;
  }

  private void addRun(int start, int end) {
    int from = start;
    boolean isPerson = false;
    while (from < end) {
      int role = roleAt(from, end);
      int honorific = cues.honorific.lengthAt(words, from);
      if (role > 0 || honorific > 0) {
        isPerson = true;
        from += Math.max(role, honorific);
      } else if (isNoName(from) || cues.connector.has(words.lower(from))) {
        from++;
      } else if (isPerson && places.endAt(from) > from && places.endAt(from) < end) {
        from = places.endAt(from);
      } else {
        break;
      }
    }
    if (from < end) {
      addTyped(from, end, isPerson || isIntroduced(from));
    }
  }

  private int roleAt(int token, int end) {
    int role = cues.role.lengthAt(words, token);
    return role == 0 || lexiconHasName(token) && token + role < end ? 0 : role;
  }

  private boolean lexiconHasName(int token) {
    return cues.given.has(words.lower(token));
  }

  /** A word that begins a sentence and is no name anywhere else, or never is one. */
  private boolean isNoName(int token) {
    String word = words.lower(token);
    if (cues.noName.has(word) || cues.stop.has(word) || cues.article.has(word)) {
      return true;
    }
    if (!words.beginsSentence(token)) {
      return false;
    }
    return casing.isSeenSmall(word)
        || cues.at.has(word)
        || !casing.isSeenCapitalised(word)
            && !isGiven(token)
            && places.endAt(token) == token
            && cues.organisation.lengthAt(words, token) == 0
            && cues.place.lengthAt(words, token) == 0;
  }

  private boolean isGiven(int token) {
    return cues.given.has(words.lower(token))
        || lexicon.has(words.lower(token), Lexicon.PERSON_NAME);
  }

  /** Whether a role or an honorific stands before a name, with nothing but a place between. */
  private boolean isIntroduced(int from) {
    return cues.honorific.lengthBefore(words, from) > 0 || cues.role.lengthBefore(words, from) > 0;
  }

  private void addTyped(int from, int end, boolean isPerson) {
    if (hasCue(cues.organisation, from, end)) {
      add(from, end, EntityType.organisation, BY_CUE);
    } else if (places.endAt(from) == end) {
      return;
    } else if (places.endAt(from) > from && !isGiven(from)) {
      addTyped(places.endAt(from), end, isPerson);
    } else if (hasCue(cues.place, from, end)) {
      add(from, end, EntityType.place, BY_CUE);
    } else if (isPerson) {
      add(from, end, EntityType.person, BY_CUE);
    } else {
      addByLooks(from, end);
    }
  }

  private void addByLooks(int from, int end) {
    int length = end - from;
    if (length == 1 && words.isAllCapitals(from)) {
      if (words.lower(from).length() <= LONGEST_ACRONYM && words.lower(from).length() > 1) {
        add(from, end, EntityType.organisation, BY_LUCK);
      }
    } else if (length > 1 && isGiven(from) && !words.isAllCapitals(end - 1)) {
      add(from, end, EntityType.person, BY_NAME);
    } else if (isSpeaking(from, end)) {
      add(from, end, EntityType.person, BY_LUCK);
    } else if (isSomewhere(from, length)) {
      add(from, end, EntityType.place, BY_LUCK);
    } else if (length > 1 && !cues.isNounCapital && isGiven(end - 1)) {
      add(from, end, EntityType.person, BY_LUCK);
    }
  }

  private boolean isSpeaking(int from, int end) {
    return cues.speech.has(words.lower(from - 1)) && !cues.isNounCapital
        || cues.speech.has(words.lower(end)) && (!cues.isNounCapital || isGiven(from));
  }

  private boolean isSomewhere(int from, int length) {
    if (!cues.at.has(words.lower(from - 1)) || length > 2) {
      return false;
    }
    return !cues.isNounCapital || lexicon.has(words.lower(from), Lexicon.CITY);
  }

  private boolean hasCue(CuePhrases phrases, int from, int end) {
    for (int token = from; token < end; token++) {
      int length = phrases.lengthAt(words, token);
      if (length > 0 && token + length <= end) {
        return end - from > length || words.isAllCapitals(token);
      }
    }
    return false;
  }

  private void add(int from, int end, EntityType type, double confidence) {
    int last = words.tokens().end(end - 1);
    if (cues.isApostropheEnding) {
      int apostrophe = apostropheIn(words.lower(end - 1));
      last = apostrophe > 1 ? words.tokens().start(end - 1) + apostrophe : last;
    }
    found.add(new NameMention(words.number(), from, end, last, type, METHOD, confidence, -1));
  }

  private static int apostropheIn(String word) {
    int ascii = word.indexOf('\'');
    return ascii >= 0 ? ascii : word.indexOf('’');
  }

  /** Where the known places of a part are. */
  private record PlaceMarks(int[] ends) {

    static PlaceMarks of(PartWords words, List<NameMention> places) {
      int[] ends = new int[words.size() + 1];
      for (int token = 0; token < ends.length; token++) {
        ends[token] = token;
      }
      for (NameMention place : places) {
        if (place.part() == words.number()) {
          ends[place.from()] = place.to();
        }
      }
      return new PlaceMarks(ends);
    }

    /** Behind the place that begins at a token; the token itself where none does. */
    int endAt(int token) {
      return ends[token];
    }
  }
}
