package dev.warta.desk;

import dev.warta.events.EnrichedArticle;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An article as plain text: title, standfirst, byline, dateline, body, source. */
final class ArticleText {

  private ArticleText() {}

  static byte[] bytes(EnrichedArticle article) {
    String text =
        Stream.of(
                article.getTitle(),
                article.getStandfirst(),
                line(", ", article.getAuthors()),
                line(
                    " · ",
                    article.getDateline(),
                    article.getAgency(),
                    article.getPublishedAt() == null ? null : article.getPublishedAt().getValue()),
                article.getBody(),
                line(
                    " · ",
                    article.getSource(),
                    article.getCanonicalUrl() == null
                        ? article.getUrl()
                        : article.getCanonicalUrl()))
            .filter(part -> part != null && !part.isBlank())
            .collect(Collectors.joining("\n\n", "", "\n"));
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String line(String separator, String... parts) {
    return Stream.of(parts).filter(Objects::nonNull).collect(Collectors.joining(separator));
  }

  private static String line(String separator, List<String> parts) {
    return String.join(separator, parts);
  }
}
