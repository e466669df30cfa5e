package dev.warta.enrich.fingerprint;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;

/**
 * The hashes of all runs of neighbouring words in a text.
 *
 * <p>Words are runs of letters and digits in lower case; everything else only separates them. In
 * scripts without spaces each character is a word of its own, and runs are longer.
 *
 * <p>The hashes are part of the stored fingerprint: they must never change. A word is FNV-1a (64
 * bits, one step a code point); a run is the polynomial of its words in base {@link #BASE}, mixed
 * by the finaliser of MurmurHash3.
 */
final class Shingles {

  /** Fewer words make no fingerprint. */
  static final int FEWEST_WORDS = 8;

  private static final int RUN_OF_WORDS = 4;

  private static final int RUN_OF_CHARACTERS = 8;

  private static final long BASE = 0x9E3779B97F4A7C15L;
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private long[] words = new long[512];
  private int size;
  private int characters;

  private Shingles() {}

  /** The hashes of the text's runs, in their order; empty where the text is too short. */
  static long[] of(String text) {
    Shingles shingles = new Shingles();
    shingles.split(text);
    return shingles.runs();
  }

  private void split(String text) {
    long hash = FNV_OFFSET;
    boolean inWord = false;
    int length;
    for (int i = 0; i < text.length(); i += length) {
      int c = text.codePointAt(i);
      length = Character.charCount(c);
      boolean character = c >= '\u0e00' && isWrittenWithoutSpaces(c);
      if (inWord && (character || !isPartOfWord(c))) {
        add(hash);
        inWord = false;
        hash = FNV_OFFSET;
      }
      if (character) {
        add((FNV_OFFSET ^ c) * FNV_PRIME);
        characters++;
      } else if (isPartOfWord(c)) {
        hash = (hash ^ Character.toLowerCase(c)) * FNV_PRIME;
        inWord = true;
      }
    }
    if (inWord) {
      add(hash);
    }
  }

  private static boolean isPartOfWord(int c) {
    return Character.isLetterOrDigit(c)
        || c > '\u02ff'
            && (Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK);
  }

  /** A list of its own: the fingerprint must not change where other rooms learn a script. */
  private static boolean isWrittenWithoutSpaces(int c) {
    return switch (UnicodeScript.of(c)) {
      case THAI, LAO, KHMER, MYANMAR, HAN, HIRAGANA, KATAKANA -> Character.isLetterOrDigit(c);
      default -> false;
    };
  }

  private void add(long word) {
    if (size == words.length) {
      words = Arrays.copyOf(words, 2 * size);
    }
    words[size++] = word;
  }

  private long[] runs() {
    boolean mostlyCharacters = 2 * characters > size;
    int length = mostlyCharacters ? RUN_OF_CHARACTERS : RUN_OF_WORDS;
    if (size < (mostlyCharacters ? 2 * FEWEST_WORDS : FEWEST_WORDS)) {
      return new long[0];
    }
    long[] runs = new long[size - length + 1];
    for (int start = 0; start < runs.length; start++) {
      long run = 0;
      for (int i = start; i < start + length; i++) {
        run = run * BASE + words[i];
      }
      runs[start] = mixed(run);
    }
    return runs;
  }

  /** The finaliser of MurmurHash3: every bit of the result depends on every bit of the input. */
  static long mixed(long hash) {
    long h = hash;
    h ^= h >>> 33;
    h *= 0xff51afd7ed558ccdL;
    h ^= h >>> 33;
    h *= 0xc4ceb9fe1a85ec53L;
    h ^= h >>> 33;
    return h;
  }
}
