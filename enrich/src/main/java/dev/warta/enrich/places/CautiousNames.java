package dev.warta.enrich.places;

import dev.warta.enrich.places.CountryNames.Found;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Decides where a name that is also a person's, a bird's or a common word means the country.
 *
 * <p>It does not where it stands beside another capitalised word (Jordan Henderson); once it stood
 * behind one inside a sentence (Michael Jordan), it never does in that text. The beginning of a
 * sentence, where every word has a capital, proves nothing: there it counts only if the text has a
 * clear mention too.
 *
 * <p>Takes time and memory that grow with the text only: its small words are collected once.
 */
final class CautiousNames {

  private static final String ENDS_OF_SENTENCES = ".!?:;…\n\"“”„«»'‘’([–—";

  private final String text;
  private final Set<String> clear = new HashSet<>();
  private final Set<String> otherwise = new HashSet<>();
  private Set<String> smallWords;

  CautiousNames(String text) {
    this.text = text;
  }

  /** Whether the name stands alone here; what it learns counts for {@link #isClear}. */
  boolean isAlone(Found found) {
    if (!found.name().cautious()) {
      return true;
    }
    if (followsName(found)) {
      otherwise.add(found.name().text());
      return false;
    }
    if (precedesName(found)) {
      return false;
    }
    if (!beginsSentence(found.start())) {
      clear.add(found.name().text());
    }
    return true;
  }

  /** Whether the name means the country in this text, once all its places were looked at. */
  boolean isClear(CountryName name) {
    return !name.cautious() || (clear.contains(name.text()) && !otherwise.contains(name.text()));
  }

  private boolean followsName(Found found) {
    int end = found.start() - 1;
    if (end < 1 || text.charAt(end) != ' ') {
      return false;
    }
    int start = end;
    while (start > 0 && Character.isLetter(text.charAt(start - 1))) {
      start--;
    }
    return isName(start, end);
  }

  private boolean precedesName(Found found) {
    int start = found.end() + 1;
    if (start >= text.length() || text.charAt(found.end()) != ' ') {
      return false;
    }
    int end = start;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return isName(start, end);
  }

  /** Whether a word has a capital and is not one that the text also writes without (In, With). */
  private boolean isName(int start, int end) {
    return start < end
        && Character.isUpperCase(text.charAt(start))
        && !smallWords().contains(text.substring(start, end).toLowerCase(Locale.ROOT));
  }

  /** The words that stand between spaces and begin with no capital, read when first asked for. */
  private Set<String> smallWords() {
    if (smallWords == null) {
      smallWords = new HashSet<>();
      int space = text.indexOf(' ');
      while (space >= 0) {
        int start = space + 1;
        space = text.indexOf(' ', start);
        if (space > start && isSmallWord(start, space)) {
          smallWords.add(text.substring(start, space));
        }
      }
    }
    return smallWords;
  }

  private boolean isSmallWord(int start, int end) {
    for (int i = start; i < end; i++) {
      if (!Character.isLetter(text.charAt(i)) || Character.isUpperCase(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean beginsSentence(int start) {
    int before = start - 1;
    while (before >= 0 && text.charAt(before) == ' ') {
      before--;
    }
    return before < 0 || ENDS_OF_SENTENCES.indexOf(text.charAt(before)) >= 0;
  }
}
