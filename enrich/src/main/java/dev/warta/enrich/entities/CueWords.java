package dev.warta.enrich.entities;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the files of cue words, one a language beside this class; {@code README.md} there says what
 * each section holds.
 */
public final class CueWords {

  private CueWords() {}

  /** The phrases of one section of a language; none where the file has no such section. */
  public static List<String> of(String language, String section) {
    return sections(language).getOrDefault(section, List.of());
  }

  /** All sections of a language. */
  static Map<String, List<String>> sections(String language) {
    String file = language + ".txt";
    try (InputStream in = CueWords.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + file);
      }
      return read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static Map<String, List<String>> read(BufferedReader lines) throws IOException {
    Map<String, List<String>> sections = new HashMap<>();
    List<String> section = new ArrayList<>();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("[") && line.endsWith("]")) {
        String name = line.substring(1, line.length() - 1);
        section = sections.computeIfAbsent(name, key -> new ArrayList<>());
      } else if (!line.startsWith("#")) {
        addPhrases(line, section);
      }
    }
    return sections;
  }

  private static void addPhrases(String line, List<String> section) {
    for (String phrase : line.split(",")) {
      if (!phrase.isBlank()) {
        section.add(Normalizer.normalize(phrase.strip(), Normalizer.Form.NFC));
      }
    }
  }
}
