package dev.warta.desk;

import dev.warta.events.EnrichedArticle;
import dev.warta.store.ArticleReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers {@code GET /api/articles/{id}}, as the API's own JSON or in a format of the field. */
final class ReadArticle implements Endpoint {

  static final List<String> PARAMETERS = List.of("format", "revision");

  private final ArticleReader reader;

  ReadArticle(ArticleReader reader) {
    this.reader = reader;
  }

  @Override
  public Answer answer(Query query) throws ProblemException {
    String articleId = query.articleId();
    Integer revision = query.revision();
    String format = query.text("format");
    return format == null
        ? plain(articleId, revision)
        : in(ArticleFormat.named(format), articleId, revision);
  }

  private Answer plain(String articleId, Integer revision) throws ProblemException {
    Optional<String> article =
        revision == null ? reader.current(articleId) : reader.revision(articleId, revision);
    return article
        .map(json -> Answer.json(200, (json + "\n").getBytes(StandardCharsets.UTF_8)))
        .orElseThrow(() -> unknown(revision));
  }

  private Answer in(ArticleFormat format, String articleId, Integer revision)
      throws ProblemException {
    EnrichedArticle article =
        reader.event(articleId, revision).orElseThrow(() -> unknown(revision));
    String name =
        "%s-r%d.%s"
            .formatted(article.getArticleId(), article.getRevision(), format.fileExtension());
    return new Answer(
        200,
        format.mediaType(),
        format.bytes(article),
        Map.of("Content-Disposition", "inline; filename=\"" + name + "\""));
  }

  /**
   * @param revision null where the current one was asked for
   */
  static ProblemException unknown(Integer revision) {
    return Problem.of(
            404,
            revision == null
                ? "no article has this id"
                : "no article has this id and a revision " + revision)
        .asException();
  }
}
