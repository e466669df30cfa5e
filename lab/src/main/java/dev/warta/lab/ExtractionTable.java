package dev.warta.lab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.warta.events.ArticleTime;
import dev.warta.events.EnrichedArticle;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Sums up how far articles that were found agree with those that are known. */
final class ExtractionTable {

  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}_]+");
  private static final int LENGTH_OF_DAY = "2024-06-19".length();

  private final ExtractionTally all = new ExtractionTally();
  private final Map<String, ExtractionTally> byLanguage = new HashMap<>();
  private final Map<String, int[]> exact = new HashMap<>();

  int pages() {
    return all.pages();
  }

  /**
   * Adds a page.
   *
   * @param found null where the page was unreadable
   * @param language of what was found
   */
  void add(JsonNode truth, EnrichedArticle found, String language) {
    String text = found == null ? "" : text(found);
    all.add(truth, text);
    byLanguage.computeIfAbsent(language, tag -> new ExtractionTally()).add(truth, text);
    addExact("title", truth.path("title"), found == null ? "" : found.getTitle());
    addExact("author", truth.path("author"), found == null ? "" : authors(found));
    addExact("date", truth.path("date"), found == null ? "" : date(found));
  }

  private static String text(EnrichedArticle found) {
    return found.getStandfirst() == null
        ? found.getBody()
        : found.getStandfirst() + "\n\n" + found.getBody();
  }

  private static String authors(EnrichedArticle found) {
    return String.join(" ", found.getAuthors());
  }

  private static String date(EnrichedArticle found) {
    ArticleTime time =
        found.getPublishedAt() == null ? found.getUpdatedAt() : found.getPublishedAt();
    return time == null ? "" : day(time.getValue());
  }

  private static String day(String time) {
    return time.substring(0, Math.min(LENGTH_OF_DAY, time.length()));
  }

  private void addExact(String field, JsonNode truth, String found) {
    String known = truth.asText("");
    if (known.isEmpty() || known.equals("null")) {
      return;
    }
    int[] counts = exact.computeIfAbsent(field, name -> new int[2]);
    counts[0]++;
    counts[1] += isSame(field, known, found) ? 1 : 0;
  }

  private static boolean isSame(String field, String known, String found) {
    return switch (field) {
      case "author" -> wordSet(known).equals(wordSet(found));
      case "date" -> day(known).equals(found);
      default -> plain(known).equals(plain(found));
    };
  }

  private static String plain(String text) {
    return NO_WORD.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
  }

  private static Set<String> wordSet(String text) {
    return new HashSet<>(List.of(plain(text).split(" ")));
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    line(text, all.kind(), all);
    for (String field : List.of("title", "author", "date")) {
      int[] counts = exact.get(field);
      if (counts != null) {
        text.append(
            String.format(
                Locale.ROOT,
                "  %-9s %.3f exact of %d%n",
                field,
                (double) counts[1] / counts[0],
                counts[0]));
      }
    }
    byLanguage.entrySet().stream()
        .sorted(
            Map.Entry.comparingByValue(Comparator.comparingDouble(ExtractionTally::f1).reversed()))
        .forEach(language -> line(text, "  " + language.getKey(), language.getValue()));
    return text.toString();
  }

  private static void line(StringBuilder text, String name, ExtractionTally tally) {
    text.append(
        String.format(
            Locale.ROOT,
            "  %-9s F1 %.4f  precision %.4f  recall %.4f of %d%n",
            name,
            tally.f1(),
            tally.precision(),
            tally.recall(),
            tally.pages()));
  }
}
