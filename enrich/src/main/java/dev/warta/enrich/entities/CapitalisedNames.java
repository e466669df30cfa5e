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
  private static final int MOST_WORDS_OF_PERSON = 5;
  private static final int LONGEST_ACRONYM = 6;

  private final Lexicon lexicon;
  private final Cues cues;
  private final PartWords words;
  private final ArticleCase casing;
  private final PlaceMarks places;
  private final Roles roles;
  private final NameSpans spans;
  private final List<NameMention> found = new ArrayList<>();

  private CapitalisedNames(
      Lexicon lexicon,
      Cues cues,
      PartWords words,
      ArticleCase casing,
      PlaceMarks places,
      Roles roles) {
    this.lexicon = lexicon;
    this.cues = cues;
    this.words = words;
    this.casing = casing;
    this.places = places;
    this.roles = roles;
    this.spans = new NameSpans(cues, words, casing);
  }

  static List<NameMention> in(
      PartWords words,
      Lexicon lexicon,
      Cues cues,
      ArticleCase casing,
      List<NameMention> places,
      Roles roles) {
    CapitalisedNames names =
        new CapitalisedNames(lexicon, cues, words, casing, PlaceMarks.of(words, places), roles);
    if (!casing.isHeadline(words)) {
      names.find();
    }
    return names.found;
  }

  private void find() {
    int token = 0;
    while (token < words.size()) {
      int organisation = spans.endOfOrganisation(token);
      int place = spans.endOfPlace(token);
      if (place > token) {
        add(token, place, EntityType.place, BY_CUE);
        token = place;
      } else if (organisation > token) {
        add(token, organisation, EntityType.organisation, BY_CUE);
        token = organisation;
      } else if (words.isCapitalised(token)) {
        int end = spans.endOfRun(token);
        addRun(token, end);
        token = end;
      } else {
        token++;
      }
    }
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
    if (cues.noName.has(word)) {
      return true;
    }
    if (!words.beginsSentence(token)) {
      return false;
    }
    return cues.stop.has(word)
        || cues.article.has(word)
        || casing.isSeenSmall(word)
        || cues.at.has(word)
        || !casing.isSeenCapitalised(word)
            && !isGiven(token)
            && places.endAt(token) == token
            && cues.organisation.lengthAt(words, token) == 0
            && cues.place.lengthAt(words, token) == 0;
  }

  private boolean isGiven(int token) {
    String word = words.lower(token);
    return cues.given.has(word) || lexicon.has(word, Lexicon.PERSON_NAME) && !mayBeCommonWord(word);
  }

  /** Where all nouns have capitals, the lexicon's names end like adjectives or are common nouns. */
  private boolean mayBeCommonWord(String word) {
    return cues.isNounCapital && (cues.adjective.has(word) || casing.isSeenSmall(word));
  }

  /** Whether a role or an honorific stands before a name, with nothing but a place between. */
  private boolean isIntroduced(int from) {
    return cues.honorific.lengthBefore(words, from) > 0 || cues.role.lengthBefore(words, from) > 0;
  }

  private void addTyped(int from, int end, boolean isPerson) {
    if (hasCue(cues.organisation, from, end)) {
      add(from, end, EntityType.organisation, BY_CUE);
    } else if (places.endAt(from) >= end) {
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
      int letters = words.lower(from).length();
      if (letters > 1 && letters <= LONGEST_ACRONYM && !isRomanNumber(words.lower(from))) {
        add(from, end, EntityType.organisation, BY_LUCK);
      }
    } else if (cues.district.lengthBefore(words, from) > 0) {
      add(from, end, EntityType.place, BY_NAME);
    } else if (length > 1 && isGiven(from) && !words.isAllCapitals(end - 1)) {
      add(from, end, EntityType.person, BY_NAME);
    } else if (hasRole(from, end)) {
      add(from, end, EntityType.person, BY_NAME);
    } else if (isInnerCapital(from, end)) {
      add(from, end, EntityType.organisation, BY_LUCK);
    } else if (isSpeaking(from, end)) {
      add(from, end, EntityType.person, BY_LUCK);
    } else if (isSomewhere(from, length)) {
      add(from, end, EntityType.place, BY_LUCK);
    } else if (length > 1 && !cues.isNounCapital && isGiven(end - 1)) {
      add(from, end, EntityType.person, BY_LUCK);
    }
  }

  private static boolean isRomanNumber(String word) {
    return word.chars().allMatch(c -> "ivxlcdm".indexOf(c) >= 0);
  }

  /** Whether a role stands before or behind the name with no more than a comma between. */
  private boolean hasRole(int from, int end) {
    boolean mayBePerson = end - from <= MOST_WORDS_OF_PERSON && !words.isAllCapitals(from);
    return mayBePerson
        && (!cues.isNounCapital || isGiven(from))
        && roles.at(mention(from, end, EntityType.person, BY_NAME)) != null;
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
        return end - from > length
            || words.isAllCapitals(token)
            || phrases.hasAffixed(words.lower(token)) && isAffixEnough(phrases, from);
      }
    }
    return false;
  }

  /** German nouns end like places too; those of places have no article in front. */
  private boolean isAffixEnough(CuePhrases phrases, int from) {
    return phrases == cues.organisation
        || !cues.isNounCapital
        || cues.at.has(words.lower(from - 1));
  }

  private boolean isInnerCapital(int from, int end) {
    if (end - from > 1) {
      return false;
    }
    String word = words.tokens().token(from);
    boolean hasSmall = word.chars().anyMatch(Character::isLowerCase);
    return hasSmall
        && word.indexOf('-') < 0
        && word.indexOf('\'') < 0
        && word.indexOf('’') < 0
        && word.chars().skip(1).filter(Character::isUpperCase).count() > 0;
  }

  private void add(int from, int end, EntityType type, double confidence) {
    found.add(mention(from, end, type, confidence));
  }

  private NameMention mention(int from, int end, EntityType type, double confidence) {
    int last = words.tokens().end(end - 1);
    if (cues.isApostropheEnding) {
      int apostrophe = apostropheIn(words.tokens().token(end - 1));
      last = apostrophe > 1 ? words.tokens().start(end - 1) + apostrophe : last;
    }
    return new NameMention(words.number(), from, end, last, type, METHOD, confidence, -1);
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
