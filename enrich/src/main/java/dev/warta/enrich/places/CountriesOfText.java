package dev.warta.enrich.places;

import dev.warta.enrich.places.CountryNames.Found;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjLongConsumer;

/**
 * The countries that one text names: the first finds of each name, and how many there are.
 *
 * <p>Its memory grows with the number of different names, not with the length of the text.
 */
final class CountriesOfText {

  private final int maxOfName;
  private final CautiousNames cautious;
  private final Map<CountryName, Finds> byName = new LinkedHashMap<>();

  /** The finds of one name. */
  private static final class Finds {
    private final List<Found> first = new ArrayList<>();
    private long count;
  }

  private CountriesOfText(String text, int maxOfName) {
    this.maxOfName = maxOfName;
    this.cautious = new CautiousNames(text);
  }

  /**
   * Reads a text.
   *
   * @param maxOfName how many finds of one name are kept
   */
  static CountriesOfText in(String text, CountryNames names, int maxOfName) {
    CountriesOfText countries = new CountriesOfText(text, maxOfName);
    names.findIn(text, countries::add);
    countries.byName.keySet().removeIf(name -> !countries.cautious.isClear(name));
    return countries;
  }

  private void add(Found found) {
    if (!cautious.isAlone(found)) {
      return;
    }
    Finds finds = byName.computeIfAbsent(found.name(), name -> new Finds());
    finds.count++;
    if (finds.first.size() < maxOfName) {
      finds.first.add(found);
    }
  }

  /** The finds that were kept, in the order of the text. */
  List<Found> first() {
    return byName.values().stream()
        .flatMap(finds -> finds.first.stream())
        .sorted(Comparator.comparingInt(Found::start))
        .toList();
  }

  /** Tells each name's country and how often the name stands in the text. */
  void forEachCount(ObjLongConsumer<String> countries) {
    byName.forEach((name, finds) -> countries.accept(name.code(), finds.count));
  }
}
