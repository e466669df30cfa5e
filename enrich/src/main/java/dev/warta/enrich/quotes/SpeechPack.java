package dev.warta.enrich.quotes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
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
    String file = language + ".txt";
    try (InputStream in = SpeechPack.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + file);
      }
      return new SpeechPack(language, withForms(read(in, Locale.forLanguageTag(language))));
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
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

  private static Map<Cue, Set<String>> read(InputStream in, Locale locale) throws IOException {
    BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    Map<Cue, Set<String>> sections = new EnumMap<>(Cue.class);
    Set<String> section = new HashSet<>();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      if (line.startsWith("[") && line.endsWith("]")) {
        Cue cue = Cue.ofSection(line.substring(1, line.length() - 1));
        section = sections.computeIfAbsent(cue, key -> new LinkedHashSet<>());
      } else if (!line.startsWith("#")) {
        addPhrases(line, section, locale);
      }
    }
    return sections;
  }

  private static void addPhrases(String line, Set<String> section, Locale locale) {
    for (String phrase : line.split(",")) {
      if (!phrase.isBlank()) {
        section.add(
            Normalizer.normalize(phrase.strip(), Normalizer.Form.NFC)
                .toLowerCase(locale)
                .replace('’', '\''));
      }
    }
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
