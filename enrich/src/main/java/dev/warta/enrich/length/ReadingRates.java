package dev.warta.enrich.length;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How fast adults read silently, language by language.
 *
 * <p>The rates are data: {@code reading-rates.tsv}.
 */
final class ReadingRates {

  private static final String RESOURCE = "reading-rates.tsv";
  private static final String OTHERS = "und";

  /**
   * Silent reading against reading aloud: English is read silently at 238 words a minute (Brysbaert
   * 2019, doi:10.1016/j.jml.2019.104047, a meta-analysis of 190 studies) and aloud at 228 in the
   * texts that the rates are from.
   */
  private static final double SILENT = 238.0 / 228.0;

  private record Rate(boolean ofCharacters, double perMinute) {}

  private final Map<String, Rate> rates;

  private ReadingRates(Map<String, Rate> rates) {
    this.rates = rates;
  }

  static ReadingRates bundled() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                ReadingRates.class.getResourceAsStream(RESOURCE), StandardCharsets.UTF_8))) {
      return new ReadingRates(
          lines
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .map(line -> line.split("\t"))
              .collect(
                  Collectors.toUnmodifiableMap(
                      row -> row[0],
                      row -> new Rate(row[1].equals("characters"), Double.parseDouble(row[2])))));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + RESOURCE, e);
    }
  }

  /** Time to read so many words, or so many letters and digits where the language counts these. */
  int seconds(String language, int words, int characters) {
    Rate rate = rates.getOrDefault(primary(language), rates.get(OTHERS));
    int units = rate.ofCharacters ? characters : words;
    return (int) Math.round(units * 60 / (rate.perMinute * SILENT));
  }

  private static String primary(String tag) {
    int hyphen = tag.indexOf('-');
    return hyphen < 0 ? tag : tag.substring(0, hyphen);
  }
}
