package dev.warta.enrich.places;

import dev.warta.enrich.places.CountryName.Method;
import dev.warta.enrich.text.ResourceLines;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The names of all countries in one language, ready to be found in a text.
 *
 * <p>The language's own data comes first, then its CLDR names, then the English ones: the first
 * owner of a name keeps it. Immutable.
 */
final class CountryNames {

  private static final String ENGLISH = "en";

  /**
   * A name and where it stands.
   *
   * @param name the name
   * @param start its first character
   * @param end behind its last character
   */
  record Found(CountryName name, int start, int end) {}

  private final NameTrie<CountryName> trie =
      new NameTrie<>((name, text, start, end) -> name.isWrittenLike(text, start));

  private CountryNames(List<CountryName> names) {
    names.forEach(name -> trie.putIfAbsent(name.text(), name));
    trie.trimmed();
  }

  /** The longest name at this offset, or null. */
  NameTrie.Longest<CountryName> longestAt(String text, int start) {
    return trie.longestAt(text, start);
  }

  /** Reads the names in a language; takes some tens of milliseconds. */
  static CountryNames in(String language) {
    List<CountryName> names = new ArrayList<>(aliases(language));
    names.addAll(CldrNames.in(language));
    if (!language.equals(ENGLISH)) {
      names.addAll(english());
    }
    Affixes affixes = Affixes.of(language);
    List<CountryName> forms = new ArrayList<>(names);
    names.forEach(name -> forms.addAll(affixes.formsOf(name)));
    return new CountryNames(forms);
  }

  private static List<CountryName> english() {
    List<CountryName> names = new ArrayList<>(aliases(ENGLISH));
    names.addAll(CldrNames.in(ENGLISH));
    names.removeIf(CountryName::isAbbreviation);
    return names;
  }

  private static List<CountryName> aliases(String language) {
    List<CountryName> names = new ArrayList<>();
    for (String[] row : ResourceLines.rows(PlaceTable.class, "country-names.tsv")) {
      if (row[0].equals(language)) {
        for (String name : row[2].split("\\|")) {
          boolean cautious = name.startsWith("?");
          names.add(
              CountryName.of(row[1], cautious ? name.substring(1) : name, Method.ALIAS, cautious));
        }
      }
    }
    return names;
  }

  /** Tells every name of a country in the text, the longest where several begin, in their order. */
  void findIn(String text, Consumer<Found> found) {
    boolean shouted = isAllCapitals(text);
    int at = 0;
    while (at < text.length()) {
      NameTrie.Longest<CountryName> longest =
          beginsWord(text, at) ? trie.longestAt(text, at) : null;
      if (longest == null) {
        at++;
        continue;
      }
      CountryName name = longest.name();
      int end = longest.end();
      if (name.isCountry() && !(shouted && name.isAbbreviation())) {
        found.accept(new Found(name, at + name.prefix(), end - name.ending()));
      }
      at = end;
    }
  }

  /** Whether a word begins at an offset of a text. */
  static boolean beginsWord(String text, int at) {
    return Character.isLetter(text.charAt(at)) && Letters.isBoundary(text, at);
  }

  private static boolean isAllCapitals(String text) {
    return text.chars().noneMatch(Character::isLowerCase)
        && text.chars().anyMatch(Character::isUpperCase);
  }
}
