package dev.warta.enrich.language;

import static java.util.Map.entry;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import java.util.Map;
import java.util.Optional;

/**
 * Tells the language of a text from its script, where the script belongs to one language of the
 * news: Thai, Khmer, Korean, Greek.
 */
final class ScriptLanguages {

  private static final Map<Integer, String> LANGUAGE_OF_SCRIPT =
      Map.ofEntries(
          entry(UScript.ARMENIAN, "hy"),
          entry(UScript.BENGALI, "bn"),
          entry(UScript.ETHIOPIC, "am"),
          entry(UScript.GEORGIAN, "ka"),
          entry(UScript.GREEK, "el"),
          entry(UScript.GUJARATI, "gu"),
          entry(UScript.GURMUKHI, "pa"),
          entry(UScript.HANGUL, "ko"),
          entry(UScript.HEBREW, "he"),
          entry(UScript.KANNADA, "kn"),
          entry(UScript.KHMER, "km"),
          entry(UScript.LAO, "lo"),
          entry(UScript.MALAYALAM, "ml"),
          entry(UScript.MYANMAR, "my"),
          entry(UScript.ORIYA, "or"),
          entry(UScript.SINHALA, "si"),
          entry(UScript.TAMIL, "ta"),
          entry(UScript.TELUGU, "te"),
          entry(UScript.THAANA, "dv"),
          entry(UScript.THAI, "th"),
          entry(UScript.TIBETAN, "bo"));

  /** Share of the letters that must be of one script. */
  private static final double MAJORITY = 0.6;

  /** Share of kana from which a text in Chinese characters is Japanese. */
  private static final double SOME_KANA = 0.1;

  private static final String METHOD = "script";

  private final int[] letters = new int[UCharacter.getIntPropertyMaxValue(UProperty.SCRIPT) + 1];
  private int total;

  private ScriptLanguages(CharSequence text) {
    text.codePoints().filter(UCharacter::isLetter).forEach(this::count);
  }

  static ScriptLanguages in(CharSequence text) {
    return new ScriptLanguages(text);
  }

  private void count(int letter) {
    letters[UScript.getScript(letter)]++;
    total++;
  }

  /** Letters of all scripts. */
  int letters() {
    return total;
  }

  /** The language that the script alone decides; empty for Latin, Cyrillic, Arabic and others. */
  Optional<Guess> guess() {
    int kana = letters[UScript.HIRAGANA] + letters[UScript.KATAKANA];
    int chinese = letters[UScript.HAN] + kana;
    if (isMajority(chinese)) {
      return Optional.of(guess(kana > SOME_KANA * chinese ? "ja" : "zh", chinese));
    }
    return LANGUAGE_OF_SCRIPT.entrySet().stream()
        .filter(script -> isMajority(letters[script.getKey()]))
        .map(script -> guess(script.getValue(), letters[script.getKey()]))
        .findFirst();
  }

  private boolean isMajority(int count) {
    return count > 0 && count >= MAJORITY * total;
  }

  private Guess guess(String tag, int count) {
    return new Guess(tag, (double) count / total, METHOD);
  }
}
