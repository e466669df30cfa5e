package dev.warta.enrich.topics;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads this package's data files; comments stand behind {@code #}. */
final class Lines {

  private Lines() {}

  /** A line of columns between tabs. */
  record Row(String[] cells) {

    String cell(int column) {
      return cells[column];
    }
  }

  static List<Row> rows(String resource) {
    return of(resource).stream().map(line -> new Row(line.split("\t"))).toList();
  }

  static List<String> of(String resource) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Lines.class.getResourceAsStream(resource), StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }
}
