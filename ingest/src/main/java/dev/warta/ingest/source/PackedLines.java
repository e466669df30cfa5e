package dev.warta.ingest.source;

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
      in = opener.open(); // not buffered: what comes before damage is to be had
      position = 0;
      lineFeeds = 0;
    }
    byte[] passed = new byte[BUFFER_BYTES];
    int read = 0;
    while (position < offset && read >= 0) {
      read = in.read(passed, 0, (int) Math.min(BUFFER_BYTES, offset - position));
      for (int i = 0; i < read; i++) {
        lineFeeds += passed[i] == '\n' ? 1 : 0;
      }
      position += Math.max(0, read);
    }
  }

  @Override
  public void close() throws IOException {
    if (in != null) {
      in.close();
    }
  }
}
