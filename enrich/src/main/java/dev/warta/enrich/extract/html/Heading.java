package dev.warta.enrich.extract.html;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Finds the heading of an article: the one that has most words in common with the title. */
final class Heading {

  private static final int MOST_TRIED = 60;

  /** A heading of the first rank needs less in common. */
  private static final double FIRST_RANK = 100;

  /** Shorter words stand in every title. */
  private static final int LEAST_LETTERS = 4;

  private Heading() {}

  /** The heading; else the first of the first rank; null for none. */
  static Element of(Document document, String title) {
    Set<String> wanted = words(title);
    Element best = document.body().selectFirst("h1");
    double most = 0;
    int tried = 0;
    for (Element heading : document.body().select("h1, h2, legend")) {
      double likeness =
          likeness(words(heading.text()), wanted) * (heading.nameIs("h1") ? FIRST_RANK : 1);
      if (likeness > most) {
        best = heading;
        most = likeness;
      }
      if (++tried >= MOST_TRIED) {
        break;
      }
    }
    return best;
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
