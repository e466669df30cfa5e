package dev.warta.enrich.entities.tagger;

/** Numbers that stand for words and for what is seen around them. */
final class Hashes {

  private Hashes() {}

  /** One more character of a word. */
  static int step(int hash, char c) {
    return (hash ^ c) * 0x01000193;
  }

  /** Spreads a number over all its bits. */
  static int spread(int value) {
    int x = value ^ value >>> 16;
    x *= 0x85EBCA6B;
    x ^= x >>> 13;
    x *= 0xC2B2AE35;
    return x ^ x >>> 16;
  }

  /** A number of a kind for a well spread value; its upper bits are good ones. */
  static int of(int kind, int value) {
    return (value ^ kind * 0x9E3779B1) * 0x85EBCA6B;
  }

  /** A number of two values of a kind. */
  static int of(int kind, int one, int other) {
    return of(kind, one * 0x27D4EB2F + Integer.rotateLeft(other, 15));
  }

  /** The number of a word without regard to case, as phrases are made of it. */
  static int word(CharSequence word) {
    int hash = 0x811C9DC5;
    for (int i = 0; i < word.length(); i++) {
      hash = step(hash, Character.toLowerCase(word.charAt(i)));
    }
    return hash;
  }

  /** The number of a phrase that has one more word. */
  static int phrase(int before, int word) {
    return spread(before * 31 + word);
  }
}
