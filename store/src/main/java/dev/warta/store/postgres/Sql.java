package dev.warta.store.postgres;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A part of a query with the values of its parameters.
 *
 * @param text with a question mark for each value
 * @param values texts, numbers, lists of texts, and times with an offset
 */
record Sql(String text, List<Object> values) {

  static Sql of(String text, Object... values) {
    return new Sql(text, List.of(values));
  }

  static Sql anyOf(Collection<Sql> conditions) {
    return inBrackets(conditions, " or ");
  }

  /** True if there are none. */
  static Sql allOf(Collection<Sql> conditions) {
    return conditions.isEmpty() ? of("true") : inBrackets(conditions, " and ");
  }

  /** One after the other. */
  static Sql joined(Collection<Sql> parts, String separator) {
    return new Sql(
        parts.stream().map(Sql::text).collect(Collectors.joining(separator)), values(parts));
  }

  private static Sql inBrackets(Collection<Sql> conditions, String operator) {
    return joined(
        conditions.stream()
            .map(condition -> new Sql("(" + condition.text() + ")", condition.values()))
            .toList(),
        operator);
  }

  /** A template with a part for each {@code %s}. */
  static Sql filled(String template, Sql... parts) {
    return new Sql(
        template.formatted(Stream.of(parts).map(Sql::text).toArray()), values(List.of(parts)));
  }

  /** The same with more values, for the question marks that a template has behind its parts. */
  Sql with(Object... more) {
    return new Sql(text, Stream.concat(values.stream(), Stream.of(more)).toList());
  }

  private static List<Object> values(Collection<Sql> parts) {
    return parts.stream().flatMap(part -> part.values().stream()).toList();
  }
}
