package dev.warta.desk;

import java.util.function.Supplier;

/**
 * What the desk shows of the installation that it belongs to.
 *
 * @param pipeline null if it is not known
 * @param metrics in the text format of Prometheus; null for none
 */
public record Operations(Pipeline pipeline, Supplier<String> metrics) {

  /** Nothing but the database is known. */
  public static final Operations NONE = new Operations(null, null);
}
