package dev.warta.lab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.warta.events.ArticleTime;
import dev.warta.events.EnrichedArticle;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sums up how far articles that were found agree with those that are known. */
final class ExtractionTable {

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}_]+");
  private static final Pattern SPACE = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);
  private static final int LENGTH_OF_DAY = "2024-06-19".length();

  private int pages;
  private int bodies;
  private double bodyF1;
  private double bodyPrecision;
  private double bodyRecall;
  private int segmentsFound;
  private int segmentsMissed;
  private int segmentsOfPage;
  private final Map<String, int[]> exact = new HashMap<>();

  int pages() {
    return pages;
  }

  /**
   * Adds a page.
   *
   * @param found null where the page was unreadable
   */
  void add(JsonNode truth, EnrichedArticle found) {
    pages++;
    String text = found == null ? "" : text(found);
    if (truth.has("with")) {
      addSegments(truth, SPACE.matcher(text).replaceAll(" "));
      return;
    }
    addBody(text, truth.path("body").asText(""));
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

  private void addSegments(JsonNode truth, String text) {
    for (JsonNode segment : truth.path("with")) {
      boolean isFound = text.contains(SPACE.matcher(segment.asText()).replaceAll(" ").strip());
      segmentsFound += isFound ? 1 : 0;
      segmentsMissed += isFound ? 0 : 1;
    }
    for (JsonNode segment : truth.path("without")) {
      boolean isFound = text.contains(SPACE.matcher(segment.asText()).replaceAll(" ").strip());
      segmentsOfPage += isFound ? 1 : 0;
    }
  }

  private void addBody(String found, String known) {
    Map<String, Integer> foundWords = words(found);
    Map<String, Integer> knownWords = words(known);
    bodies++;
    int all = count(knownWords);
    int taken = count(foundWords);
    if (all == 0 || taken == 0) {
      bodyF1 += all == taken ? 1 : 0;
      bodyPrecision += all == taken ? 1 : 0;
      bodyRecall += all == taken ? 1 : 0;
      return;
    }
    int common = 0;
    for (Map.Entry<String, Integer> word : foundWords.entrySet()) {
      common += Math.min(word.getValue(), knownWords.getOrDefault(word.getKey(), 0));
    }
    bodyPrecision += (double) common / taken;
    bodyRecall += (double) common / all;
    bodyF1 += 2.0 * common / (taken + all);
  }

  private static Map<String, Integer> words(String text) {
    Map<String, Integer> words = new HashMap<>();
    Matcher word = WORD.matcher(text.toLowerCase(Locale.ROOT));
    while (word.find()) {
      words.merge(word.group(), 1, Integer::sum);
    }
    return words;
  }

  private static int count(Map<String, Integer> words) {
    return words.values().stream().mapToInt(Integer::intValue).sum();
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
    if (bodies > 0) {
      line(text, "body", bodyF1 / bodies, bodyPrecision / bodies, bodyRecall / bodies);
    }
    if (segmentsFound > 0) {
      double precision = (double) segmentsFound / (segmentsFound + segmentsOfPage);
      double recall = (double) segmentsFound / (segmentsFound + segmentsMissed);
      line(text, "segments", 2 * precision * recall / (precision + recall), precision, recall);
    }
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
    return text.toString();
  }

  private static void line(
      StringBuilder text, String name, double f1, double precision, double recall) {
    text.append(
        String.format(
            Locale.ROOT,
            "  %-9s F1 %.4f  precision %.4f  recall %.4f%n",
            name,
            f1,
            precision,
            recall));
  }
}
