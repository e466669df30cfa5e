package dev.warta.ingest.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/**
 * How many bytes may come out of a compressed file, so that a bomb does not keep us for ever: text
 * becomes a tenth, rarely a fiftieth; bombs become a thousandth and less.
 */
final class UnpackBudget {

  private static final long ALWAYS = 64L * 1024 * 1024;
  private static final int MOST_TIMES = 250;

  private long left;

  /**
   * @param packedBytes size of the whole file
   */
  UnpackBudget(long packedBytes) {
    left = ALWAYS + MOST_TIMES * packedBytes;
  }

  boolean isSpent() {
    return left < 0;
  }

  /** The stream, which fails once it is too much. */
  InputStream of(InputStream unpacked) {
    return new FilterInputStream(unpacked) {
      @Override
      public int read() throws IOException {
        int next = in.read();
        spend(next < 0 ? 0 : 1);
        return next;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = in.read(bytes, offset, length);
        spend(Math.max(0, read));
        return read;
      }
    };
  }

  private void spend(int bytes) throws IOException {
    left -= bytes;
    if (isSpent()) {
      throw new ZipException(
          "it unpacks to more than %d times its size, as only bombs do".formatted(MOST_TIMES));
    }
  }
}
