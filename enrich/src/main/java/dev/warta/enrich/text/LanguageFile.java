package dev.warta.enrich.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;

/**
 * What a translator wrote down of a language: sections of phrases between commas, some with a
 * value.
 *
 * <p>One file a language beside the classes of a room; {@code README.md} there says what each
 * section holds. A language without a file has empty sections.
 */
public final class LanguageFile {

  private final String name;
  private final Map<String, List<String>> sections = new HashMap<>();

  private LanguageFile(String name) {
    this.name = name;
  }

  /**
   * The file of a language.
   *
   * @param room a class beside which the files of its room stand
   */
  public static LanguageFile of(Class<?> room, String language) {
    LanguageFile file = new LanguageFile(language + ".txt");
    try (InputStream in = room.getResourceAsStream(file.name)) {
      if (in != null) {
        file.read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file.name, e);
    }
    return file;
  }

  private void read(BufferedReader lines) throws IOException {
    List<String> section = new ArrayList<>();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("[")) {
        section =
            sections.computeIfAbsent(
                line.substring(1, line.indexOf(']')), key -> new ArrayList<>());
      } else if (!line.startsWith("#")) {
        for (String phrase : line.split(",")) {
          if (!phrase.isBlank()) {
            section.add(phrase.strip());
          }
        }
      }
    }
  }

  /** The phrases of a section. */
  public List<String> phrases(String section) {
    return sections.getOrDefault(section, List.of());
  }

  /** The phrases of a section whose values are numbers. */
  public void numbers(String section, ObjIntConsumer<String> taker) {
    for (String entry : phrases(section)) {
      taker.accept(left(entry), Integer.parseInt(right(entry)));
    }
  }

  /** What stands before the equals sign. */
  public String left(String entry) {
    return entry.substring(0, equals(entry)).strip();
  }

  /** What stands behind the equals sign. */
  public String right(String entry) {
    return entry.substring(equals(entry) + 1).strip();
  }

  private int equals(String entry) {
    int at = entry.lastIndexOf('=');
    if (at < 0) {
      throw new IllegalStateException(name + ": \"" + entry + "\" has no value");
    }
    return at;
  }
}
