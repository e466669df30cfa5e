package dev.warta.enrich.dates;

/** Tells whether a word stands beside another one that is written with a capital. */
final class NameCheck {

  private NameCheck() {}

  static boolean isCapitalBehind(String text, int end) {
    return end + 2 < text.length()
        && text.charAt(end) == ' '
        && Character.isUpperCase(text.charAt(end + 1))
        && Character.isLowerCase(text.charAt(end + 2));
  }

  static boolean isCapitalBefore(String text, int start) {
    int at = start - 2;
    if (at < 0 || text.charAt(at + 1) != ' ' || !Character.isLetter(text.charAt(at))) {
      return false;
    }
    while (at > 0 && Character.isLetter(text.charAt(at - 1))) {
      at--;
    }
    return Character.isUpperCase(text.charAt(at));
  }
}
