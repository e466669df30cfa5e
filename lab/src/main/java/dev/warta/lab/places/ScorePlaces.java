package dev.warta.lab.places;

import dev.warta.enrich.Step;
import dev.warta.enrich.places.FindPlaces;
import dev.warta.events.Mention;
import dev.warta.events.Place;
import dev.warta.events.PlaceKind;
import dev.warta.lab.language.SentenceDrafts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Tells how many of the places that are found in annotated sentences are places.
 *
 * <p>{@code lab/run places-score LANGUAGE FILE…}: a file has a token and its IOB2 tag a line (PER,
 * ORG, LOC), tab between them, and an empty line after each sentence. A mention counts as right if
 * all its tokens are of one LOC; most names of places are none of the table, so recall is the share
 * of LOC with a mention. Each sentence is an article, which is harder than an article is.
 */
public final class ScorePlaces {

  private static final int EXAMPLES = 60;

  private final Step step = new FindPlaces();
  private final String language;
  private final Map<String, Integer> wrong = new TreeMap<>();
  private final Map<PlaceKind, int[]> byKind = new TreeMap<>();
  private int named;
  private int found;

  private ScorePlaces(String language) {
    this.language = language;
  }

  /** Scores the files together. */
  public static void main(String[] args) throws IOException {
    if (args.length < 2) {
      System.err.println("usage: lab/run places-score LANGUAGE FILE...");
      System.exit(2);
    }
    ScorePlaces score = new ScorePlaces(args[0]);
    for (int i = 1; i < args.length; i++) {
      score.read(Path.of(args[i]));
    }
    score.print();
  }

  private void read(Path file) throws IOException {
    AnnotatedSentence sentence = new AnnotatedSentence();
    for (String line : Files.readAllLines(file)) {
      if (line.isBlank()) {
        score(sentence);
        sentence = new AnnotatedSentence();
      } else {
        sentence.add(line.substring(0, line.indexOf('\t')), line.substring(line.indexOf('\t') + 1));
      }
    }
    score(sentence);
  }

  private void score(AnnotatedSentence sentence) {
    Set<Integer> covered = new HashSet<>();
    for (Place place :
        step.apply(SentenceDrafts.of(language, sentence.text())).event().getPlaces()) {
      for (Mention mention : place.getMentions()) {
        int location = sentence.locationAt(mention.getStart(), mention.getEnd());
        int[] counts = byKind.computeIfAbsent(place.getKind(), kind -> new int[2]);
        if (location >= 0) {
          covered.add(location);
          counts[0]++;
        } else {
          counts[1]++;
          wrong.merge(
              place.getKind() + "\t" + sentence.around(mention.getStart(), mention.getEnd()),
              1,
              Integer::sum);
        }
      }
    }
    named += sentence.locations();
    found += covered.size();
  }

  private void print() {
    byKind.forEach(
        (kind, counts) ->
            System.out.printf(
                Locale.ROOT,
                "%-8s %5d mentions, %.3f of them in a LOC%n",
                kind,
                counts[0] + counts[1],
                counts[0] / (double) (counts[0] + counts[1])));
    System.out.printf(
        Locale.ROOT, "%d LOC, %.3f of them with a mention%n", named, found / (double) named);
    List<Map.Entry<String, Integer>> examples =
        wrong.entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
            .limit(EXAMPLES)
            .toList();
    examples.forEach(example -> System.out.println(example.getValue() + "\t" + example.getKey()));
  }
}
