package dev.warta.lab.topics;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Counts how many of the first keywords are tags of the page, whatever their case, accents and
 * punctuation. Recall is also given of those tags that stand in the text, since no other can be
 * found.
 */
final class KeywordAgreement {

  private static final int[] DEPTHS = {5, 12};

  private final int[] right = new int[DEPTHS.length];
  private final int[] given = new int[DEPTHS.length];
  private int pages;
  private int tags;
  private int tagsInText;

  void add(List<String> stated, List<String> found, String body) {
    Set<String> wanted = stated.stream().map(KeywordAgreement::plain).collect(Collectors.toSet());
    wanted.remove("");
    String text = " " + plain(body) + " ";
    pages++;
    tags += wanted.size();
    tagsInText += (int) wanted.stream().filter(tag -> text.contains(" " + tag + " ")).count();
    for (int i = 0; i < DEPTHS.length; i++) {
      List<String> best = found.subList(0, Math.min(DEPTHS[i], found.size()));
      given[i] += best.size();
      right[i] +=
          (int)
              best.stream()
                  .map(KeywordAgreement::plain)
                  .distinct()
                  .filter(wanted::contains)
                  .count();
    }
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]+", " ")
        .strip();
  }

  @Override
  public String toString() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < DEPTHS.length; i++) {
      lines.append(
          String.format(
              "  at %2d: precision %.3f  recall %.3f  recall of tags in the text %.3f"
                  + "  (%d pages, %d tags, %d in the text)%n",
              DEPTHS[i],
              (double) right[i] / Math.max(1, given[i]),
              (double) right[i] / Math.max(1, tags),
              (double) right[i] / Math.max(1, tagsInText),
              pages,
              tags,
              tagsInText));
    }
    return lines.toString();
  }
}
