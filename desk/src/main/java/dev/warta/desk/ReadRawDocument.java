package dev.warta.desk;

import dev.warta.events.EnrichedArticle;
import dev.warta.events.RawArticle;
import dev.warta.store.ArticleReader;
import dev.warta.store.rejected.RecordPlace;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/**
 * Answers {@code GET /api/articles/{id}/raw} with the document as it was received: to be kept,
 * never to be shown, since it may be a page that does anything.
 */
final class ReadRawDocument implements Endpoint {

  static final List<String> PARAMETERS = List.of("revision");

  private final ArticleReader reader;
  private final RawDocuments documents;

  /**
   * @param documents null where the desk knows no broker
   */
  ReadRawDocument(ArticleReader reader, RawDocuments documents) {
    this.reader = reader;
    this.documents = documents;
  }

  @Override
  public Answer answer(Query query) throws ProblemException {
    Integer revision = query.revision();
    EnrichedArticle article =
        reader.event(query.articleId(), revision).orElseThrow(() -> ReadArticle.unknown(revision));
    if (documents == null) {
      throw Problem.of(501, "the documents are in Kafka, and this desk knows no broker")
          .with("expected", "warta desk --bootstrap-servers HOST:PORT")
          .asException();
    }
    return attachment(article, document(article));
  }

  /** A topic that was made anew has other documents at the same places. */
  private RawArticle document(EnrichedArticle article) throws ProblemException {
    RecordPlace place =
        new RecordPlace(
            article.getOrigin().getTopic(),
            article.getOrigin().getPartition(),
            article.getOrigin().getOffset());
    return documents
        .at(place)
        .filter(document -> document.getContentHash().equals(article.getContentHash()))
        .orElseThrow(
            () ->
                Problem.of(
                        410, "the document is no longer in Kafka: its topic keeps each for a time")
                    .with("place", place.toString())
                    .asException());
  }

  private static Answer attachment(EnrichedArticle article, RawArticle document) {
    ByteBuffer content = document.getContent().duplicate();
    byte[] bytes = new byte[content.remaining()];
    content.get(bytes);
    String name = "%s-r%d.raw".formatted(article.getArticleId(), article.getRevision());
    return new Answer(
        200,
        "application/octet-stream",
        bytes,
        Map.of("Content-Disposition", "attachment; filename=\"" + name + "\""));
  }
}
