package dev.warta.enrich.entities.tagger;

import dev.warta.enrich.text.Tokens;

/**
 * The words of one sentence as numbers: as written, in lower case, by their shape and their ends.
 *
 * <p>Signs of one kind are the same word whatever their form (all quotation marks, all dashes).
 */
final class Words {

  /** How many kinds of words {@link #kind} tells apart. */
  static final int KINDS = 8;

  private static final int MOST_AFFIXES = 4;
  private static final int LONGEST_SHAPE = 9;

  private int size;
  private int[] written = new int[0];
  private int[] lower = new int[0];
  private int[] keys = new int[0];
  private int[] shape = new int[0];
  private int[] affixes = new int[0];
  private int[] ends = new int[0];
  private byte[] kind = new byte[0];

  private int capitalised;
  private int lettered;

  void read(Tokens tokens, int from, int to, Casing casing) {
    size = to - from;
    if (written.length < size) {
      int length = size + size / 2;
      written = new int[length];
      lower = new int[length];
      keys = new int[length];
      shape = new int[length];
      affixes = new int[length];
      ends = new int[length * 2 * MOST_AFFIXES];
      kind = new byte[length];
    }
    capitalised = 0;
    lettered = 0;
    for (int i = 0; i < size; i++) {
      int token = from + i;
      read(i, tokens.text(), tokens.start(token), tokens.end(token), casing.of(tokens, token));
    }
  }

  private void read(int i, String text, int start, int end, Casing.Read read) {
    int asWritten = 0x811C9DC5;
    int small = 0x811C9DC5;
    int form = 7;
    char before = 0;
    int shown = 0;
    int most = Math.min(MOST_AFFIXES, end - start - 1);
    int capitals = 0;
    int letters = 0;
    for (int at = start; at < end; at++) {
      char c = sign(text.charAt(at));
      char lowered = Character.toLowerCase(c);
      char seen = read == Casing.Read.AS_WRITTEN || at == start ? c : lowered;
      seen = read == Casing.Read.SMALL ? lowered : seen;
      asWritten = Hashes.step(asWritten, seen);
      small = Hashes.step(small, lowered);
      if (at - start < most) {
        ends[i * 2 * MOST_AFFIXES + at - start] = Hashes.spread(small);
      }
      char kindOfSign = kindOf(seen, lowered);
      capitals += kindOfSign == 'A' ? 1 : 0;
      letters += kindOfSign == 'A' || kindOfSign == 'a' ? 1 : 0;
      if ((kindOfSign != before || shown < 2) && shown < LONGEST_SHAPE) {
        form = Hashes.step(form, kindOfSign);
        shown++;
      }
      before = kindOfSign;
    }
    written[i] = Hashes.spread(asWritten);
    lower[i] = Hashes.spread(small);
    keys[i] = small;
    shape[i] = Hashes.spread(form);
    affixes[i] = Math.max(0, most);
    readSuffixes(i, text, end);
    char first = sign(text.charAt(start));
    boolean isCapital =
        capitals > 0 && read != Casing.Read.SMALL && first != Character.toLowerCase(first);
    kind[i] = (byte) kindOf(first, isCapital, capitals, letters);
    if (letters > 0) {
      lettered++;
      capitalised += isCapital ? 1 : 0;
    }
  }

  private void readSuffixes(int i, String text, int end) {
    int hash = 3;
    for (int k = 0; k < affixes[i]; k++) {
      hash = Hashes.step(hash, Character.toLowerCase(sign(text.charAt(end - 1 - k))));
      ends[(i * 2 + 1) * MOST_AFFIXES + k] = Hashes.spread(hash);
    }
  }

  /** One sign for all of a kind. */
  private static char sign(char c) {
    if (c < 128) {
      return c == '`' ? '\'' : c;
    }
    return switch (c) {
      case '“', '”', '„', '«', '»', '‟' -> '"';
      case '‘', '’', 'ʼ', '‹', '›' -> '\'';
      case '–', '—', '‐', '‑' -> '-';
      default -> c;
    };
  }

  private static char kindOf(char c, char lowered) {
    if (c != lowered) {
      return 'A';
    }
    if (c < 128) {
      return c >= 'a' && c <= 'z' ? 'a' : c >= '0' && c <= '9' ? '9' : c;
    }
    return Character.isLetter(c) ? 'a' : Character.isDigit(c) ? '9' : c;
  }

  private static int kindOf(char first, boolean isCapital, int capitals, int letters) {
    if (isCapital) {
      return capitals == letters && letters > 1 ? 2 : 1;
    }
    if (letters > 0) {
      return 0;
    }
    return switch (first) {
      case '"', '\'' -> 4;
      case '(', ')', '[', ']', '/' -> 5;
      case ',', '-', '&', ':' -> 6;
      default -> Character.isDigit(first) ? 3 : 7;
    };
  }

  /** Whether nearly every word has a capital, so that a capital says little. */
  boolean isMostlyCapitals() {
    return lettered > 3 && capitalised * 10 > lettered * 7;
  }

  int written(int word) {
    return written[word];
  }

  int lower(int word) {
    return lower[word];
  }

  /** The number of a word as the lexicon knows it. */
  int key(int word) {
    return keys[word];
  }

  int shape(int word) {
    return shape[word];
  }

  /** How many letters at the beginning and at the end are looked at. */
  int affixes(int word) {
    return affixes[word];
  }

  int prefix(int word, int k) {
    return ends[word * 2 * MOST_AFFIXES + k];
  }

  int suffix(int word, int k) {
    return ends[(word * 2 + 1) * MOST_AFFIXES + k];
  }

  int kind(int word) {
    return kind[word];
  }

  boolean isCapitalised(int word) {
    return kind[word] == 1 || kind[word] == 2;
  }
}
