package dev.warta.cli;

import dev.warta.events.ArticleTime;
import dev.warta.events.Evidence;
import dev.warta.events.Language;
import dev.warta.events.Quote;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** What a field of an event holds, and how it was found, in words on one line. */
final class FieldText {

  private static final int MOST_ITEMS = 20;

  /** The field by which a person knows an item of a list, and what tells it from others. */
  private static final List<String> NAMES = List.of("name", "text", "url");

  private static final List<String> DETAILS = List.of("role", "country", "value");

  private FieldText() {}

  /** Blank where the field holds nothing. */
  static String of(Object value) {
    if (value instanceof ArticleTime time) {
      return time.getValue() + ", to the " + time.getPrecision();
    }
    if (value instanceof Language language) {
      return inWords(language);
    }
    if (value instanceof Boolean truth) {
      return truth ? "yes" : "no";
    }
    if (value instanceof Collection<?> items) {
      return list(items.stream().limit(MOST_ITEMS).map(FieldText::item).toList(), items.size());
    }
    return Objects.toString(value, "");
  }

  /** Items that hold commas themselves, as labels of topics do, are parted by something else. */
  private static String list(List<String> items, int count) {
    boolean holdsComma = items.stream().anyMatch(item -> item.contains(", "));
    return String.join(holdsComma ? "; " : ", ", items)
        + (count > items.size() ? " and %,d more".formatted(count - items.size()) : "");
  }

  private static String inWords(Language language) {
    String name = Locale.forLanguageTag(language.getTag()).getDisplayName(Locale.ENGLISH);
    return language.getTag().equals("und") ? "not known" : name + " (" + language.getTag() + ")";
  }

  /** An item with how often it is mentioned. */
  private static String item(Object item) {
    if (!(item instanceof SpecificRecord record)) {
      return item.toString();
    }
    String detail = first(record, DETAILS);
    Schema.Field mentions = record.getSchema().getField("mentions");
    int count = mentions == null ? 0 : ((Collection<?>) record.get(mentions.pos())).size();
    return first(record, NAMES)
        + (detail.isEmpty() ? "" : " (" + detail + ")")
        + (count > 1 ? " ×" + count : "");
  }

  private static String first(SpecificRecord record, List<String> names) {
    return names.stream()
        .map(record.getSchema()::getField)
        .filter(Objects::nonNull)
        .map(field -> record.get(field.pos()))
        .filter(Objects::nonNull)
        .findFirst()
        .map(Object::toString)
        .orElse("");
  }

  /** Who says it, as far as that is known. */
  static String speaker(Quote quote) {
    String speaker =
        Stream.of(quote.getSpeaker(), quote.getRole())
            .filter(Objects::nonNull)
            .collect(Collectors.joining(", "));
    return speaker.isEmpty() ? "unknown" : speaker;
  }

  /** How the speaker of a quote was found. */
  static String how(Quote quote) {
    return "← " + quote.getMethod() + confidence(quote.getConfidence());
  }

  private static String confidence(Double confidence) {
    return confidence == null ? "" : " %.2f".formatted(confidence);
  }

  /** How the value of a field was found; empty where nothing is said of it. */
  static String evidence(String field, List<Evidence> evidence) {
    return evidence.stream()
        .filter(piece -> piece.getField().equals(field))
        .map(FieldText::inWords)
        .collect(Collectors.joining("; "));
  }

  private static String inWords(Evidence evidence) {
    String confidence = confidence(evidence.getConfidence());
    String where =
        evidence.getStart() == null
            ? ""
            : " at %d–%d of the body".formatted(evidence.getStart(), evidence.getEnd());
    return "← " + evidence.getMethod() + confidence + where;
  }

  /** The words that make up a name such as {@code publishedAt}. */
  static String inWords(String camelCase) {
    return camelCase.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }
}
