package dev.warta.enrich.entities;

import dev.warta.enrich.text.LanguageFile;
import java.util.List;
import java.util.Map;

/**
 * Reads the files of cue words, one a language beside this class; {@code README.md} there says what
 * each section holds.
 */
public final class CueWords {

  private CueWords() {}

  /** The phrases of one section of a language; none where the file has no such section. */
  public static List<String> of(String language, String section) {
    return LanguageFile.of(CueWords.class, language).phrases(section);
  }

  /** All sections of a language. */
  static Map<String, List<String>> sections(String language) {
    return LanguageFile.of(CueWords.class, language).sections();
  }
}
