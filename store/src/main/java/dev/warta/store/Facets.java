package dev.warta.store;

import java.util.List;
import java.util.Map;

/**
 * What the articles of a search have in common: the most frequent values of each facet.
 *
 * @param counted how many articles were counted, the latest of those that match
 * @param isExact whether these are all that match; else there are at least so many
 * @param values by facet, each list with the most frequent first; every facet is there
 */
public record Facets(int counted, boolean isExact, Map<Facet, List<Value>> values) {

  /** Of very many matches the latest so many are counted. */
  public static final int MAX_ARTICLES = 500;

  /** Most values of a facet. */
  public static final int MAX_VALUES = 10;

  /** By what articles are counted; each is also a component of {@link ArticleFilter}. */
  public enum Facet {
    language,
    source,
    country,
    topic,
    person,
    organisation
  }

  /**
   * One value of a facet.
   *
   * @param value as the filter takes it; of a name its words in lower case without accents
   * @param label for people to read: the name as written, or of a topic its English name; null
   *     where the value says it all
   * @param articles how many of the counted articles have it
   */
  public record Value(String value, String label, int articles) {}
}
