package dev.warta.store;

import dev.warta.events.EntityType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What articles say of a person, an organisation or a place.
 *
 * @param type what it is
 * @param name as it is written most often
 * @param words of the name in lower case without accents: what all its spellings have in common
 * @param articles how many articles were counted, the latest of those that name it
 * @param isExact whether these are all
 * @param firstAt when the first of them was published, else seen
 * @param lastAt when the last of them was
 * @param roles as written, those in the most articles first
 * @param days on which articles name it, the first first, in UTC
 * @param companions others in the same articles, those in the most first
 * @param places in the same articles, those in the most first
 * @param quotes how much of what it says is quoted in them
 */
public record EntityProfile(
    EntityType type,
    String name,
    List<String> words,
    int articles,
    boolean isExact,
    Instant firstAt,
    Instant lastAt,
    List<Role> roles,
    List<Day> days,
    List<Other> companions,
    List<Where> places,
    int quotes) {

  /** A role in so many articles. */
  public record Role(String role, int articles) {}

  /** A day with so many articles. */
  public record Day(LocalDate day, int articles) {}

  /** Somebody or something that is named in so many of the articles, too. */
  public record Other(EntityType type, String name, List<String> words, int articles) {}

  /**
   * A place in so many of the articles.
   *
   * @param country ISO 3166-1 alpha-2 code; null where unknown, as are the next three
   */
  public record Where(
      String name,
      String country,
      Integer geonamesId,
      Double latitude,
      Double longitude,
      int articles) {}
}
