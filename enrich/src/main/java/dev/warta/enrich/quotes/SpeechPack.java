package dev.warta.enrich.quotes;

import dev.warta.enrich.text.LanguageFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The words of one language that tie speech to speakers.
 *
 * <p>They are data: a file a language beside this class, which a translator can edit; {@code
 * README.md} there says what each section holds. Immutable.
 */
final class SpeechPack {

  /** A phrase and what it says, as the bits of {@link Cue}. */
  record Phrase(String text, long cues) {}

  private final Locale locale;
  private final Map<Cue, Set<String>> sections;
  private final Map<String, List<Phrase>> phrases = new HashMap<>();

  private SpeechPack(String language, Map<Cue, Set<String>> sections) {
    this.locale = Locale.forLanguageTag(language);
    this.sections = sections;
    Map<String, Long> cues = new HashMap<>();
    sections.forEach(
        (cue, words) -> words.forEach(word -> cues.merge(word, cue.bit(), (a, b) -> a | b)));
    cues.forEach(
        (text, bits) ->
            phrases.computeIfAbsent(key(text), k -> new ArrayList<>()).add(new Phrase(text, bits)));
    phrases
        .values()
        .forEach(
            same -> same.sort(Comparator.comparingInt((Phrase p) -> p.text().length()).reversed()));
  }

  /** Reads the pack that comes with the program. */
  static SpeechPack bundled(String language) {
    Locale locale = Locale.forLanguageTag(language);
    Map<Cue, Set<String>> sections = new EnumMap<>(Cue.class);
    LanguageFile.of(SpeechPack.class, language)
        .sections()
        .forEach((name, phrases) -> sections.put(Cue.ofSection(name), small(phrases, locale)));
    return new SpeechPack(language, withForms(sections));
  }

  private static Set<String> small(List<String> phrases, Locale locale) {
    Set<String> small = new LinkedHashSet<>();
    phrases.forEach(phrase -> small.add(phrase.toLowerCase(locale).replace('’', '\'')));
    return small;
  }

  /** A pack without words, for languages that have none. */
  static SpeechPack empty() {
    return new SpeechPack("und", Map.of());
  }

  boolean isEmpty() {
    return phrases.isEmpty();
  }

  /** Whether the language has a habit, such as {@code drops-pronouns}. */
  boolean has(String style) {
    return words(Cue.STYLE).contains(style);
  }

  /** The words of a section, in small letters. */
  Set<String> words(Cue cue) {
    return sections.getOrDefault(cue, Set.of());
  }

  /** A text in small letters, as the phrases are; each character stays where it was. */
  String small(String text) {
    boolean isTurkish = locale.getLanguage().equals("tr");
    char[] small = text.toCharArray();
    for (int i = 0; i < small.length; i++) {
      small[i] = small(small[i], isTurkish);
    }
    return new String(small);
  }

  private static char small(char c, boolean isTurkish) {
    return switch (c) {
      case '’' -> '\'';
      case 'I' -> isTurkish ? 'ı' : 'i';
      default -> Character.toLowerCase(c);
    };
  }

  /** The phrases that may begin where a text in small letters does, the longest first. */
  List<Phrase> beginningLike(String small) {
    return phrases.getOrDefault(key(small), List.of());
  }

  /** The first word; the first character in scripts without spaces. */
  private static String key(String text) {
    if (isUnspaced(text.codePointAt(0))) {
      return text.substring(0, 1);
    }
    int end = 1;
    while (end < text.length() && isPartOfKey(text.charAt(end))) {
      end++;
    }
    return text.substring(0, end);
  }

  private static boolean isPartOfKey(char c) {
    return Character.isLetterOrDigit(c) && !isUnspaced(c)
        || Character.getType(c) == Character.NON_SPACING_MARK;
  }

  /** Whether words of the character's script have no spaces around them, or particles glued on. */
  static boolean isUnspaced(int c) {
    return c >= 0x2e80
        && switch (Character.UnicodeScript.of(c)) {
          case HAN, HIRAGANA, KATAKANA, HANGUL -> true;
          default -> c == 'ー';
        };
  }

  /** Adds plurals, verbs that hold their pronoun and those with something glued to their front. */
  private static Map<Cue, Set<String>> withForms(Map<Cue, Set<String>> sections) {
    if (sections.getOrDefault(Cue.STYLE, Set.of()).contains("plural-s")) {
      for (String noun : List.copyOf(sections.get(Cue.PERSON))) {
        sections.get(Cue.PERSON).add(noun + "s");
        sections.get(Cue.OFFICE).add(noun + "s");
      }
    }
    Set<String> verbs = sections.getOrDefault(Cue.VERB, Set.of());
    Set<String> holding = sections.computeIfAbsent(Cue.PRONOUN_VERB, key -> new LinkedHashSet<>());
    Set<String> calls = sections.getOrDefault(Cue.CALL, Set.of());
    for (String ending : sections.getOrDefault(Cue.PRONOUN_ENDING, Set.of())) {
      verbs.stream()
          .filter(verb -> !calls.contains(verb + ending))
          .forEach(verb -> holding.add(verb + ending));
    }
    for (String front : sections.getOrDefault(Cue.GLUED, Set.of())) {
      for (Cue cue : List.of(Cue.VERB, Cue.CALL, Cue.SOURCE)) {
        Set<String> words = sections.getOrDefault(cue, Set.of());
        List.copyOf(words).forEach(word -> words.add(front + word));
      }
    }
    return sections;
  }
}
