package dev.warta.ingest.http;

import dev.warta.ingest.source.BadLineException;

/** Says in words what is wrong with an article. */
final class BadArticles {

  private BadArticles() {}

  /**
   * Of a document, or of one article in it.
   *
   * @param position its place in the document, from 1; null where it is the whole document
   */
  static Problem problem(BadLineException e, Long position) {
    return problem(sentence(e, position), e).with("article", position);
  }

  /** Of a line. */
  static Problem problemOfLine(BadLineException e, long line) {
    return problem(sentence(e, "line " + line), e).with("line", line);
  }

  /** What is wrong, of which article. */
  static String sentence(BadLineException e, Long position) {
    return sentence(e, position == null ? "the body" : "article " + position);
  }

  private static String sentence(BadLineException e, String what) {
    boolean namesField = e.field() != null && e.fault() != BadLineException.Fault.NO_ARTICLE;
    return what + (namesField ? ": " : " ") + e.getMessage();
  }

  private static Problem problem(String sentence, BadLineException e) {
    return Problem.of(status(e.fault()), sentence)
        .with("field", e.field())
        .with("expected", e.expected());
  }

  private static int status(BadLineException.Fault fault) {
    return switch (fault) {
      case MALFORMED -> 400;
      case INVALID, NO_ARTICLE -> 422;
      case TOO_LARGE -> 413;
    };
  }
}
