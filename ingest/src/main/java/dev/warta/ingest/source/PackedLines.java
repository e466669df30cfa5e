package dev.warta.ingest.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Lines in a compressed file or an archive, where an offset is one of the unpacked bytes: to go on
 * there, what lies before is unpacked and passed over.
 *
 * <p>It is the same file if its packed form is known again and as many lines lie before the offset.
 */
final class PackedLines implements LinesInput {

  private static final int BUFFER_BYTES = 64 * 1024;

  private final Document.Opener opener;
  private final String fingerprint;
  private InputStream in;
  private long position;
  private long lineFeeds;

  /**
   * @param fingerprint of the packed form
   */
  PackedLines(Document.Opener opener, String fingerprint) {
    this.opener = opener;
    this.fingerprint = fingerprint;
  }

  @Override
  public InputStream from(long offset) throws IOException {
    goTo(offset);
    return in;
  }

  @Override
  public boolean isTheOneOf(Place place) throws IOException {
    if (!place.before().equals(fingerprint)) {
      return false;
    }
    goTo(place.offset());
    boolean isLastLineUnfinished = lineFeeds == place.line() - 1;
    return position == place.offset() && (lineFeeds == place.line() || isLastLineUnfinished);
  }

  @Override
  public String hashBefore(long offset) {
    return fingerprint;
  }

  private void goTo(long offset) throws IOException {
    if (in == null || position > offset) {
      close();
      in = new BufferedInputStream(opener.open(), BUFFER_BYTES);
      position = 0;
      lineFeeds = 0;
    }
    while (position < offset) {
      int next = in.read();
      if (next < 0) {
        return;
      }
      position++;
      lineFeeds += next == '\n' ? 1 : 0;
    }
  }

  @Override
  public void close() throws IOException {
    if (in != null) {
      in.close();
    }
  }
}
