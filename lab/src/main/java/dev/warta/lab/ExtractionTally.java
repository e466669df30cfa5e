package dev.warta.lab;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far the texts of pages agree with those that are known, as words of the body or as segments.
 */
final class ExtractionTally {

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");
  private static final Pattern SPACE = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

  private int pages;
  private int bodies;
  private double bodyF1;
  private double bodyPrecision;
  private double bodyRecall;
  private int segmentsFound;
  private int segmentsMissed;
  private int segmentsOfPage;

  int pages() {
    return pages;
  }

  /** Adds a page by its body, or by its segments where those are known. */
  void add(JsonNode truth, String text) {
    pages++;
    if (truth.has("with")) {
      addSegments(truth, plain(text));
    } else {
      addBody(text, truth.path("body").asText(""));
    }
  }

  private void addSegments(JsonNode truth, String text) {
    for (JsonNode segment : truth.path("with")) {
      boolean isFound = text.contains(plain(segment.asText()));
      segmentsFound += isFound ? 1 : 0;
      segmentsMissed += isFound ? 0 : 1;
    }
    for (JsonNode segment : truth.path("without")) {
      boolean isFound = text.contains(plain(segment.asText()));
      segmentsOfPage += isFound ? 1 : 0;
    }
  }

  private static String plain(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    return SPACE.matcher(composed).replaceAll(" ").strip();
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

  /** Of the bodies, their mean; else of all segments together. */
  double f1() {
    double precision = precision();
    double recall = recall();
    return bodies > 0
        ? bodyF1 / bodies
        : 2 * precision * recall / Math.max(1e-9, precision + recall);
  }

  double precision() {
    return bodies > 0 ? bodyPrecision / bodies : share(segmentsFound, segmentsOfPage);
  }

  double recall() {
    return bodies > 0 ? bodyRecall / bodies : share(segmentsFound, segmentsMissed);
  }

  private static double share(int part, int rest) {
    return part == 0 ? 0 : (double) part / (part + rest);
  }

  /** What was compared. */
  String kind() {
    return bodies > 0 ? "body" : "segments";
  }
}
