package dev.warta.enrich.places;

import dev.warta.enrich.text.ResourceLines;
import java.util.ArrayList;
import java.util.List;

/**
 * The forms a name takes in a sentence of its language: Russian cases, the Arabic "and" in front.
 *
 * <p>The rules are data: {@code country-affixes.tsv}.
 */
final class Affixes {

  private record Rule(boolean isPrefix, String lost, List<String> gained) {}

  /**
   * A name without the marks of its case.
   *
   * @param name the name
   * @param prefix characters in front of it that are not part of the name
   * @param ending characters behind it that are not part of the name
   */
  record Base(String name, int prefix, int ending) {}

  private final List<Rule> rules = new ArrayList<>();

  private Affixes() {}

  static Affixes of(String language) {
    Affixes affixes = new Affixes();
    for (String[] row : ResourceLines.rows(PlaceTable.class, "country-affixes.tsv")) {
      if (row[0].equals(language)) {
        affixes.rules.add(
            new Rule(
                row[1].equals("prefix"),
                row[2].equals("-") ? "" : row[2],
                List.of(row[3].split(" "))));
      }
    }
    return affixes;
  }

  boolean isEmpty() {
    return rules.isEmpty();
  }

  /**
   * All other forms of a name; none where the language has no rules. Abbreviations lose nothing.
   */
  List<CountryName> formsOf(CountryName name) {
    List<CountryName> forms = new ArrayList<>();
    for (Rule rule : rules) {
      if (name.isAbbreviation() && !rule.lost.isEmpty()) {
        continue;
      }
      if (rule.isPrefix ? name.text().startsWith(rule.lost) : name.text().endsWith(rule.lost)) {
        rule.gained.forEach(gained -> forms.add(form(name, rule, gained)));
      }
    }
    return forms;
  }

  /**
   * What a word may be a form of, with what is glued to it; none where the language has no rules.
   */
  List<Base> basesOf(String word) {
    List<Base> bases = new ArrayList<>();
    for (Rule rule : rules) {
      for (String gained : rule.gained) {
        if (word.length() > gained.length() + 1
            && (rule.isPrefix ? word.startsWith(gained) : word.endsWith(gained))) {
          bases.add(base(word, rule, gained.length()));
        }
      }
    }
    return bases;
  }

  private static Base base(String word, Rule rule, int gained) {
    int glued = rule.lost.isEmpty() ? gained : 0;
    return rule.isPrefix
        ? new Base(rule.lost + word.substring(gained), glued, 0)
        : new Base(word.substring(0, word.length() - gained) + rule.lost, 0, glued);
  }

  private static CountryName form(CountryName name, Rule rule, String gained) {
    String text = name.text();
    boolean whole = rule.lost.isEmpty();
    if (rule.isPrefix) {
      return name.spelled(
          gained + text.substring(rule.lost.length()), whole ? gained.length() : 0, 0);
    }
    return name.spelled(
        text.substring(0, text.length() - rule.lost.length()) + gained,
        0,
        whole ? gained.length() : 0);
  }
}
