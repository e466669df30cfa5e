package dev.warta.enrich.places;

import com.ibm.icu.text.DisplayContext;
import com.ibm.icu.text.LocaleDisplayNames;
import com.ibm.icu.util.ULocale;
import com.ibm.icu.util.UResourceBundle;
import dev.warta.enrich.places.CountryName.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Set;

/** The names of all countries in one language out of CLDR: common, short and variant. */
final class CldrNames {

  private static final String REGION_NAMES = "com/ibm/icu/impl/data/icudata/region";

  /** ISO 3166 codes that are no country, and CLDR's own regions. */
  private static final Set<String> LEFT_OUT =
      Set.of("AC", "AQ", "BV", "CP", "CQ", "DG", "EA", "HM", "IC", "TA", "UM");

  /** Two countries share a name; CLDR tells them apart by additions that no newspaper writes. */
  private static final Set<String> CONGO = Set.of("CD", "CG");

  /** Languages that are written in two ways, with the locales of the other one. */
  private static final Map<String, List<String>> ALSO =
      Map.of(
          "zh", List.of("zh_Hant", "zh_Hant_HK"),
          "sr", List.of("sr_Latn"),
          "pt", List.of("pt_PT"));

  private CldrNames() {}

  static List<CountryName> in(String language) {
    List<CountryName> names = new ArrayList<>(inLocale(language));
    ALSO.getOrDefault(language, List.of()).forEach(locale -> names.addAll(inLocale(locale)));
    return names;
  }

  private static List<CountryName> inLocale(String locale) {
    ULocale language = new ULocale(locale);
    LocaleDisplayNames common = LocaleDisplayNames.getInstance(language);
    LocaleDisplayNames brief =
        LocaleDisplayNames.getInstance(language, DisplayContext.LENGTH_SHORT);
    List<CountryName> names = new ArrayList<>();
    List<String> codes =
        Arrays.stream(ULocale.getISOCountries()).filter(code -> !LEFT_OUT.contains(code)).toList();
    codes.forEach(code -> add(code, common.regionDisplayName(code), names));
    codes.forEach(code -> add(code, brief.regionDisplayName(code), names));
    codes.forEach(code -> add(code, variant(language, code), names));
    return names;
  }

  private static String variant(ULocale language, String code) {
    try {
      return UResourceBundle.getBundleInstance(REGION_NAMES, language)
          .get("Countries%variant")
          .getString(code);
    } catch (MissingResourceException e) {
      return "";
    }
  }

  /** Adds a name without its addition in parentheses, and with its ampersand written out. */
  private static void add(String code, String name, List<CountryName> names) {
    if (name.isEmpty() || name.equals(code) && !code.equals("US")) {
      return;
    }
    int parenthesis = Math.max(name.indexOf(" ("), name.indexOf('（'));
    if (parenthesis > 0 && CONGO.contains(code)) {
      return;
    }
    String plain = parenthesis > 0 ? name.substring(0, parenthesis) : name;
    if (plain.length() > 1) {
      names.add(CountryName.of(code, plain, Method.CLDR, false));
    }
    if (plain.contains(" & ")) {
      names.add(CountryName.of(code, plain.replace(" & ", " and "), Method.CLDR, false));
    }
    if (plain.contains("St. ")) {
      names.add(CountryName.of(code, plain.replace("St. ", "Saint "), Method.CLDR, false));
    }
  }
}
