package dev.warta.enrich.entities;

import dev.warta.events.EntityType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds names in scripts without capital letters by the words beside them: a person behind a role
 * or a known given name (Arabic), behind a role or before it (Chinese, Japanese), an organisation
 * by the word it begins or ends with.
 *
 * <p>What has no such word beside it is not found; the confidence says so.
 */
final class UncasedNames {

  static final String METHOD = "cue-words";

  private static final double CONFIDENCE = 0.5;
  private static final int LONGEST_ORGANISATION = 7;
  private static final int MOST_WORDS = 4;
  private static final int MOST_LETTERS = 8;
  private static final int MOST_LETTERS_OF_CHINESE = 3;
  private static final int MOST_LETTERS_OF_FOREIGNER = 5;
  private static final String ARTICLE = "ال";
  private static final List<String> WITH_ARTICLE = List.of("ال", "لل", "وال");
  private static final String SERVANT_OF = "عبد";

  private final Cues cues;
  private final PartWords words;
  private final boolean[] isPlace;
  private final List<NameMention> found = new ArrayList<>();

  private UncasedNames(Cues cues, PartWords words, List<NameMention> places) {
    this.cues = cues;
    this.words = words;
    this.isPlace = new boolean[words.size()];
    for (NameMention place : places) {
      if (place.part() == words.number()) {
        Arrays.fill(isPlace, place.from(), place.to(), true);
      }
    }
  }

  static List<NameMention> in(PartWords words, Cues cues, List<NameMention> places) {
    UncasedNames names = new UncasedNames(cues, words, places);
    names.find();
    names.found.sort(NameMention.ORDER);
    return names.found;
  }

  private void find() {
    int token = 0;
    while (token < words.size()) {
      int end = words.isWord(token) ? find(token) : token;
      token = Math.max(end, token + 1);
    }
  }

  /** Finds a name at a token and tells where it ends. */
  private int find(int token) {
    if (cues.isRoleBefore) {
      int end = chineseOrganisation(token);
      return end > token ? end : chinesePerson(token);
    }
    if (cues.isRoleBehind) {
      japanesePerson(token);
      return chineseOrganisation(token);
    }
    int end = arabicOrganisation(token);
    return end > token ? end : arabicPerson(token);
  }

  private int arabicOrganisation(int from) {
    int cue = cues.organisation.lengthAt(words, from);
    if (cue == 0) {
      return from;
    }
    int to = from + cue;
    while (to < words.size()
        && to < from + LONGEST_ORGANISATION
        && words.isWord(to)
        && (hasArticle(to) || to == from + 1 && isFreeWord(to))) {
      to++;
    }
    return to > from + 1 ? add(from, to, EntityType.organisation) : from;
  }

  private boolean hasArticle(int token) {
    return WITH_ARTICLE.stream().anyMatch(words.lower(token)::startsWith)
        && !cues.stop.has(words.lower(token));
  }

  private boolean isFreeWord(int token) {
    return words.isWord(token)
        && Character.isLetter(words.lower(token).charAt(0))
        && !cues.stop.has(words.lower(token))
        && !cues.speech.has(words.lower(token));
  }

  private int arabicPerson(int from) {
    if (cues.given.has(words.lower(from)) && !isPlace[from]) {
      int to = endOfArabicPerson(from);
      return to > from + 1 ? add(from, to, EntityType.person) : from;
    }
    int role = Math.max(cues.role.lengthAt(words, from), cues.honorific.lengthAt(words, from));
    int name = from + role;
    while (role > 0
        && name < words.size()
        && words.isWord(name)
        && (hasArticle(name) || isPlace[name])) {
      name++;
    }
    boolean isForeign =
        role > 0
            && name + 1 < words.size()
            && isFreeWord(name)
            && isFreeWord(name + 1)
            && !hasArticle(name + 1)
            && cues.role.lengthAt(words, name) == 0
            && !cues.given.has(words.lower(name));
    return isForeign ? add(name, name + 2, EntityType.person) : Math.max(from, name);
  }

  private int endOfArabicPerson(int from) {
    int to = from + 1;
    while (to < words.size() && to < from + MOST_WORDS && isFreeWord(to) && !isPlace[to]) {
      boolean goesOn =
          to == from + 1
              || words.lower(to).startsWith(ARTICLE)
              || cues.given.has(words.lower(to))
              || words.lower(to - 1).equals(SERVANT_OF);
      if (!goesOn) {
        break;
      }
      to++;
    }
    return to;
  }

  private int chineseOrganisation(int from) {
    String word = words.lower(from);
    if (!cues.organisation.has(word)) {
      return from;
    }
    boolean isEndingOnly = isBareEnding(word);
    if (!isEndingOnly) {
      return add(from, from + 1, EntityType.organisation);
    }
    int before = from - 1;
    boolean hasName =
        before >= 0
            && isTogether(before)
            && words.isWord(before)
            && !cues.stop.has(words.lower(before))
            && words.lower(before).length() > 1;
    return hasName ? add(before, from + 1, EntityType.organisation) : from;
  }

  private boolean isBareEnding(String word) {
    return !cues.organisation.hasAffixed(word) && cues.organisation.hasAffixed("一" + word);
  }

  /** Whether nothing stands between a token and the next. */
  private boolean isTogether(int token) {
    return token + 1 < words.size() && words.tokens().end(token) == words.tokens().start(token + 1);
  }

  private int chinesePerson(int from) {
    int role = cues.role.lengthAt(words, from);
    int name = from + role;
    if (role == 0 || name >= words.size() || !isTogether(name - 1) || !isNameWord(name)) {
      return from;
    }
    boolean isSurname = cues.given.has(words.lower(name).substring(0, 1));
    int most = isSurname ? MOST_LETTERS_OF_CHINESE : MOST_LETTERS_OF_FOREIGNER;
    int to = name;
    int letters = 0;
    while (to < words.size()
        && isNameWord(to)
        && (to == name || isTogether(to - 1))
        && letters + words.lower(to).length() <= most) {
      letters += words.lower(to).length();
      to++;
    }
    boolean isWhole = to >= words.size() || !isNameWord(to);
    return letters > 1 && (isSurname || isWhole) ? add(name, to, EntityType.person) : from;
  }

  private boolean isNameWord(int token) {
    return words.isWord(token)
        && Character.isLetter(words.lower(token).charAt(0))
        && !cues.stop.has(words.lower(token))
        && !isPlace[token]
        && cues.role.lengthAt(words, token) == 0
        && cues.organisation.lengthAt(words, token) == 0;
  }

  private void japanesePerson(int role) {
    if (cues.role.lengthAt(words, role) == 0) {
      return;
    }
    int from = role;
    int letters = 0;
    while (from > 0
        && isTogether(from - 1)
        && isJapaneseName(from - 1)
        && letters + words.lower(from - 1).length() <= MOST_LETTERS) {
      from--;
      letters += words.lower(from).length();
    }
    boolean isTaken = !found.isEmpty() && found.get(found.size() - 1).to() > from;
    if (letters > 1 && !isTaken) {
      add(from, role, EntityType.person);
    }
  }

  private boolean isJapaneseName(int token) {
    String word = words.lower(token);
    if (word.equals("・") || word.equals("＝")) {
      return true;
    }
    Character.UnicodeScript script = Character.UnicodeScript.of(word.codePointAt(0));
    return script != Character.UnicodeScript.HIRAGANA && isNameWord(token);
  }

  private int add(int from, int to, EntityType type) {
    found.add(
        new NameMention(
            words.number(), from, to, words.tokens().end(to - 1), type, METHOD, CONFIDENCE, -1));
    return to;
  }
}
