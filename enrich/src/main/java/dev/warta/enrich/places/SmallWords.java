package dev.warta.enrich.places;

import dev.warta.enrich.text.ArticleTokens;
import dev.warta.enrich.text.Tokens;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The words that an article writes without a capital: where one of them has a capital, its sentence
 * or its headline gave it to it.
 */
final class SmallWords {

  private final Set<String> words = new HashSet<>();

  private SmallWords() {}

  static SmallWords of(ArticleTokens article) {
    SmallWords small = new SmallWords();
    for (Tokens tokens : article.parts()) {
      for (int token = 0; token < tokens.size(); token++) {
        if (Character.isLowerCase(tokens.text().charAt(tokens.start(token)))) {
          small.words.add(tokens.token(token));
        }
      }
    }
    return small;
  }

  boolean contains(String word) {
    return words.contains(word.toLowerCase(Locale.ROOT));
  }
}
