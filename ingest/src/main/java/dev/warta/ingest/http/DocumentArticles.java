package dev.warta.ingest.http;

import dev.warta.events.RawArticle;
import dev.warta.ingest.source.BadLineException;
import dev.warta.ingest.source.StructuredDocuments;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Collects what is in a document.
 *
 * <p>One article that is wrong spoils all of it, so that it can be mended and sent again. An item
 * that is by its nature no article, as the picture beside a text, is passed over and told.
 */
final class DocumentArticles implements StructuredDocuments.Taker {

  private static final int MOST_REASONS = 100;

  /** Parameters that are one article's own. */
  private static final Set<String> OF_ONE = Set.of("id", "url", "canonicalUrl", "title");

  private final List<RawArticle> articles = new ArrayList<>();
  private final List<String> reasons = new ArrayList<>();
  private long passedOver;
  private Problem firstPassedOver;
  private Problem wrong;

  /** Of a document that is one article as it stands. */
  static DocumentArticles of(RawArticle article) {
    DocumentArticles only = new DocumentArticles();
    only.article(article, null);
    return only;
  }

  @Override
  public void article(RawArticle article, String ownId) {
    articles.add(article);
  }

  @Override
  public void bad(Long position, BadLineException why) {
    Problem problem = BadArticles.problem(why, position);
    if (why.fault() != BadLineException.Fault.NO_ARTICLE) {
      wrong = wrong == null ? problem : wrong;
      return;
    }
    passedOver++;
    firstPassedOver = firstPassedOver == null ? problem : firstPassedOver;
    if (reasons.size() < MOST_REASONS) {
      reasons.add(BadArticles.sentence(why, position));
    }
  }

  /**
   * Ends the request unless there is something to publish, and all of it is right.
   *
   * @param parameters of the request
   */
  void requireGood(Map<String, List<String>> parameters) throws ProblemException {
    if (wrong != null) {
      throw wrong.asException();
    }
    if (articles.isEmpty()) {
      throw (passedOver == 1
              ? firstPassedOver
              : firstPassedOver.saying("none of the %,d items is an article".formatted(passedOver)))
          .asException();
    }
    if (articles.size() + passedOver > 1) {
      requireNoneOfOne(parameters);
    }
  }

  private static void requireNoneOfOne(Map<String, List<String>> parameters)
      throws ProblemException {
    for (String name : parameters.keySet()) {
      if (OF_ONE.contains(name)) {
        throw Problem.of(
                422, "parameter \"" + name + "\" is one article's own, but the body has several")
            .with("field", name)
            .with("expected", "the parameters without it, or a body of one article")
            .asException();
      }
    }
  }

  /** In their order. */
  List<RawArticle> articles() {
    return articles;
  }

  /** What an answer says of those that were passed over; empty if none was. */
  Map<String, Object> passedOver() {
    Map<String, Object> told = new LinkedHashMap<>();
    if (passedOver > 0) {
      told.put("passedOver", passedOver);
      told.put("passedOverReasons", reasons);
    }
    return told;
  }
}
