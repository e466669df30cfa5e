package dev.warta.enrich.dates;

import java.text.Normalizer;

/** Letters as they are compared: small, with one apostrophe and one space, letter for letter. */
final class Folding {

  /** A letter that is passed over. */
  static final char NOTHING = 0;

  private Folding() {}

  /** A letter of a text or a phrase. */
  static char fold(char c) {
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
  static String fold(String phrase) {
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

  /** Chinese characters, kana and the scripts of South East Asia stand without spaces. */
  static boolean isSpaceless(char c) {
    return c >= '\u0e00'
        && (c <= '\u0eff'
            || c >= '\u1000' && c <= '\u109f'
            || c >= '\u1780' && c <= '\u17ff'
            || c >= '\u3005' && c <= '\u30ff'
            || c >= '\u3400' && c <= '\u9fff'
            || c >= '\uf900' && c <= '\ufaff');
  }
}
