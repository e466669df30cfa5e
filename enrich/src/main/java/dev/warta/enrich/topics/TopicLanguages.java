package dev.warta.enrich.topics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which lists of words are used for an article of a language. */
final class TopicLanguages {

  /** Languages with a list of their own. */
  private static final List<String> LISTED =
      List.of("ar", "de", "en", "es", "fr", "id", "ja", "nl", "pt", "ru", "tr", "vi");

  /** Words that many languages share; with them alone a language is served badly. */
  private static final String WORLD = "world";

  private final Map<String, TopicWords> byLanguage = new HashMap<>();
  private final TopicWords others;

  TopicLanguages(MediaTopics topics) {
    for (String language : LISTED) {
      byLanguage.put(language, TopicWords.of(topics, language, WORLD));
    }
    // Malay shares most of its words with Indonesian.
    byLanguage.put("ms", TopicWords.of(topics, "ms", "id", WORLD));
    this.others = TopicWords.of(topics, WORLD);
  }

  TopicWords wordsFor(String language) {
    return byLanguage.getOrDefault(language, others);
  }
}
