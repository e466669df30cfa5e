package dev.warta.desk;

import dev.warta.store.ArticleExport;
import dev.warta.store.StoreUnavailableException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers {@code GET /api/export}: all articles of a search, one a line.
 *
 * <p>It holds a thread and a connection to the database as long as the client takes to read, so
 * there are few at a time and each has its time. What cannot be ended as it should is broken off,
 * so that no client takes a part for the whole.
 */
final class ExportArticles implements Endpoint {

  private static final Logger LOG = LoggerFactory.getLogger(ExportArticles.class);

  private static final int MOST_AT_ONCE = 2;
  private static final Duration LONGEST = Duration.ofMinutes(30);
  private static final int BUFFER_BYTES = 64 * 1024;

  private final ArticleExport export;
  private final Semaphore places = new Semaphore(MOST_AT_ONCE);

  ExportArticles(ArticleExport export) {
    this.export = export;
  }

  @Override
  public Answer answer(Query query) throws ProblemException {
    AskedFilter wanted = AskedFilter.of(query);
    if (places.availablePermits() == 0) {
      throw busy().asException();
    }
    return Answer.streamed(
        "application/x-ndjson", (response, callback) -> write(wanted, response, callback));
  }

  private static Problem busy() {
    return Problem.of(429, "others are exporting already").retryAfterSeconds(30);
  }

  private void write(AskedFilter wanted, Response response, Callback callback) {
    if (!places.tryAcquire()) {
      response.reset();
      Answer.of(busy()).send(response, callback);
      return;
    }
    try {
      // Closed when all is there only: the end of the answer says that it is whole.
      OutputStream out =
          new BufferedOutputStream(Content.Sink.asOutputStream(response), BUFFER_BYTES);
      export.export(wanted.words(), wanted.filter(), LONGEST, json -> writeLine(json, out));
      out.close();
      callback.succeeded();
    } catch (IOException e) {
      LOG.debug("a client has gone that exported: {}", e.getMessage());
      callback.failed(e);
    } catch (StoreUnavailableException e) {
      breakOff(e, response, callback);
    } finally {
      places.release();
    }
  }

  private static void breakOff(StoreUnavailableException e, Response response, Callback callback) {
    LOG.warn("an export was broken off: {}", e.getMessage());
    if (response.isCommitted()) {
      callback.failed(e);
    } else {
      response.reset();
      Answer.of(Problem.of(503, "the database does not answer, or took too long"))
          .send(response, callback);
    }
  }

  private static void writeLine(String json, OutputStream out) throws IOException {
    out.write(json.getBytes(StandardCharsets.UTF_8));
    out.write('\n');
  }
}
