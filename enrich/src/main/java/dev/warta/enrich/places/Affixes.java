package dev.warta.enrich.places;

import java.util.ArrayList;
import java.util.List;

/**
 * The forms a name takes in a sentence of its language: Russian cases, the Arabic "and" in front.
 *
 * <p>The rules are data: {@code country-affixes.tsv}.
 */
final class Affixes {

  private record Rule(boolean isPrefix, String lost, List<String> gained) {}

  private final List<Rule> rules = new ArrayList<>();

  private Affixes() {}

  static Affixes of(String language) {
    Affixes affixes = new Affixes();
    for (String[] row : Rows.of("country-affixes.tsv")) {
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
