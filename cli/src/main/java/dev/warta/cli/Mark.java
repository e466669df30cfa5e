package dev.warta.cli;

import dev.warta.events.EntityType;

/** What is marked in a text that a terminal shows, and how. */
enum Mark {
  person("32"),
  organisation("35"),
  place("34"),
  date("33"),
  quote("3");

  /** Ends the mark that began last, in a text to be wrapped. */
  static final char END = '\u206F';

  /** Code of the terminal (SGR). */
  final String code;

  Mark(String code) {
    this.code = code;
  }

  static Mark of(EntityType type) {
    return switch (type) {
      case person -> person;
      case organisation -> organisation;
      case place -> place;
    };
  }

  /**
   * Begins the mark in a text to be wrapped: a format character that has long been out of use, so
   * that it takes no room and allows no line break.
   */
  char start() {
    return (char) ('\u206A' + ordinal());
  }

  /** The mark that a character begins; null where it begins none. */
  static Mark startedBy(char c) {
    int ordinal = c - '\u206A';
    return ordinal >= 0 && ordinal < values().length ? values()[ordinal] : null;
  }
}
