package dev.warta.store.postgres;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The words by which a name is found: lower case, without accents and signs, whatever the collation
 * of the database.
 */
final class NameWords {

  /** An index cannot hold words without end, and no name has so many or so long ones. */
  private static final int MAX_WORDS = 20;

  private static final int MAX_WORD = 100;
  private static final int MAX_NAME = 1_000;

  private static final Pattern ACCENTS = Pattern.compile("\\p{Mn}+");
  private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}\\p{Mc}]+");

  private NameWords() {}

  /** No words of null, or of a name without letters and digits. */
  static List<String> of(String name) {
    if (name == null) {
      return List.of();
    }
    String beginning = StorableText.of(name.substring(0, Math.min(name.length(), MAX_NAME)));
    String bare =
        ACCENTS.matcher(Normalizer.normalize(beginning, Normalizer.Form.NFKD)).replaceAll("");
    return Stream.of(SIGNS.split(bare.toLowerCase(Locale.ROOT)))
        .filter(word -> !word.isEmpty())
        .map(word -> word.substring(0, word.offsetByCodePoints(0, codePoints(word))))
        .distinct()
        .limit(MAX_WORDS)
        .toList();
  }

  private static int codePoints(String word) {
    return Math.min(MAX_WORD, word.codePointCount(0, word.length()));
  }
}
