package dev.warta.enrich.entities;

import dev.warta.enrich.entities.tagger.Lexicon;
import dev.warta.events.EntityType;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives persons their whole name where the model took it in pieces, and takes an acronym from its
 * front.
 *
 * <p>A given name the model never saw is easily left out ({@code Aïchatou} Harouna Sani). It is
 * taken in where it stands right before the rest, apart from what is before it, and is no cue word.
 * Names in letters with marks that stand behind a role or an honorific are persons, whether the
 * model knew them or not.
 */
final class WholePersons {

  private static final int SHORTEST_ACRONYM = 3;
  private static final int SHORTEST_GIVEN = 3;
  private static final int LONGEST = 4;
  private static final int FIRST_MARKED_LETTER = 0xC0;
  private static final int LAST_MARKED_LETTER = 0x1EFF;
  private static final int CUES =
      Lexicon.ROLE
          | Lexicon.HONORIFIC
          | Lexicon.ORGANISATION_CUE
          | Lexicon.PLACE_CUE
          | Lexicon.CITY
          | Lexicon.COUNTRY;

  private final PartWords words;
  private final Cues cues;
  private final Lexicon lexicon;
  private final ArticleCase casing;

  WholePersons(PartWords words, Cues cues, Lexicon lexicon, ArticleCase casing) {
    this.words = words;
    this.cues = cues;
    this.lexicon = lexicon;
    this.casing = casing;
  }

  /** The names of a part in their order, with persons made whole and those that were overlooked. */
  List<NameMention> of(List<NameMention> names) {
    List<NameMention> whole = new ArrayList<>();
    for (NameMention name : joined(names)) {
      int free = whole.isEmpty() ? 0 : whole.get(whole.size() - 1).to();
      addIntroduced(whole, free, name.from());
      whole.add(name.is(EntityType.person) ? withGivenName(name, free) : name);
    }
    addIntroduced(whole, whole.isEmpty() ? 0 : whole.get(whole.size() - 1).to(), words.size());
    return whole;
  }

  /** Two persons without anything between them are one, and an acronym before one is none. */
  private List<NameMention> joined(List<NameMention> names) {
    List<NameMention> joined = new ArrayList<>();
    for (NameMention name : names) {
      NameMention last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      boolean isOne =
          last != null
              && last.is(EntityType.person)
              && name.is(EntityType.person)
              && last.to() == name.from()
              && words.isOneLine(last.to() - 1, name.from());
      if (isOne) {
        joined.set(joined.size() - 1, mention(last.from(), name.to(), EntityType.person));
      } else if (name.is(EntityType.person) && beginsWithAcronym(name)) {
        joined.add(mention(name.from(), name.from() + 1, EntityType.organisation));
        joined.add(mention(name.from() + 1, name.to(), EntityType.person));
      } else {
        joined.add(name);
      }
    }
    return joined;
  }

  private boolean beginsWithAcronym(NameMention name) {
    int next = name.from() + 1;
    return next < name.to()
        && words.isAllCapitals(name.from())
        && words.lower(name.from()).length() >= SHORTEST_ACRONYM
        && words.lower(name.from()).indexOf('.') < 0
        && words.isCapitalised(next)
        && !words.isAllCapitals(next);
  }

  private NameMention withGivenName(NameMention person, int free) {
    int given = person.from() - 1;
    boolean isWhole =
        given < free
            || !mayBeGiven(given)
            || words.sentenceStart(person.from()) > given
            || !words.isOneLine(given, person.from())
            || words.isCapitalised(given - 1);
    if (isWhole || !hasMarks(given, given + 1) && !isApart(given, free)) {
      return person;
    }
    return mention(given, person.to(), EntityType.person);
  }

  /**
   * Whether nothing that a name could belong to stands before a word: a comma, or the sentence's
   * start.
   */
  private boolean isApart(int token, int free) {
    boolean opensSentence =
        words.beginsSentence(token) && casing.isSeenCapitalised(words.lower(token));
    return opensSentence || token - 1 >= free && words.isSign(token - 1, ',');
  }

  private void addIntroduced(List<NameMention> names, int from, int to) {
    int token = Math.max(from, 1);
    while (token < to) {
      int end = token;
      while (end < to && end - token < LONGEST && mayBeGiven(end) && isRun(token, end)) {
        end++;
      }
      boolean isPerson = end > token + 1 && hasMarks(token, end) && isIntroduced(token);
      boolean isWholeRun = !words.isCapitalised(end) || words.sentenceStart(token) > end;
      if (isPerson && isWholeRun) {
        names.add(mention(token, end, EntityType.person));
      }
      token = Math.max(end, token + 1);
    }
  }

  private boolean isRun(int first, int token) {
    return token == first || words.sentenceEnd(first) > token && words.isOneLine(token - 1, token);
  }

  private boolean isIntroduced(int token) {
    return cues.role.lengthBefore(words, token) > 0
        || cues.honorific.lengthBefore(words, token) > 0;
  }

  private boolean mayBeGiven(int token) {
    String word = words.lower(token);
    return words.isWord(token)
        && words.isCapitalised(token)
        && !words.isAllCapitals(token)
        && word.length() >= SHORTEST_GIVEN
        && !lexicon.has(word, CUES)
        && !cues.noName.has(word)
        && !cues.stop.has(word)
        && !cues.connector.has(word)
        && cues.role.lengthAt(words, token) == 0
        && cues.organisation.lengthAt(words, token) == 0
        && cues.place.lengthAt(words, token) == 0
        && !casing.isSeenSmall(word);
  }

  private boolean hasMarks(int from, int to) {
    for (int token = from; token < to; token++) {
      if (words.lower(token).chars().anyMatch(WholePersons::isMarked)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isMarked(int c) {
    return c >= FIRST_MARKED_LETTER && c <= LAST_MARKED_LETTER && Character.isLetter(c);
  }

  private NameMention mention(int from, int to, EntityType type) {
    return new NameMention(
        words.number(),
        from,
        to,
        words.tokens().end(to - 1),
        type,
        CuedOrganisations.METHOD,
        CuedOrganisations.CONFIDENCE,
        -1);
  }
}
