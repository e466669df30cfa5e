package dev.warta.lab.language;

import com.ibm.icu.text.Transliterator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The same sentences in many languages: a file of SIB-200, tab-separated, with a line for the names
 * of the columns and then {@code language}, {@code topic} and {@code text}.
 *
 * <p>Serbian, which the file has in Cyrillic, is added in Latin letters, as half of its press
 * writes it.
 */
public final class ParallelSentences {

  private static final String SERBIAN = "sr";

  /** One language in one script, its sentences in the order of all others. */
  public record Column(String tag, List<String> topics, List<String> sentences) {}

  private final List<Column> columns;

  private ParallelSentences(List<Column> columns) {
    this.columns = columns;
  }

  /** Reads a file. */
  public static ParallelSentences read(Path file) throws IOException {
    Map<String, Column> columns = new LinkedHashMap<>();
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      String[] cells = line.split("\t", 3);
      if (cells.length == 3 && !cells[0].equals("language")) {
        Column column = columns.computeIfAbsent(cells[0], ParallelSentences::column);
        column.topics().add(cells[1]);
        column.sentences().add(cells[2]);
      }
    }
    List<Column> all = new ArrayList<>(columns.values());
    if (columns.containsKey(SERBIAN)) {
      all.add(inLatin(columns.get(SERBIAN)));
    }
    return new ParallelSentences(all);
  }

  /** Both kinds of Chinese have one tag. */
  private static Column column(String language) {
    return new Column(
        language.startsWith("zh") ? "zh" : language, new ArrayList<>(), new ArrayList<>());
  }

  private static Column inLatin(Column cyrillic) {
    Transliterator toLatin = Transliterator.getInstance("Serbian-Latin/BGN");
    return new Column(
        cyrillic.tag(),
        cyrillic.topics(),
        cyrillic.sentences().stream().map(toLatin::transliterate).toList());
  }

  /** The languages in the order of the file. */
  public List<Column> columns() {
    return columns;
  }
}
