package dev.warta.enrich.text;

import java.text.Normalizer;
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
 * section holds. Phrases are normalised (NFC).
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
   * @throws IllegalStateException if the room has no such file
   */
  public static LanguageFile of(Class<?> room, String language) {
    LanguageFile file = new LanguageFile(language + ".txt");
    file.read(ResourceLines.of(room, file.name));
    return file;
  }

  /** The file of a language; one without phrases where the room has none. */
  public static LanguageFile ifAny(Class<?> room, String language) {
    return room.getResource(language + ".txt") == null
        ? new LanguageFile(language + ".txt")
        : of(room, language);
  }

  private void read(List<String> lines) {
    List<String> section = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith("[")) {
        section =
            sections.computeIfAbsent(
                line.substring(1, line.indexOf(']')), key -> new ArrayList<>());
      } else {
        addPhrases(line, section);
      }
    }
  }

  private static void addPhrases(String line, List<String> section) {
    for (String phrase : line.split(",")) {
      if (!phrase.isBlank()) {
        section.add(Normalizer.normalize(phrase.strip(), Normalizer.Form.NFC));
      }
    }
  }

  /** All sections with their phrases. */
  public Map<String, List<String>> sections() {
    return sections;
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
