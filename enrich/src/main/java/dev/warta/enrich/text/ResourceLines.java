package dev.warta.enrich.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the data files that lie beside the classes of a room: UTF-8, comments behind {@code #}. */
public final class ResourceLines {

  private ResourceLines() {}

  /**
   * The lines of a file that are neither blank nor comments.
   *
   * @param room a class beside which the file lies
   * @throws IllegalStateException if there is no such file
   */
  public static List<String> of(Class<?> room, String file) {
    try (InputStream in = room.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + file);
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** The same, each line's columns, which tabs separate. */
  public static List<String[]> rows(Class<?> room, String file) {
    return of(room, file).stream().map(line -> line.split("\t")).toList();
  }
}
