package dev.warta.enrich.language;

import static java.util.Map.entry;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells the language of a text from its script, where the script belongs to one language of the
 * news: Thai, Khmer, Korean, Greek.
 */
public final class ScriptLanguages {

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

  /**
   * Share of the letters that must be of one script. Less than half, since what stands in another
   * script are mostly names and terms in Latin letters.
   */
  private static final double MAJORITY = 0.4;

  /** The same of Chinese characters: one of them says as much as three letters. */
  private static final double CHINESE_MAJORITY = 0.25;

  /** Share of kana from which a text in Chinese characters is Japanese. */
  private static final double SOME_KANA = 0.1;

  private static final String METHOD = "script";

  private final int[] letters = new int[UCharacter.getIntPropertyMaxValue(UProperty.SCRIPT) + 1];
  private int total;

  private ScriptLanguages() {}

  private ScriptLanguages(CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        letters[UScript.LATIN] += isLetter(c) ? 1 : 0;
      } else if (Character.isHighSurrogate(c)) {
        count(Character.codePointAt(text, i++));
      } else {
        count(c);
      }
    }
    total = Arrays.stream(letters).sum();
  }

  /** Counts the letters of a text by script. */
  public static ScriptLanguages in(CharSequence text) {
    return new ScriptLanguages(text);
  }

  /** The scripts of several texts together. */
  static ScriptLanguages together(List<ScriptLanguages> texts) {
    ScriptLanguages together = new ScriptLanguages();
    for (ScriptLanguages text : texts) {
      for (int script = 0; script < text.letters.length; script++) {
        together.letters[script] += text.letters[script];
      }
      together.total += text.total;
    }
    return together;
  }

  private static boolean isLetter(char ascii) {
    return ascii >= 'a' && ascii <= 'z' || ascii >= 'A' && ascii <= 'Z';
  }

  private void count(int character) {
    if (UCharacter.isLetter(character)) {
      letters[UScript.getScript(character)]++;
    }
  }

  /** Letters of all scripts. */
  int letters() {
    return total;
  }

  /** Whether the script alone decides the language. */
  public boolean decide() {
    return guess().isPresent();
  }

  /** The language that the script alone decides; empty for Latin, Cyrillic, Arabic and others. */
  Optional<Guess> guess() {
    int kana = letters[UScript.HIRAGANA] + letters[UScript.KATAKANA];
    int chinese = letters[UScript.HAN] + kana;
    if (chinese > 0 && chinese >= CHINESE_MAJORITY * total) {
      return Optional.of(guess(kana > SOME_KANA * chinese ? "ja" : "zh", chinese));
    }
    return LANGUAGE_OF_SCRIPT.keySet().stream()
        .max(
            Comparator.<Integer>comparingInt(script -> letters[script])
                .thenComparing(Comparator.naturalOrder()))
        .filter(script -> letters[script] > 0 && letters[script] >= MAJORITY * total)
        .map(script -> guess(LANGUAGE_OF_SCRIPT.get(script), letters[script]));
  }

  private Guess guess(String tag, int count) {
    return new Guess(tag, (double) count / total, METHOD);
  }
}
