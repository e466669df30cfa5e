package dev.warta.enrich.length;

import dev.warta.enrich.text.ResourceLines;
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
    return new ReadingRates(
        ResourceLines.rows(ReadingRates.class, RESOURCE).stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    row -> row[0],
                    row -> new Rate(row[1].equals("characters"), Double.parseDouble(row[2])))));
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
