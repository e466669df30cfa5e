package dev.warta.enrich.extract.html;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;

/** Finds the heading of an article: the one that has most words in common with the title. */
final class Heading {

  private static final int MOST_TRIED = 60;

  /** Shorter words stand in every title. */
  private static final int LEAST_LETTERS = 4;

  private Heading() {}

  /** One of the first rank, else one of a lower rank, else the first; null for none. */
  static Element of(PageElements elements, String title) {
    List<Element> headings = elements.headings();
    Set<String> wanted = words(title);
    Element heading = likest(headings, wanted);
    heading = heading == null ? likest(elements.subheadings(), wanted) : heading;
    return heading == null && !headings.isEmpty() ? headings.get(0) : heading;
  }

  /** The one with most in common; null where none has anything. */
  private static Element likest(List<Element> headings, Set<String> wanted) {
    Element likest = null;
    double most = 0;
    for (Element heading : headings.subList(0, Math.min(MOST_TRIED, headings.size()))) {
      double likeness = likeness(words(heading.text()), wanted);
      if (likeness > most) {
        likest = heading;
        most = likeness;
      }
    }
    return likest;
  }

  private static double likeness(Set<String> words, Set<String> others) {
    int total = words.size() + others.size();
    Set<String> common = new HashSet<>(words);
    common.retainAll(others);
    return total == 0 ? 0 : 2.0 * common.size() / total;
  }

  private static Set<String> words(String text) {
    Set<String> words =
        new HashSet<>(List.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")));
    words.removeIf(word -> word.length() < LEAST_LETTERS);
    return words;
  }
}
