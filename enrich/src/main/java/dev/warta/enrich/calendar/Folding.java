package dev.warta.enrich.calendar;

import java.text.Normalizer;

/** Letters as they are compared: small, with one apostrophe and one space, letter for letter. */
public final class Folding {

  /** A letter that is passed over. */
  public static final char NOTHING = 0;

  private Folding() {}

  /** A letter of a text or a phrase. */
  public static char fold(char c) {
    if (c < 128) {
      return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c == '\t' || c == '\n' ? ' ' : c;
    }
    return switch (c) {
      case '’', 'ʼ', '‘' -> '\'';
      case '\u00a0', '\u202f', '\u2009' -> ' ';
      case '‐', '‑' -> '-';
      case 'أ', 'إ', 'آ', 'ٱ' -> 'ا';
      case 'ى', 'ی' -> 'ي';
      case 'ک' -> 'ك';
      case 'ـ', '\u00ad', '\u200c', '\u200d', '\u200e', '\u200f', '\u200b' -> NOTHING;
      default -> c >= '\u064b' && c <= '\u0652' ? NOTHING : Character.toLowerCase(c);
    };
  }

  /** A whole phrase. */
  public static String fold(String phrase) {
    String composed = Normalizer.normalize(phrase.strip(), Normalizer.Form.NFC);
    StringBuilder folded = new StringBuilder(composed.length());
    for (int i = 0; i < composed.length(); i++) {
      char c = fold(composed.charAt(i));
      if (c != NOTHING) {
        folded.append(c);
      }
    }
    return folded.toString();
  }

  /** A line with the digits and signs of ASCII, folded, with one space between words. */
  static String line(String line) {
    StringBuilder folded = new StringBuilder(line.length());
    for (int i = 0; i < line.length(); i++) {
      char c = fold(narrow(line.charAt(i)));
      if (isSpace(c)) {
        boolean isSecond = folded.length() > 0 && folded.charAt(folded.length() - 1) == ' ';
        folded.append(isSecond ? "" : " ");
      } else if (c != NOTHING) {
        folded.append(Character.isDigit(c) ? (char) ('0' + Character.digit(c, 10)) : c);
      }
    }
    return composed(folded);
  }

  private static String composed(StringBuilder letters) {
    return Normalizer.isNormalized(letters, Normalizer.Form.NFC)
        ? letters.toString()
        : Normalizer.normalize(letters, Normalizer.Form.NFC);
  }

  private static boolean isSpace(char c) {
    return c <= ' ' && c != NOTHING || c >= 128 && Character.isSpaceChar(c);
  }

  /** A full-width letter, digit or sign as that of ASCII. */
  private static char narrow(char c) {
    return c > '\uff00' && c < '\uff5f' ? (char) (c - '\uff00' + ' ') : c;
  }

  /** Chinese characters, kana and the scripts of South East Asia stand without spaces. */
  public static boolean isSpaceless(char c) {
    return c >= '\u0e00'
        && (c <= '\u0eff'
            || c >= '\u1000' && c <= '\u109f'
            || c >= '\u1780' && c <= '\u17ff'
            || c >= '\u3005' && c <= '\u30ff'
            || c >= '\u3400' && c <= '\u9fff'
            || c >= '\uf900' && c <= '\ufaff');
  }
}
