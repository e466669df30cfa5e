package dev.warta.lab.places;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Chooses, among the names that GeoNames has for a city, those that can be looked for in any text.
 *
 * <p>GeoNames does not say here which language a name is of. A name in another script than Latin is
 * taken as it is; one in Latin letters only if it spells the preferred name in another way, or, for
 * a great city, resembles it (Moskau, Moskwa, Moscou): nicknames, codes and former names do not.
 */
final class CityNames {

  private static final long GREAT = 900_000;

  /** Smaller cities are hardly written about in the other scripts of the world. */
  private static final long KNOWN_ABROAD = 15_000;

  private static final int SHORTEST_VARIANT = 5;

  /** What Chinese, Japanese and Korean put behind the name of a city. */
  private static final List<String> KINDS_OF_CITY = List.of("市", "시");

  private final City city;

  CityNames(City city) {
    this.city = city;
  }

  /** The names, the preferred one first. */
  Collection<String> chosen() {
    Set<String> names = new LinkedHashSet<>();
    add(city.name(), names);
    add(city.plainName(), names);
    for (String other : city.otherNames()) {
      if (isForeignScript(other)
          ? isKnownAbroad() && isName(other)
          : spellsTheSame(other) || resembles(other)) {
        add(other, names);
      }
    }
    return names;
  }

  private void add(String name, Set<String> names) {
    String clean = name.replace('|', ' ').strip();
    if (clean.length() < 2) {
      return;
    }
    names.add(clean);
    KINDS_OF_CITY.stream()
        .filter(kind -> clean.endsWith(kind) && clean.length() > 2)
        .forEach(kind -> names.add(clean.substring(0, clean.length() - 1)));
    if (clean.endsWith(" City")) {
      String brief = clean.substring(0, clean.length() - " City".length());
      if (city.otherNames().contains(brief)) {
        names.add(brief);
      }
    }
  }

  private boolean isKnownAbroad() {
    return city.population() >= KNOWN_ABROAD || city.isCapital();
  }

  private static boolean isForeignScript(String name) {
    return !name.isEmpty() && UnicodeScript.of(name.codePointAt(0)) != UnicodeScript.LATIN;
  }

  /** Whether it begins with a letter, and with a capital where its script has any. */
  private static boolean isName(String name) {
    int first = name.codePointAt(0);
    return Character.isLetter(first) && !Character.isLowerCase(first);
  }

  private boolean spellsTheSame(String other) {
    return !other.isEmpty() && isName(other) && plain(other).equals(plain(city.name()));
  }

  private boolean resembles(String other) {
    if (city.population() < GREAT && !city.isCapital()
        || other.length() < SHORTEST_VARIANT
        || !isName(other)
        || other.equals(other.toUpperCase(Locale.ROOT))) {
      return false;
    }
    String one = plain(city.plainName());
    String two = plain(other);
    return one.charAt(0) == two.charAt(0) && 5 * distance(one, two) <= 2 * one.length();
  }

  /** Letters without accents, in lower case, without what stands between words. */
  static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD)
        .replaceAll("[^\\p{L}]", "")
        .toLowerCase(Locale.ROOT);
  }

  /** How many letters have to be added, left out or changed. */
  private static int distance(String one, String two) {
    int[] row = new int[two.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int changed = diagonal + (one.charAt(i - 1) == two.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[two.length()];
  }
}
