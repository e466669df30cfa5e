package dev.warta.desk;

import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Answers what the server itself refuses (no HTTP, too long a head, a stop) with a problem. */
final class ProblemErrors extends ErrorHandler {

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus() < 400 ? 500 : response.getStatus();
    Object reason = request.getAttribute(ERROR_MESSAGE);
    boolean isTold = status < 500 && reason != null;
    String detail = isTold ? reason.toString() : HttpStatus.getMessage(status);
    Answer.of(Problem.of(status, detail)).send(response, callback);
    return true;
  }
}
