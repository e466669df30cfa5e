package dev.warta.store.postgres;

/**
 * Makes any Java string one that PostgreSQL takes: U+0000 and lone surrogates become U+FFFD, one
 * for one, so that offsets into the text stay true.
 */
final class StorableText {

  private static final char REPLACEMENT = '\uFFFD';

  private StorableText() {}

  /** The same string if nothing needs replacing; null for null. */
  static String of(String text) {
    if (text == null) {
      return null;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isSurrogate(c)) {
        return replaced(text, i);
      }
    }
    return text;
  }

  private static String replaced(String text, int from) {
    StringBuilder clean = new StringBuilder(text);
    for (int i = from; i < clean.length(); i++) {
      char c = clean.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < clean.length()
          && Character.isLowSurrogate(clean.charAt(i + 1))) {
        i++;
      } else if (c == 0 || Character.isSurrogate(c)) {
        clean.setCharAt(i, REPLACEMENT);
      }
    }
    return clean.toString();
  }
}
