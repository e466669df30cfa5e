package dev.warta.enrich.places;

import dev.warta.enrich.places.CountryNames.Found;
import dev.warta.events.Mention;
import dev.warta.events.Place;
import dev.warta.events.PlaceKind;
import dev.warta.events.TextPart;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Collects the countries that the parts of one article name, each with its first mentions. */
final class MentionedCountries {

  private static final int MAX_MENTIONS = 200;

  private final CountryNames names;
  private final Map<String, Place> places = new LinkedHashMap<>();
  private final Map<String, Long> counts = new HashMap<>();

  MentionedCountries(CountryNames names) {
    this.names = names;
  }

  /** Adds the countries of a part; the text may be null. */
  void collect(TextPart part, String text) {
    if (text == null) {
      return;
    }
    CountriesOfText countries = CountriesOfText.in(text, names, MAX_MENTIONS);
    for (Found found : countries.first()) {
      List<Mention> mentions =
          places.computeIfAbsent(found.name().code(), code -> place(found, text)).getMentions();
      if (mentions.size() < MAX_MENTIONS) {
        mentions.add(new Mention(part, found.start(), found.end()));
      }
    }
    countries.forEachCount((code, count) -> counts.merge(code, count, Long::sum));
  }

  private static Place place(Found found, String text) {
    return Place.newBuilder()
        .setName(text.substring(found.start(), found.end()))
        .setKind(PlaceKind.country)
        .setCountry(found.name().code())
        .setMentions(new ArrayList<>())
        .setMethod(found.name().method().id)
        .setConfidence(found.name().confidence())
        .build();
  }

  /** The countries in the order of their first mentions. */
  List<Place> countries() {
    places.values().forEach(place -> place.setMentions(List.copyOf(place.getMentions())));
    return new ArrayList<>(places.values());
  }

  /** How many mentions were counted and not kept. */
  long leftOut() {
    return counts.values().stream().mapToLong(count -> Math.max(0, count - MAX_MENTIONS)).sum();
  }

  /** What was left out, for a person to read. */
  String leftOutMessage() {
    long often = counts.values().stream().filter(count -> count > MAX_MENTIONS).count();
    return String.format(
        Locale.ROOT,
        "%,d %s left out: %d %s named more than %d times",
        leftOut(),
        leftOut() == 1 ? "mention was" : "mentions were",
        often,
        often == 1 ? "country is" : "countries are",
        MAX_MENTIONS);
  }
}
