package dev.warta.enrich.places;

import dev.warta.enrich.text.ResourceLines;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a language says around the names of places, and which names mostly mean something else: the
 * data of {@code place-words.tsv} and {@code ambiguous-names.tsv}. Immutable.
 */
final class PlaceWords {

  private static final String ALL_LANGUAGES = "*";
  private static final String NEVER = "!";

  /** Longest phrase that is looked for before a name. */
  private static final int LONGEST = 32;

  private final Set<String> at;
  private final Set<String> kinds;
  private final Set<String> parts;
  private final Set<String> areas;
  private final Set<String> roles;
  private final Set<String> links;
  private final Set<String> and;
  private final Set<String> nor;
  private final Set<String> ambiguous;
  private final Set<String> never;

  private PlaceWords(Map<String, Set<String>> words, Set<String> ambiguous, Set<String> never) {
    this.at = words.getOrDefault("at", Set.of());
    this.kinds = words.getOrDefault("kind", Set.of());
    this.parts = words.getOrDefault("part", Set.of());
    this.areas = words.getOrDefault("area", Set.of());
    this.roles = words.getOrDefault("role", Set.of());
    this.links = words.getOrDefault("of", Set.of());
    this.and = words.getOrDefault("and", Set.of());
    this.nor = words.getOrDefault("nor", Set.of());
    this.ambiguous = ambiguous;
    this.never = never;
  }

  static PlaceWords of(String language) {
    Map<String, Set<String>> words =
        ResourceLines.rows(PlaceTable.class, "place-words.tsv").stream()
            .filter(row -> row[0].equals(language))
            .collect(
                Collectors.toMap(
                    row -> row[1],
                    row -> Stream.of(row[2].split("\\|")).collect(Collectors.toUnmodifiableSet())));
    return new PlaceWords(words, names(language, false), names(language, true));
  }

  /** The ambiguous names, or those that are never a place's. */
  private static Set<String> names(String language, boolean never) {
    return ResourceLines.rows(PlaceTable.class, "ambiguous-names.tsv").stream()
        .filter(row -> row[0].equals(ALL_LANGUAGES) || row[0].equals(language))
        .flatMap(row -> Stream.of(row[1].split("\\|")))
        .filter(name -> name.startsWith(NEVER) == never)
        .map(name -> Letters.fold(never ? name.substring(1) : name))
        .collect(Collectors.toCollection(HashSet::new));
  }

  /** Whether a name is one of a place that this language's texts do not speak of. */
  boolean isNever(String name) {
    return never.contains(Letters.fold(name));
  }

  /** Whether a name mostly means something else. */
  boolean isAmbiguous(String name) {
    return ambiguous.contains(Letters.fold(name));
  }

  /** Whether a word with a capital may stand before a name without being part of it. */
  boolean isNoName(String word) {
    String small = small(word);
    return nor.contains(small) || at.contains(small);
  }

  /** Whether a word joins two parts of a name: Bank of London. */
  boolean isLink(String word) {
    return links.contains(small(word));
  }

  /** Whether what stands between two names makes both the same kind of thing. */
  boolean isEnumeration(String between) {
    String small = small(between.strip());
    return small.equals(",") || small.equals("-") || small.equals("–") || and.contains(small);
  }

  /** Whether a word is part of the name behind it, if it has a capital. */
  boolean isPart(String word) {
    return parts.contains(small(word)) || isArea(word);
  }

  /** Whether a word makes the name of a town that of the area around it, if it has a capital. */
  boolean isArea(String word) {
    return areas.contains(small(word));
  }

  /** Whether the words before an offset say that a place follows. */
  boolean saysPlace(String text, int start) {
    return endsWithAny(before(text, start), List.of(at, kinds));
  }

  /** Whether the words before an offset are a kind of place. */
  boolean saysKind(String text, int start) {
    return endsWithAny(before(text, start), List.of(kinds));
  }

  /** Whether the words before an offset are an office that is named after a place. */
  boolean saysRole(String text, int start) {
    return endsWithAny(before(text, start), List.of(roles));
  }

  private static String before(String text, int start) {
    String before = text.substring(Math.max(0, start - LONGEST), start);
    return small(before.stripTrailing());
  }

  /** The last word, the last two and the last three are looked up. */
  private static boolean endsWithAny(String before, List<Set<String>> phrases) {
    int from = before.length();
    for (int words = 0; words < 3 && from > 0; words++) {
      from = beginOfWord(before, from);
      String phrase = before.substring(from).strip();
      if (phrases.stream().anyMatch(set -> set.contains(phrase))) {
        return true;
      }
    }
    return false;
  }

  private static int beginOfWord(String text, int end) {
    int start = end;
    while (start > 0 && Character.isWhitespace(text.charAt(start - 1))) {
      start--;
    }
    while (start > 0
        && !Character.isWhitespace(text.charAt(start - 1))
        && !isOpening(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private static boolean isOpening(char c) {
    return "(\"“„«'‘’".indexOf(c) >= 0;
  }

  private static String small(String words) {
    return words.toLowerCase(Locale.ROOT).replace('’', '\'');
  }
}
