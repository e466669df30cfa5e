package dev.warta.enrich.hints;

import dev.warta.enrich.ArticleDraft;
import dev.warta.enrich.CleanLine;
import dev.warta.events.ArticleTime;
import dev.warta.events.Problem;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Cleans the hints of one article, and keeps count of what it did. */
final class Cleaning {

  private static final int MAX_ITEMS = 100;
  private static final int MAX_SHOWN = 60;
  private static final int MAX_CUTS = 5;
  private static final int MAX_TIME = 40;

  /** Four digits: what every program and database takes. */
  private static final int MAX_YEAR = 9999;

  private final List<String> cut = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private int leftOut;
  private boolean isChanged;

  /** A line that is clean and at most so long; null for null. */
  String line(String field, String text, int maxLength) {
    if (text == null) {
      return null;
    }
    CleanLine line = CleanLine.of(text, maxLength);
    leftOut += line.leftOut();
    isChanged |= !line.text().equals(text);
    if (line.isCut()) {
      cut.add("%s from %d characters to %d".formatted(field, text.length(), maxLength));
    }
    return line.text();
  }

  /** At most a hundred clean lines. */
  List<String> lines(String field, List<String> items, int maxLength) {
    if (items.size() > MAX_ITEMS) {
      cut.add("%s from %d to %d".formatted(field, items.size(), MAX_ITEMS));
    }
    return items.stream().limit(MAX_ITEMS).map(item -> line(field, item, maxLength)).toList();
  }

  /** An address that is clean; one that is too long is dropped, since half of it is another. */
  String address(String field, String address, int maxLength) {
    if (address == null || address.length() <= maxLength) {
      return line(field, address, maxLength);
    }
    problems.add(
        new Problem(
            CleanHints.NAME,
            "bad-url",
            "%s has %d characters, more than %d, and was dropped"
                .formatted(field, address.length(), maxLength)));
    return null;
  }

  /** At most a hundred addresses; those that are dropped are told. */
  List<String> addresses(String field, List<String> items, int maxLength) {
    return lines(
        field,
        items.stream()
            .map(item -> address(field, item, maxLength))
            .filter(Objects::nonNull)
            .toList(),
        maxLength);
  }

  /** A time of the years 1 to 9999 in ISO 8601; any other is dropped. */
  ArticleTime time(String field, ArticleTime time) {
    if (time == null || isTime(time)) {
      return time;
    }
    problems.add(
        new Problem(
            CleanHints.NAME,
            "bad-date",
            "%s \"%s\" is no time of the years 1 to %d in ISO 8601 and was dropped"
                .formatted(field, shown(time.getValue()), MAX_YEAR)));
    return null;
  }

  private static boolean isTime(ArticleTime time) {
    String value = time.getValue();
    if (value.length() > MAX_TIME) {
      return false;
    }
    try {
      int stated =
          value.indexOf('T') < 0
              ? LocalDate.parse(value).getYear()
              : OffsetDateTime.parse(value).getYear();
      return isYear(stated) && isYear(time.getAt().atOffset(ZoneOffset.UTC).getYear());
    } catch (DateTimeParseException noTime) {
      return false;
    }
  }

  private static boolean isYear(int year) {
    return year >= 1 && year <= MAX_YEAR;
  }

  /** A language tag that is well-formed; any other is dropped. */
  String language(String tag) {
    if (tag == null || tag.isBlank()) {
      return tag;
    }
    try {
      new Locale.Builder().setLanguageTag(tag.strip().replace('_', '-'));
      return tag;
    } catch (IllformedLocaleException e) {
      problems.add(
          new Problem(
              CleanHints.NAME,
              "bad-language",
              "language \"%s\" is no BCP-47 tag and was dropped".formatted(shown(tag))));
      return null;
    }
  }

  private static String shown(String text) {
    CleanLine line = CleanLine.of(text, MAX_SHOWN);
    return line.isCut() ? line.text() + "…" : line.text();
  }

  /** Whether anything was to be done. */
  boolean isNeeded() {
    return isChanged || !cut.isEmpty() || !problems.isEmpty();
  }

  /** The draft with all that was done. */
  ArticleDraft tell(ArticleDraft draft) {
    ArticleDraft told = draft;
    if (leftOut > 0) {
      told =
          told.withProblem(
              CleanHints.NAME,
              "replaced-characters",
              leftOut + " characters of the carrier's hints are no text and were left out");
    }
    if (!cut.isEmpty()) {
      told = told.withProblem(CleanHints.NAME, "truncated", "cut: " + cuts());
    }
    for (Problem problem : problems) {
      told = told.withProblem(problem.getStep(), problem.getKind(), problem.getMessage());
    }
    return told;
  }

  private String cuts() {
    String first = String.join("; ", cut.subList(0, Math.min(cut.size(), MAX_CUTS)));
    return cut.size() > MAX_CUTS ? first + "; and %d more".formatted(cut.size() - MAX_CUTS) : first;
  }
}
