package dev.warta.desk;

import dev.warta.store.ArticleReader;
import java.nio.charset.StandardCharsets;

/** Answers {@code GET /api/articles/{id}}. */
final class ReadArticle implements Endpoint {

  private final ArticleReader reader;

  ReadArticle(ArticleReader reader) {
    this.reader = reader;
  }

  @Override
  public Answer answer(Query query) throws ProblemException {
    return reader
        .current(query.articleId())
        .map(json -> Answer.json(200, (json + "\n").getBytes(StandardCharsets.UTF_8)))
        .orElseThrow(() -> Problem.of(404, "no article has this id").asException());
  }
}
