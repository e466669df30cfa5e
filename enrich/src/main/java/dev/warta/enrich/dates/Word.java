package dev.warta.enrich.dates;

import java.util.EnumMap;
import java.util.Map;

/** A phrase of a language with all it can be in a date. */
final class Word {

  private final Map<Role, Integer> roles = new EnumMap<>(Role.class);

  /** Whether it counts only when written with a capital. */
  private boolean needsCapital;

  /** Adds a role, unless it has it already. */
  Word with(Role role, int value) {
    roles.putIfAbsent(role, value);
    return this;
  }

  Word inCapitals() {
    needsCapital = true;
    return this;
  }

  boolean needsCapital() {
    return needsCapital;
  }

  boolean is(Role role) {
    return roles.containsKey(role);
  }

  int value(Role role) {
    return roles.getOrDefault(role, 0);
  }

  void remove(Role role) {
    roles.remove(role);
  }
}
