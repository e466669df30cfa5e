package dev.warta.enrich.quotes;

import com.ibm.icu.util.ULocale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The speech packs of all languages that have one, each read at its first article.
 *
 * <p>Safe for use by several threads.
 */
final class SpeechPacks {

  static final Set<String> LANGUAGES =
      Set.of(
          "id", "ms", "en", "de", "fr", "es", "pt", "nl", "tr", "vi", "ru", "ar", "ja", "it", "pl",
          "zh", "ko");

  private final Map<String, SpeechPack> packs = new ConcurrentHashMap<>();

  /** The pack of a language; one without words where it has none. */
  SpeechPack forLanguage(String tag) {
    String language = ULocale.forLanguageTag(tag == null ? "und" : tag).getLanguage();
    return packs.computeIfAbsent(
        LANGUAGES.contains(language) ? language : "und", SpeechPacks::read);
  }

  private static SpeechPack read(String language) {
    return language.equals("und") ? SpeechPack.empty() : SpeechPack.bundled(language);
  }
}
