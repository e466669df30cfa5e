package dev.warta.ingest.source;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/** Lines that can be read from any place on, and known again. */
interface LinesInput extends Closeable {

  /** The bytes from an offset on. */
  InputStream from(long offset) throws IOException;

  /** True if before the place lies what lay there when it was noted. */
  boolean isTheOneOf(Place place) throws IOException;

  /** By what the lines before an offset are known again. */
  String hashBefore(long offset) throws IOException;
}
