package dev.warta.enrich.places;

import java.util.Locale;

/**
 * A name of a country, in one of the forms a text may write it.
 *
 * @param code ISO 3166-1 alpha-2, or {@link #NO_COUNTRY}
 * @param text the form as written
 * @param prefix characters at the beginning that a language glues to the name
 * @param ending characters at the end that a language glues to the name
 * @param method where the name comes from
 * @param cautious whether the name is also something else, such as a person's
 */
record CountryName(
    String code, String text, int prefix, int ending, Method method, boolean cautious) {

  /** The code of names that are not a country's: Port Sudan. */
  static final String NO_COUNTRY = "-";

  private static final int LONGEST_ABBREVIATION = 4;

  /** Where a name comes from. */
  enum Method {
    CLDR("cldr-names", 0.95),
    ALIAS("country-aliases", 0.9);

    final String id;
    final double confidence;

    Method(String id, double confidence) {
      this.id = id;
      this.confidence = confidence;
    }
  }

  static CountryName of(String code, String text, Method method, boolean cautious) {
    return new CountryName(code, text, 0, 0, method, cautious);
  }

  CountryName spelled(String form, int prefixLength, int endingLength) {
    return new CountryName(code, form, prefixLength, endingLength, method, cautious);
  }

  boolean isCountry() {
    return !code.equals(NO_COUNTRY);
  }

  /** Where the name has its first capital letter; -1 where it has none. */
  int firstCapital() {
    for (int i = prefix; i < text.length(); i++) {
      if (Character.isUpperCase(text.charAt(i))) {
        return i;
      }
    }
    return -1;
  }

  boolean isAbbreviation() {
    String name = text.substring(prefix, text.length() - ending);
    return name.chars().filter(Character::isLetter).count() <= LONGEST_ABBREVIATION
        && name.equals(name.toUpperCase(Locale.ROOT))
        && !name.equals(name.toLowerCase(Locale.ROOT));
  }

  /** A capital stays a capital: turkey is not Turkey, us is not US. */
  boolean isWrittenLike(String text, int start) {
    if (!isAbbreviation()) {
      int capital = firstCapital();
      return capital < 0 || Character.isUpperCase(text.charAt(start + capital));
    }
    int abbreviated = this.text.length() - ending;
    for (int i = prefix; i < abbreviated; i++) {
      if (Character.isUpperCase(this.text.charAt(i))
          && !Character.isUpperCase(text.charAt(start + i))) {
        return false;
      }
    }
    return true;
  }

  /** How sure it is that the name, where it was found, means the country. */
  double confidence() {
    return cautious ? 0.7 : method.confidence;
  }
}
