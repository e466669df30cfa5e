package dev.warta.store;

import dev.warta.events.EntityType;
import java.time.Instant;
import java.util.List;

/**
 * What stands in more articles than usual.
 *
 * @param from beginning of the hours that were compared
 * @param to their end
 * @param baselineFrom beginning of the days they were compared with, which end where the hours
 *     begin
 * @param articles how many articles of the hours were counted
 * @param baselineArticles how many articles of the days were counted, a sample of them
 * @param entities names, the most surprising first
 * @param keywords the same of keywords
 */
public record Rising(
    Instant from,
    Instant to,
    Instant baselineFrom,
    int articles,
    int baselineArticles,
    List<Name> entities,
    List<Word> keywords) {

  /**
   * A name.
   *
   * @param words of it, in lower case without accents
   * @param counts how often it is there
   */
  public record Name(EntityType type, String name, List<String> words, Surprise counts) {}

  /** A keyword. */
  public record Word(String text, Surprise counts) {}

  /**
   * How much more often than usual.
   *
   * @param articles that have it in the hours
   * @param expected how many would be usual
   * @param score log-likelihood ratio G²: 11 is met by chance once in a thousand times
   */
  public record Surprise(int articles, double expected, double score) {

    private static final double SMOOTHING = 0.5;

    /**
     * Compares shares of articles, so that it does not matter how many arrive at which time of the
     * day. What the sample has not seen counts as seen half a time.
     *
     * <p>The score is the one-sided log-likelihood ratio for a Poisson rate (T. Dunning, "Accurate
     * Methods for the Statistics of Surprise and Coincidence", 1993): 2 (o ln(o / e) - (o - e)).
     *
     * @param articles of the hours that have it
     * @param of articles of the hours
     * @param before articles of the sample that have it
     * @param ofBefore articles of the sample
     */
    public static Surprise of(int articles, int of, int before, int ofBefore) {
      double expected = of * (before + SMOOTHING) / (ofBefore + 1);
      double score =
          articles <= expected
              ? 0
              : 2 * (articles * Math.log(articles / expected) - (articles - expected));
      return new Surprise(articles, expected, score);
    }
  }
}
