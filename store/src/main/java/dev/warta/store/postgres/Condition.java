package dev.warta.store.postgres;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A condition of a query with the values of its parameters.
 *
 * @param sql with a question mark for each value
 * @param values texts, lists of texts, and times with an offset
 */
record Condition(String sql, List<Object> values) {

  static Condition of(String sql, Object... values) {
    return new Condition(sql, List.of(values));
  }

  static Condition anyOf(Collection<Condition> conditions) {
    return joined(conditions, " or ");
  }

  /** True if there are none. */
  static Condition allOf(Collection<Condition> conditions) {
    return conditions.isEmpty() ? of("true") : joined(conditions, " and ");
  }

  private static Condition joined(Collection<Condition> conditions, String operator) {
    return new Condition(
        conditions.stream()
            .map(condition -> "(" + condition.sql() + ")")
            .collect(Collectors.joining(operator)),
        conditions.stream().flatMap(condition -> condition.values().stream()).toList());
  }
}
