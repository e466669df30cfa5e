package dev.warta.enrich.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells names of people, as bylines write them, from other text, and splits lists of them. */
final class Names {

  private static final int MAX_WORDS = 6;
  private static final int MAX_UNCASED_LETTERS = 30;
  private static final Set<String> PARTICLES =
      Set.of(
          "van", "von", "der", "den", "de", "del", "della", "di", "da", "do", "dos", "das", "du",
          "des", "la", "le", "el", "al", "bin", "binti", "bte", "ibn", "ben", "bint", "ter", "ten",
          "te", "zu", "zur", "y", "e", "a/l", "a/p", "s/o", "d/o", "'t", "’t", "af", "av", "abu");
  private static final String SEPARATORS = " ,;|/-–—•·:*";
  private static final Pattern SEPARATOR = Pattern.compile("[,;/،、؛|&]");
  private static final Pattern BRACKETS = Pattern.compile("[(\\[][^()\\[\\]]{0,80}[)\\]]");
  private static final Pattern DOMAIN = Pattern.compile("[\\p{L}\\d-]{2,40}\\.\\p{L}{2,4}");
  private static final Set<String> KINSHIP = Set.of("a/l", "a/p", "s/o", "d/o");

  /** A particle between kanji: 定員は百人. */
  private static final Pattern JAPANESE_CLAUSE = Pattern.compile("\\p{IsHan}[はがを]\\p{IsHan}");

  private final LanguageCues cues;
  private final KnownPlaces places;
  private final JapaneseCredits japanese;

  Names(LanguageCues cues, KnownPlaces places) {
    this.cues = cues;
    this.places = places;
    this.japanese = new JapaneseCredits(cues);
  }

  /**
   * The names of a list such as {@code A, B dan C, de Santarém}.
   *
   * <p>Places, job titles and media beside the names are left out.
   *
   * @return null where the text is no list of names; an empty list where it names nobody
   */
  List<String> listed(String text) {
    String list = withoutBracketsAndAddresses(text);
    if (cues.nobody.contains(list)) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    boolean nobody = false;
    for (String part : parts(list)) {
      String name = japanese.person(withoutPlace(withoutJobBefore(part)));
      boolean beside = cues.nobody.contains(part) || isMedium(name) || cues.job.areIn(name);
      nobody |= cues.nobody.contains(part);
      boolean single = name.indexOf(' ') < 0;
      boolean place = (!names.isEmpty() && places.isPlace(name)) || (nobody && single);
      if (name.isEmpty() || beside || place) {
        continue;
      }
      if (!isName(name)) {
        return names.isEmpty() || !isAside(name) ? null : names;
      }
      names.add(name);
    }
    return names;
  }

  /** Whether a part that is no name is at least no sentence: "52", "Kyiv bureau". */
  private static boolean isAside(String part) {
    return part.length() <= 40 && !Plain.endsSentence(part);
  }

  /** Whether the text can be one person's name. */
  boolean isName(String text) {
    String[] words = text.split(" ");
    if (words.length > MAX_WORDS || text.length() < 2 || text.length() > 60) {
      return false;
    }
    int letters = 0;
    boolean capital = false;
    boolean uncased = false;
    for (String word : words) {
      if (word.isEmpty() || !isNameWord(word)) {
        return false;
      }
      int first = firstLetter(word);
      capital |= Character.isUpperCase(first) || Character.isTitleCase(first);
      uncased |= Plain.isUncased(first);
      letters += word.length();
    }
    return capital || (uncased && letters <= MAX_UNCASED_LETTERS && words.length <= 5);
  }

  /** Whether the text can be a person's full name: two words, or a script without spaces. */
  boolean isFullName(String text) {
    boolean spaceless =
        text.codePoints().allMatch(JapaneseCredits::isSpaceless)
            && !JAPANESE_CLAUSE.matcher(text).find();
    return isName(text)
        && (text.indexOf(' ') > 0
            || (spaceless && text.length() <= (text.indexOf('・') > 0 ? 20 : 8)));
  }

  /** Whether half the words of what looks like a name are common words of the text. */
  boolean areCommonWords(String name, String text) {
    int common = 0;
    String[] words = name.split(" ");
    for (String word : words) {
      String lower = Phrases.lower(word);
      boolean counts = word.length() >= 3 && !PARTICLES.contains(lower) && !lower.equals(word);
      common += counts && hasWord(text, lower) ? 1 : 0;
    }
    return common * 2 >= words.length;
  }

  private static boolean hasWord(String text, String word) {
    for (int i = text.indexOf(word); i >= 0; i = text.indexOf(word, i + 1)) {
      int end = i + word.length();
      boolean start = i == 0 || !Character.isLetterOrDigit(text.charAt(i - 1));
      if (start && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNameWord(String word) {
    if (PARTICLES.contains(Phrases.lower(word))) {
      return true;
    }
    int first = firstLetter(word);
    if (first == 0 || Character.isLowerCase(first)) {
      return word.length() > 3 && (word.startsWith("al-") || word.startsWith("el-"));
    }
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      boolean letter = Character.isLetter(c) || Plain.isMark(c) || Character.isSurrogate(c);
      if (!letter && ".'’-‐‘ʻ`・".indexOf(c) < 0) {
        return false;
      }
    }
    boolean sentence = word.endsWith(".") && word.length() > 4;
    return !sentence;
  }

  private static int firstLetter(String word) {
    return word.codePoints().filter(Character::isLetter).findFirst().orElse(0);
  }

  /** Whether the text names a medium or an agency rather than a person. */
  boolean isMedium(String text) {
    boolean domain = text.indexOf(' ') < 0 && DOMAIN.matcher(text).matches();
    return cues.agencies.contains(text)
        || domain
        || cues.medium.areIn(text)
        || japanese.isMedium(text);
  }

  private static String withoutBracketsAndAddresses(String text) {
    StringBuilder kept = new StringBuilder();
    for (String word : BRACKETS.matcher(text).replaceAll(" ").split(" ")) {
      if (!word.isEmpty() && word.indexOf('@') < 0) {
        kept.append(kept.length() == 0 ? "" : " ").append(word);
      }
    }
    return trimmed(kept.toString());
  }

  /** Without separators at the ends; a full stop stays behind an initial. */
  private static String trimmed(String list) {
    String text = Plain.trimmed(list, SEPARATORS, SEPARATORS);
    int end = text.length();
    boolean stop = end > 3 && text.charAt(end - 1) == '.';
    boolean word = stop && Character.isLowerCase(text.charAt(end - 2));
    return word && end - text.lastIndexOf(' ') > 4 ? text.substring(0, end - 1) : text;
  }

  private List<String> parts(String list) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    String[] words = separated(list).split(" ");
    boolean caps = Plain.isAllCaps(list);
    for (int i = 0; i < words.length; i++) {
      String word = words[i];
      if (word.equals("\n") || (isJoiner(word, caps) && !isBeforePlace(words, i))) {
        add(part, parts);
      } else if (isJoinedByWaw(word) && part.length() > 0) {
        add(part, parts);
        part.append(word.substring(1));
      } else {
        part.append(part.length() == 0 ? "" : " ").append(word);
      }
    }
    add(part, parts);
    return parts;
  }

  private static void add(StringBuilder part, List<String> parts) {
    String text = trimmed(part.toString());
    if (!text.isEmpty()) {
      parts.add(text);
    }
    part.setLength(0);
  }

  /** The list with a line end as a word of its own wherever a separator stands. */
  private static String separated(String list) {
    StringBuilder text = new StringBuilder();
    for (String word : JapaneseCredits.separated(list).split(" ")) {
      if (KINSHIP.contains(Phrases.lower(word))) {
        text.append(word);
      } else if (word.length() == 1 && "-–—&|•·".contains(word)) {
        text.append('\n');
      } else {
        text.append(SEPARATOR.matcher(word).replaceAll(" \n "));
      }
      text.append(' ');
    }
    return text.toString().replaceAll(" {2,}", " ").strip();
  }

  private boolean isJoiner(String word, boolean caps) {
    boolean lower = word.equals(Phrases.lower(word));
    return (lower || caps) && cues.joiner.contains(word);
  }

  /** In "Juan Pérez en Madrid" the joiner of one language is the preposition of another. */
  private boolean isBeforePlace(String[] words, int joiner) {
    return cues.preposition.contains(words[joiner])
        && joiner + 2 >= words.length
        && joiner + 1 < words.length
        && joiner > 0;
  }

  private boolean isJoinedByWaw(String word) {
    return word.length() > 3 && word.charAt(0) == 'و' && !cues.wawName.contains(word);
  }

  /** "Ana Gil in Addis Ababa" without its place; nothing where the text is only a place. */
  private String withoutPlace(String part) {
    int at = 0;
    while (at < part.length()) {
      int end = cues.preposition.endAt(part, at);
      boolean word = end > at && end < part.length() && part.charAt(end) == ' ';
      boolean lower = Character.isLowerCase(part.charAt(at)) || Plain.isUncased(part.charAt(at));
      boolean particle = at > 0 && word && PARTICLES.contains(part.substring(at, end));
      if (word && lower && !particle) {
        return part.substring(0, at).strip();
      }
      int space = part.indexOf(' ', at);
      at = space < 0 ? part.length() : space + 1;
    }
    return part;
  }

  /** "our reporter Jane Doe" without the job. */
  private String withoutJobBefore(String part) {
    int job = cues.job.indexIn(part, 0);
    int end = job < 0 ? -1 : cues.job.endAt(part, job);
    if (end > 0 && end < part.length() && isFullName(part.substring(end).strip())) {
      return part.substring(end).strip();
    }
    return part;
  }
}
