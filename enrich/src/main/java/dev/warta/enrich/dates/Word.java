package dev.warta.enrich.dates;

import java.util.Arrays;

/** A phrase of a language, or a number of a text, with all it can be in a date. */
final class Word {

  private static final int[] NO_VALUES = {};

  /** A bit for each role it has, and its values in the roles' order. */
  private long roles;

  private int[] values = NO_VALUES;

  /** Whether it counts only when written with a capital. */
  private boolean needsCapital;

  /** Adds a role, unless it has it already. */
  Word with(Role role, int value) {
    if (!is(role)) {
      int at = place(role);
      int[] longer = Arrays.copyOf(values, values.length + 1);
      System.arraycopy(values, at, longer, at + 1, values.length - at);
      longer[at] = value;
      values = longer;
      roles |= bit(role);
    }
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
    return (roles & bit(role)) != 0;
  }

  /** Whether it has one of the roles; see {@link #bits}. */
  boolean isAny(long bits) {
    return (roles & bits) != 0;
  }

  int value(Role role) {
    return is(role) ? values[place(role)] : 0;
  }

  /** Several roles as one number. */
  static long bits(Role... roles) {
    return Arrays.stream(roles).mapToLong(Word::bit).reduce(0, (a, b) -> a | b);
  }

  private int place(Role role) {
    return Long.bitCount(roles & (bit(role) - 1));
  }

  private static long bit(Role role) {
    return 1L << role.ordinal();
  }
}
