package dev.warta.enrich.entities;

import dev.warta.enrich.entities.tagger.Lexicon;
import dev.warta.events.EntityType;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives organisations the whole name that their first word announces, where the model stopped short
 * or went too far: Dinas Perindustrian dan Perdagangan Jawa Timur.
 *
 * <p>Such a name goes on over capitalised words, what joins them, and the words of the section
 * {@code attribute}; it ends behind a known place and before a person.
 */
final class CuedOrganisations {

  static final String METHOD = "model:ner-1+cue-words";

  static final double CONFIDENCE = 0.8;
  private static final int LONGEST = 14;
  private static final int MOST_IN_PERSON = 4;
  private static final int MOST_IN_SERIES = 8;

  private final PartWords words;
  private final Cues cues;
  private final Lexicon lexicon;
  private final ArticleCase casing;
  private final int[] placeEnds;
  private final NameMention[] named;

  private CuedOrganisations(
      PartWords words,
      List<NameMention> names,
      List<NameMention> places,
      ArticleCase casing,
      Cues cues,
      Lexicon lexicon) {
    this.words = words;
    this.cues = cues;
    this.lexicon = lexicon;
    this.casing = casing;
    this.placeEnds = new int[words.size()];
    this.named = new NameMention[words.size()];
    for (NameMention place : places) {
      if (place.part() == words.number()) {
        placeEnds[place.from()] = place.to();
      }
    }
    for (NameMention name : names) {
      if (name.part() == words.number()) {
        for (int token = name.from(); token < name.to(); token++) {
          named[token] = name;
        }
      }
    }
  }

  /** The names of all parts, those of organisations made whole. */
  static List<NameMention> in(
      List<PartWords> parts,
      List<NameMention> names,
      List<NameMention> places,
      ArticleCase casing,
      Cues cues,
      Lexicon lexicon) {
    List<NameMention> whole = new ArrayList<>();
    for (PartWords words : parts) {
      List<NameMention> ofPart =
          names.stream().filter(name -> name.part() == words.number()).toList();
      whole.addAll(
          casing.isHeadline(words)
              ? ofPart
              : new CuedOrganisations(words, ofPart, places, casing, cues, lexicon)
                  .replaced(ofPart));
    }
    return whole;
  }

  private List<NameMention> replaced(List<NameMention> names) {
    List<NameMention> organisations = organisations();
    List<NameMention> all = new ArrayList<>(organisations);
    int next = 0;
    for (NameMention name : names) {
      NameMention rest = isPlacesJoined(name) ? null : name;
      while (next < organisations.size() && organisations.get(next).to() <= name.from()) {
        next++;
      }
      for (int i = next; i < organisations.size() && organisations.get(i).from() < name.to(); i++) {
        rest = rest == null ? null : without(rest, organisations.get(i));
      }
      if (rest != null) {
        all.add(rest);
      }
    }
    all.sort(NameMention.ORDER);
    return new WholePersons(words, cues, lexicon, casing).of(all);
  }

  /** Whether the model took several places for one: Uganda and South Sudan. */
  private boolean isPlacesJoined(NameMention name) {
    int end = placeEnds[name.from()];
    return name.is(EntityType.place)
        && end > name.from()
        && end < name.to()
        && words.isWord(end)
        && !words.isCapitalised(end);
  }

  private List<NameMention> organisations() {
    List<NameMention> found = new ArrayList<>();
    int token = 0;
    while (token < words.size()) {
      int cue = words.isCapitalised(token) ? cues.organisation.lengthAt(words, token) : 0;
      int end = cue > 0 && !isInsidePerson(token) ? end(token, cue) : token;
      int from = start(token);
      int person = end > token + cue ? startOfPerson(token, token + cue, end) : end;
      boolean isBetter =
          !isOrganisation(token)
              || end > endOfNamed(token)
              || person < end
              || hasPersonBehind(token, end)
              || hasWholePerson(token, end);
      if (end > token + cue && isBetter) {
        found.add(mention(from, person, EntityType.organisation));
        if (person < end) {
          found.add(mention(person, end, EntityType.person));
        }
        token = end;
      } else {
        token = Math.max(token + 1, cue > 0 && isOrganisation(token) ? endOfNamed(token) : 0);
      }
    }
    return found;
  }

  /** Whether the model took a given name into an organisation whose family name it left out. */
  private boolean hasPersonBehind(int token, int end) {
    int behind = endOfNamed(token);
    return end < behind && behind < words.size() && isGiven(end) && isInsidePerson(behind);
  }

  /** Whether the model took a whole person behind an office into its name. */
  private boolean hasWholePerson(int cue, int end) {
    int behind = endOfNamed(cue);
    return isOrganisation(cue)
        && behind - end > 1
        && behind - end <= MOST_IN_PERSON
        && cues.role.lengthBefore(words, cue) > 0
        && isTakenIn(cue, end, behind);
  }

  /**
   * Whether words that the model took into an organisation's name are a person's. Schools and the
   * like bear persons' names, so there the model is right.
   */
  private boolean isTakenIn(int cue, int from, int to) {
    boolean hasGiven = false;
    for (int token = from; token < to; token++) {
      if (!words.isCapitalised(token) || isOfOrganisations(token)) {
        return false;
      }
      hasGiven |= isGiven(token);
    }
    return hasGiven && cues.namesake.lengthAt(words, cue) == 0;
  }

  private boolean isInsidePerson(int token) {
    return named[token] != null && named[token].is(EntityType.person);
  }

  private boolean isOrganisation(int token) {
    return named[token] != null && named[token].is(EntityType.organisation);
  }

  private int endOfNamed(int token) {
    return named[token] == null ? token : named[token].to();
  }

  /** Where the name begins: at the cue, or before it where the model has it so. */
  private int start(int token) {
    boolean beginsEarlier = isOrganisation(token) && named[token].from() < token;
    return beginsEarlier ? named[token].from() : token;
  }

  /**
   * Where the person begins whose role the organisation is in, though nothing tells the names apart
   * but the words that organisations have: Juru bicara Dinas Sosial Larasati Wening.
   */
  private int startOfPerson(int cue, int first, int end) {
    int person = end;
    while (person > first && !isOfOrganisations(person - 1) && words.isCapitalised(person - 1)) {
      person--;
    }
    boolean isPerson =
        person > first
            && end - person <= MOST_IN_PERSON
            && (isInsidePerson(Math.min(end, named.length - 1))
                || end - person > 1 && (!isOrganisation(person) || isTakenIn(cue, person, end)))
            && cues.role.lengthBefore(words, cue) > 0;
    return isPerson ? person : end;
  }

  private boolean isOfOrganisations(int token) {
    String word = words.lower(token);
    return cues.attribute.has(word)
        || cues.place.has(word)
        || cues.organisation.has(word)
        || words.isAllCapitals(token);
  }

  private int end(int from, int cue) {
    int most = Math.min(words.sentenceEnd(from), from + LONGEST);
    int last = from + cue;
    int at = last;
    while (at < most) {
      if (placeEnds[at] > at && words.isCapitalised(at)) {
        return placeEnds[at];
      }
      if (isPart(at, from + cue)) {
        last = ++at;
      } else if (mayJoin(at, most, at > from + cue) && isPart(at + 1, from)) {
        at++;
      } else {
        break;
      }
    }
    return last;
  }

  private boolean isPart(int token, int first) {
    if (token >= words.size() || !words.isCapitalised(token)) {
      return false;
    }
    String word = words.lower(token);
    if (isOfOrganisations(token)) {
      return true;
    }
    boolean isPersonal =
        isInsidePerson(token) || token > first && lexicon.has(word, Lexicon.PERSON_NAME);
    return !isPersonal && !cues.noName.has(word) && cues.role.lengthAt(words, token) == 0;
  }

  /** Whether a small word, or a comma of a series that an "and" closes, joins two parts. */
  private boolean mayJoin(int token, int most, boolean hasMore) {
    if (words.isWord(token)) {
      return cues.connector.has(words.lower(token)) && hasKnownPart(token + 1);
    }
    if (!words.isSign(token, ',') || !hasMore) {
      return false;
    }
    for (int at = token + 1; at < Math.min(most, token + MOST_IN_SERIES); at++) {
      if (!words.isCapitalised(at)) {
        boolean isLast = words.isWord(at) && cues.connector.has(words.lower(at));
        if (isLast || !words.isSign(at, ',')) {
          return isLast && hasKnownPart(token + 1) && words.isCapitalised(at + 1);
        }
      }
    }
    return false;
  }

  private boolean hasKnownPart(int token) {
    return words.isCapitalised(token)
        && (cues.attribute.has(words.lower(token))
            || cues.isHeadFinal && !isInsidePerson(token) && !isOtherOrganisation(token));
  }

  private boolean isOtherOrganisation(int token) {
    return isOrganisation(token) && words.isWord(token - 1) && named[token - 1] == null;
  }

  /** What of a name an organisation leaves; null for nothing. */
  private NameMention without(NameMention name, NameMention organisation) {
    if (!name.overlaps(organisation)) {
      return name;
    }
    if (name.to() <= organisation.to()) {
      return null;
    }
    int from = organisation.to();
    boolean isPerson = name.is(EntityType.person) || isGiven(from);
    return isPerson && words.isCapitalised(from)
        ? mention(from, name.to(), EntityType.person)
        : null;
  }

  private boolean isGiven(int token) {
    String word = words.lower(token);
    return lexicon.has(word, Lexicon.PERSON_NAME) || cues.given.has(word);
  }

  private NameMention mention(int from, int to, EntityType type) {
    return new NameMention(
        words.number(), from, to, words.tokens().end(to - 1), type, METHOD, CONFIDENCE, -1);
  }
}
