package dev.warta.enrich.places;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads this package's data files: columns between tabs, comments behind {@code #}. */
final class Rows {

  private Rows() {}

  static List<String[]> of(String resource) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Rows.class.getResourceAsStream(resource), StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split("\t"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }
}
