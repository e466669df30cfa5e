package dev.warta.desk;

import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** What an answer says bit by bit. */
@FunctionalInterface
interface Body {

  /**
   * Writes it, or begins to.
   *
   * @param callback told when all is written, or that it failed
   */
  void write(Response response, Callback callback);
}
