package dev.warta.lab.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.warta.events.DateMention;
import dev.warta.events.EnrichedArticle;
import dev.warta.events.Entity;
import dev.warta.events.EntityType;
import dev.warta.events.Place;
import dev.warta.events.PlaceKind;
import dev.warta.events.Quote;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Counts, field by field, where enriched articles agree with their annotation.
 *
 * <p>Texts are compared by their letters and digits alone, without case. Names are counted once an
 * article, in whatever form is its entity's.
 */
final class WireTally {

  private static final Pattern NO_WORD = Pattern.compile("\\W+", Pattern.UNICODE_CHARACTER_CLASS);

  private final Map<String, Integer> exact = new LinkedHashMap<>();
  private final Map<String, Agreement> agreements = new LinkedHashMap<>();
  private int articles;
  private double bodyF1;
  private int quotesFound;
  private int speakersRight;

  private record DatedText(String text, String value) {}

  void add(EnrichedArticle found, GoldArticle gold) {
    articles++;
    addHead(found, gold);
    bodyF1 += wordF1(words(found.getBody()), words(gold.text("body")));
    addNames(found, gold);
    addQuotes(found.getQuotes(), gold);
    agreement("dates")
        .add(
            found.getDates().stream().map(WireTally::dated).toList(),
            gold.items("dates").map(WireTally::dated).toList());
  }

  private void addHead(EnrichedArticle found, GoldArticle gold) {
    addExact("language", found.getLanguage().getTag().equals(gold.text("language")));
    addExact("title", key(found.getTitle()).equals(key(gold.text("title"))));
    addExact("authors", sorted(found.getAuthors()).equals(sorted(gold.list("authors"))));
    addExact("editors", sorted(found.getEditors()).equals(sorted(gold.list("editors"))));
    addExact("dateline", key(found.getDateline()).equals(key(gold.text("dateline"))));
    addExact("agency", key(found.getAgency()).equals(key(gold.text("agency"))));
  }

  private void addExact(String field, boolean isRight) {
    exact.merge(field, isRight ? 1 : 0, Integer::sum);
  }

  private void addNames(EnrichedArticle found, GoldArticle gold) {
    agreement("persons")
        .add(keys(named(found, EntityType.person)), keys(gold.list("persons").stream()));
    agreement("organisations")
        .add(
            keys(named(found, EntityType.organisation)), keys(gold.list("organisations").stream()));
    Stream<String> places =
        Stream.concat(
            named(found, EntityType.place), found.getPlaces().stream().map(Place::getName));
    agreement("places").add(keys(places), keys(gold.list("places").stream()));
    agreement("countries").add(countries(found), Set.copyOf(gold.list("countries")));
  }

  private static Stream<String> named(EnrichedArticle found, EntityType type) {
    return found.getEntities().stream()
        .filter(entity -> entity.getType() == type)
        .map(Entity::getName);
  }

  private static Set<String> countries(EnrichedArticle found) {
    return found.getPlaces().stream()
        .filter(place -> place.getKind() == PlaceKind.country && place.getCountry() != null)
        .map(Place::getCountry)
        .collect(Collectors.toSet());
  }

  private void addQuotes(List<Quote> found, GoldArticle gold) {
    agreement("quotes")
        .add(
            found.stream().map(quote -> key(quote.getText())).toList(),
            gold.items("quotes").map(quote -> key(quote.path("text").asText())).toList());
    List<JsonNode> open = new ArrayList<>(gold.items("quotes").toList());
    for (Quote quote : found) {
      open.stream()
          .filter(wanted -> key(wanted.path("text").asText()).equals(key(quote.getText())))
          .findFirst()
          .ifPresent(
              wanted -> {
                open.remove(wanted);
                addSpeaker(quote.getSpeaker(), wanted.path("speaker").textValue());
              });
    }
  }

  private void addSpeaker(String found, String wanted) {
    quotesFound++;
    speakersRight += key(found).equals(key(wanted)) ? 1 : 0;
  }

  private static DatedText dated(DateMention date) {
    return new DatedText(key(date.getText()), date.getValue());
  }

  private static DatedText dated(JsonNode date) {
    return new DatedText(key(date.path("text").asText()), date.path("value").asText());
  }

  private Agreement agreement(String kind) {
    return agreements.computeIfAbsent(kind, any -> new Agreement());
  }

  private static double wordF1(List<String> found, List<String> wanted) {
    List<String> open = new ArrayList<>(wanted);
    long common = found.stream().filter(open::remove).count();
    return common == 0 ? 0 : 2.0 * common / (found.size() + wanted.size());
  }

  private static List<String> words(String text) {
    return Stream.of(key(text).split(" ")).filter(word -> !word.isEmpty()).toList();
  }

  private static List<String> sorted(Collection<String> names) {
    return names.stream().map(WireTally::key).sorted().toList();
  }

  private static Set<String> keys(Stream<String> names) {
    return names.map(WireTally::key).collect(Collectors.toSet());
  }

  private static String key(String text) {
    return text == null
        ? ""
        : NO_WORD.matcher(text).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
  }

  /** A line a field. */
  @Override
  public String toString() {
    StringBuilder lines = new StringBuilder();
    lines.append(String.format("%d articles%n", articles));
    exact.forEach((field, right) -> lines.append(line(field, exact(right, articles))));
    lines.append(line("body", String.format(Locale.ROOT, "F1 %.4f of words", bodyF1 / articles)));
    agreements.forEach((kind, agreement) -> lines.append(line(kind, agreement.toString())));
    lines.append(line("speakers", exact(speakersRight, quotesFound) + " quotes found"));
    return lines.toString();
  }

  private static String exact(int right, int all) {
    return String.format(
        Locale.ROOT, "%.3f  %d of %d", all == 0 ? 0 : (double) right / all, right, all);
  }

  private static String line(String field, String figures) {
    return String.format("%-14s %s%n", field, figures);
  }
}
