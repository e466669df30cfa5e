package dev.warta.store;

import java.time.Instant;

/**
 * Which articles are meant, by what was found in them; what is null does not matter.
 *
 * @param language BCP-47 tag, such as {@code id}; {@code zh} means {@code zh-Hant}, too
 * @param person words of the name of a person that they name, such as {@code dewi}
 * @param organisation words of the name of an organisation that they name
 * @param country ISO 3166-1 alpha-2 code of a country that they name, or of one of its places
 * @param topic IPTC Media Topics code, such as {@code medtop:15000000}
 * @param from published then or later; seen then or later, where that is unknown
 * @param to published earlier than then
 */
public record ArticleFilter(
    String language,
    String person,
    String organisation,
    String country,
    String topic,
    Instant from,
    Instant to) {

  /** All articles. */
  public static final ArticleFilter NONE =
      new ArticleFilter(null, null, null, null, null, null, null);

  /** Articles in a language. */
  public static ArticleFilter ofLanguage(String language) {
    return new ArticleFilter(language, null, null, null, null, null, null);
  }
}
