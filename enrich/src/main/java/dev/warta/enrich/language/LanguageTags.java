package dev.warta.enrich.language;

import com.ibm.icu.util.ULocale;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** BCP-47 tags for the language codes of libraries and carriers. */
final class LanguageTags {

  static final String UNDETERMINED = "und";

  /**
   * Codes of single languages that are written under the tag of their macrolanguage, and others.
   */
  private static final Map<String, String> NEWSROOM_TAGS =
      Map.ofEntries(
          Map.entry("cmn", "zh"),
          Map.entry("ekk", "et"),
          Map.entry("lvs", "lv"),
          Map.entry("pes", "fa"),
          Map.entry("plt", "mg"),
          Map.entry("zlm", "ms"),
          Map.entry("zsm", "ms"),
          Map.entry("fil", "tl"),
          Map.entry("tgl", "tl"),
          Map.entry("no", "nb"),
          Map.entry("nor", "nb"),
          Map.entry("in", "id"),
          Map.entry("iw", "he"),
          Map.entry("ji", "yi"));

  private static final Map<String, String> SHORTEST =
      Arrays.stream(ULocale.getISOLanguages())
          .filter(code -> code.length() == 2)
          .flatMap(code -> Stream.of(Map.entry(code, code), Map.entry(threeLetters(code), code)))
          .filter(entry -> !entry.getKey().isEmpty())
          .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, two) -> one));

  private LanguageTags() {}

  private static String threeLetters(String code) {
    return new ULocale(code).getISO3Language();
  }

  /** The tag for an ISO 639 code of two or three letters; the code itself where none is shorter. */
  static String ofCode(String code) {
    String tag = NEWSROOM_TAGS.get(code);
    return tag != null ? tag : SHORTEST.getOrDefault(code, code);
  }

  /** The language of a tag as a carrier wrote it ({@code en-GB}, {@code id_ID}), if it has one. */
  static Optional<String> ofHint(String hint) {
    if (hint == null) {
      return Optional.empty();
    }
    String code = ULocale.forLanguageTag(hint.strip().replace('_', '-')).getLanguage();
    String tag = ofCode(code);
    return SHORTEST.containsKey(tag) ? Optional.of(tag) : Optional.empty();
  }
}
