package dev.warta.enrich.text;

import dev.warta.events.EnrichedArticle;
import dev.warta.events.TextPart;
import java.util.List;
import java.util.stream.Stream;

/**
 * The words and sentences of an article's title, standfirst and body.
 *
 * <p>Immutable and safe for use by several threads. A step asks its draft for them, so that an
 * article is split once.
 *
 * @param parts the parts that hold any text, in the order of {@link TextPart}
 */
public record ArticleTokens(List<Tokens> parts) {

  /** Splits the parts of an article. */
  public static ArticleTokens of(EnrichedArticle article) {
    return new ArticleTokens(
        Stream.of(TextPart.values())
            .map(part -> Tokens.of(part, textOf(article, part)))
            .filter(tokens -> tokens.size() > 0)
            .toList());
  }

  private static String textOf(EnrichedArticle article, TextPart part) {
    String text =
        switch (part) {
          case title -> article.getTitle();
          case standfirst -> article.getStandfirst();
          case body -> article.getBody();
        };
    return text == null ? "" : text;
  }
}
