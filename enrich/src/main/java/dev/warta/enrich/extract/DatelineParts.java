package dev.warta.enrich.extract;

import dev.warta.events.ArticleTime;

/** What the prefix of a paragraph consists of, while it is read. */
final class DatelineParts {

  String place;
  String agency;
  ArticleTime time;

  /** Whether the agency is known, or named as agencies are. */
  boolean sureAgency;

  /** Whether the agency stood in brackets. */
  boolean bracketed;
}
