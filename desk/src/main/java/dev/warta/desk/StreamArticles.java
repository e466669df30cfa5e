package dev.warta.desk;

import dev.warta.store.ArticleLog;
import dev.warta.store.LogPosition;

/** Answers {@code GET /api/stream}: articles as they are stored, as server-sent events. */
final class StreamArticles implements Endpoint {

  /** Who was away for longer is served better by an export. */
  private static final long MOST_RECORDS_BEHIND = 1_000_000;

  private final ArticleLog log;
  private final ArticleStream stream;

  StreamArticles(ArticleLog log, ArticleStream stream) {
    this.log = log;
    this.stream = stream;
  }

  @Override
  public Answer answer(Query query) throws ProblemException {
    AskedFilter wanted = AskedFilter.of(query);
    stream.requireRoomFor(wanted);
    LogPosition end = log.end();
    String lastEventId = query.header("Last-Event-ID");
    LogPosition from = lastEventId == null ? end : position(lastEventId, end);
    return Answer.streamed(
        "text/event-stream",
        (response, callback) ->
            stream.add(new StreamClient(response, callback, wanted, from, stream::remove)));
  }

  private static LogPosition position(String lastEventId, LogPosition end) throws ProblemException {
    LogPosition from = parsed(lastEventId);
    if (!from.isUpTo(end)) {
      throw Problem.of(410, "Last-Event-ID lies behind the end of what is stored here")
          .with("expected", "an id of a stream of this database; begin without one")
          .asException();
    }
    if (from.recordsTo(end) > MOST_RECORDS_BEHIND) {
      throw Problem.of(410, "Last-Event-ID is too old: too much was stored since")
          .with("expected", "at most " + MOST_RECORDS_BEHIND + " records behind; use /api/export")
          .asException();
    }
    return from;
  }

  private static LogPosition parsed(String lastEventId) throws ProblemException {
    try {
      return LogPosition.parse(lastEventId);
    } catch (IllegalArgumentException e) {
      throw Problem.of(400, "Last-Event-ID is none of this server")
          .with("expected", "the id of the last event, as it is")
          .asException();
    }
  }
}
