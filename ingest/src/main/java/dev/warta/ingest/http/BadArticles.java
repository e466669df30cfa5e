package dev.warta.ingest.http;

import dev.warta.ingest.source.BadLineException;

/** Says in words what is wrong with an article. */
final class BadArticles {

  private BadArticles() {}

  /** Of a document, or of one article in an array. */
  static Problem problem(BadLineException e) {
    String where = e.index() == null ? "the body " : "article " + e.index() + " of the array ";
    return problem(e, where).with("index", e.index());
  }

  /** Of a line. */
  static Problem problem(BadLineException e, long line) {
    return problem(e, "line " + line + " ").with("line", line);
  }

  private static Problem problem(BadLineException e, String where) {
    String what =
        e.field() == null ? where + e.getMessage() : where.strip() + ": " + e.getMessage();
    return Problem.of(status(e.fault()), what)
        .with("field", e.field())
        .with("expected", e.expected());
  }

  private static int status(BadLineException.Fault fault) {
    return switch (fault) {
      case MALFORMED -> 400;
      case INVALID -> 422;
      case TOO_LARGE -> 413;
    };
  }
}
