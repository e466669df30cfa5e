package dev.warta.enrich.language;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * What the language model looks at: the words of a text and their runs of two to five letters, each
 * as the number of a bucket.
 *
 * <p>Letters count in lower case, the edge of a word as a blank; signs and digits only separate
 * words. Spellings that one keyboard has and another lacks are made equal ({@code ș} and {@code ş},
 * the kinds of apostrophe). Time and memory grow with the text's length; callers bound it.
 */
public final class NgramFeatures {

  /** How many buckets there are. */
  public static final int BUCKETS = 1 << 18;

  private static final int SHORTEST = 2;
  private static final int LONGEST = 5;

  private NgramFeatures() {}

  /** The buckets of a text's words and n-grams, in the order of the text, repeated as they are. */
  public static int[] of(CharSequence text) {
    char[] letters = normalised(text);
    int[] buckets = new int[letters.length * (LONGEST - SHORTEST + 2)];
    int size = 0;
    int word = 0;
    for (int start = 0; start < letters.length; start++) {
      size = addFrom(start, letters, buckets, size);
      if (letters[start] != ' ') {
        word = (word ^ letters[start]) * 0x01000193;
      } else {
        if (start > 0) {
          buckets[size++] = bucket(word);
        }
        word = 0x51ed27;
      }
    }
    return Arrays.copyOf(buckets, size);
  }

  /** Adds the n-grams that begin at a letter or at the blank before a word. */
  private static int addFrom(int start, char[] letters, int[] buckets, int size) {
    int added = size;
    int hash = 17;
    int end = Math.min(start + LONGEST, letters.length);
    for (int at = start; at < end; at++) {
      hash = (hash ^ letters[at]) * 0x01000193;
      hash ^= hash >>> 11;
      int length = at + 1 - start;
      if (length >= SHORTEST) {
        buckets[added++] = bucket(hash + length);
        if (letters[at] == ' ') {
          break;
        }
      }
    }
    return added;
  }

  private static int bucket(int hash) {
    int mixed = (hash ^ hash >>> 15) * 0x85EBCA6B;
    mixed = (mixed ^ mixed >>> 13) * 0xC2B2AE35;
    return (mixed ^ mixed >>> 16) & BUCKETS - 1;
  }

  /** Lower-case letters with one blank between words, before the first and behind the last. */
  private static char[] normalised(CharSequence text) {
    CharSequence composed = composed(text);
    char[] letters = new char[composed.length() + 2];
    int length = 0;
    letters[length++] = ' ';
    for (int i = 0; i < composed.length(); i++) {
      char c = composed.charAt(i);
      if (isLetter(c)) {
        letters[length++] = plain(Character.toLowerCase(c));
      } else if (letters[length - 1] != ' ') {
        letters[length++] = ' ';
      }
    }
    if (letters[length - 1] != ' ') {
      letters[length++] = ' ';
    }
    return Arrays.copyOf(letters, length);
  }

  private static CharSequence composed(CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '\u0300' && c <= '\u036f') {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
      }
    }
    return text;
  }

  private static boolean isLetter(char c) {
    if (c < '\u0080') {
      return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '\'';
    }
    if (Character.isLetter(c) || c == '’' || c == '‘') {
      return true;
    }
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  private static char plain(char lowerCase) {
    return switch (lowerCase) {
      case '’', '‘', 'ʼ', 'ʻ' -> '\'';
      case 'ș' -> 'ş';
      case 'ț' -> 'ţ';
      default -> lowerCase;
    };
  }
}
