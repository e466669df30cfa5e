package dev.warta.desk;

import dev.warta.events.EnrichedArticle;
import dev.warta.store.ArticleReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Answers {@code GET /api/articles/{id}/revisions/{n}} with that revision, and {@code …/{a}..{b}}
 * with the difference between two.
 */
final class ReadRevisions implements Endpoint {

  private final ArticleReader reader;

  ReadRevisions(ArticleReader reader) {
    this.reader = reader;
  }

  @Override
  public Answer answer(Query query) throws ProblemException {
    String[] numbers = query.variable("revisions").split("\\.\\.", -1);
    if (numbers.length > 2) {
      throw Query.badRevision("revisions");
    }
    int first = Query.revision("revisions", numbers[0]);
    return numbers.length == 1
        ? revision(query.articleId(), first)
        : difference(query.articleId(), first, Query.revision("revisions", numbers[1]));
  }

  private Answer revision(String articleId, int number) throws ProblemException {
    return reader
        .revision(articleId, number)
        .map(json -> Answer.json(200, (json + "\n").getBytes(StandardCharsets.UTF_8)))
        .orElseThrow(() -> ReadArticle.unknown(number));
  }

  private Answer difference(String articleId, int from, int to) throws ProblemException {
    EnrichedArticle earlier = event(articleId, from);
    EnrichedArticle later = event(articleId, to);
    String language = later.getLanguage().getTag();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("articleId", articleId);
    answer.put("from", end(earlier));
    answer.put("to", end(later));
    answer.put("title", pieces(earlier.getTitle(), later.getTitle(), language));
    answer.put("standfirst", pieces(earlier.getStandfirst(), later.getStandfirst(), language));
    answer.put("body", pieces(earlier.getBody(), later.getBody(), language));
    return Answer.json(200, Json.bytes(json -> Json.write(answer, json)));
  }

  private EnrichedArticle event(String articleId, int number) throws ProblemException {
    return reader.event(articleId, number).orElseThrow(() -> ReadArticle.unknown(number));
  }

  private static Map<String, Object> end(EnrichedArticle article) {
    Map<String, Object> end = new LinkedHashMap<>();
    end.put("revision", article.getRevision());
    end.put("observedAt", article.getObservedAt());
    return end;
  }

  /** An absent text is an empty one. */
  private static List<Map<String, Object>> pieces(String earlier, String later, String language) {
    return TextDifference.of(orEmpty(earlier), orEmpty(later), language).stream()
        .map(ReadRevisions::toJson)
        .toList();
  }

  private static Map<String, Object> toJson(TextDifference.Piece piece) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("op", piece.op().name());
    json.put("text", piece.text());
    return json;
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }
}
