package dev.warta.ingest.source.warc;

import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Inflates one gzip member after another of a file, and checks each (RFC 1952).
 *
 * <p>A member that inflates to more than a GiB and to more than two hundred times its size is no
 * archive but a bomb, and is not read on.
 */
final class GzipMember {

  private static final long MOST_BYTES_AT_ANY_RATIO = 1L << 30;
  private static final long MOST_RATIO = 200;

  private static final String BREAKS_OFF = "ends in the middle of its gzip member";

  private static final int HEADER_CHECKSUM = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;

  private final FileBytes file;
  private final int mostIdleBytes;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 checksum = new CRC32();
  private long compressed;
  private long inflated;

  /** Bytes read since the member was opened, or since something came of them. */
  private int idleBytes;

  private boolean isOver = true;

  /**
   * @param mostIdleBytes how many bytes, of a header or of data, are read before something is
   *     inflated
   */
  GzipMember(FileBytes file, int mostIdleBytes) {
    this.file = file;
    this.mostIdleBytes = mostIdleBytes;
  }

  /** True if a member begins where the file stands. */
  static boolean isAt(FileBytes file) throws IOException {
    return file.look(3) >= 3 && isAt(file.at(0), file.at(1), file.at(2));
  }

  static boolean isAt(int first, int second, int method) {
    return first == 0x1F && second == 0x8B && method == 8;
  }

  /** Begins with the member where the file stands. */
  void open() throws IOException, DamagedDataException {
    isOver = true;
    inflater.reset();
    checksum.reset();
    compressed = 0;
    inflated = 0;
    idleBytes = 0;
    readHeader();
    isOver = false;
  }

  /** Inflates some bytes; returns how many, -1 at the end of the member. */
  int inflate(byte[] target, int offset, int most) throws IOException, DamagedDataException {
    try {
      while (!isOver) {
        int count = inflater.inflate(target, offset, most);
        if (count > 0) {
          checksum.update(target, offset, count);
          inflated += count;
          idleBytes = 0;
          requireNoBomb();
          return count;
        }
        if (inflater.finished()) {
          isOver = true;
          readTrailer();
        } else if (inflater.needsDictionary()) {
          throw new DamagedDataException("is compressed with a dictionary, which gzip has not");
        } else {
          feed();
        }
      }
      return -1;
    } catch (DataFormatException e) {
      isOver = true;
      throw new DamagedDataException("cannot be inflated");
    }
  }

  private void feed() throws IOException, DamagedDataException {
    int visible = file.look(1);
    int available = Math.min(visible, mostIdleBytes - idleBytes);
    if (available <= 0) {
      isOver = true;
      throw new DamagedDataException(
          visible == 0 ? BREAKS_OFF : "inflates to nothing for too long");
    }
    inflater.setInput(file.array(), file.visibleStart(), available);
    file.skip(available);
    compressed += available;
    idleBytes += available;
  }

  /** What the inflater has not used belongs to the trailer and the next member. */
  private void readTrailer() throws IOException, DamagedDataException {
    file.seek(file.offset() - inflater.getRemaining());
    long expected = littleEndian(4);
    long length = littleEndian(4);
    if (expected != checksum.getValue() || length != (inflated & 0xFFFFFFFFL)) {
      throw new DamagedDataException("is not what was compressed: the gzip checksum differs");
    }
  }

  private void readHeader() throws IOException, DamagedDataException {
    file.skip(3);
    int flags = nextOfHeader();
    skipInHeader(6); // time, level, system
    if ((flags & EXTRA) != 0) {
      skipInHeader(nextOfHeader() | nextOfHeader() << 8);
    }
    skipText(flags & NAME);
    skipText(flags & COMMENT);
    if ((flags & HEADER_CHECKSUM) != 0) {
      skipInHeader(2);
    }
  }

  private void skipInHeader(int bytes) throws IOException, DamagedDataException {
    for (int i = 0; i < bytes; i++) {
      nextOfHeader();
    }
  }

  private void skipText(int flag) throws IOException, DamagedDataException {
    boolean isInText = flag != 0;
    while (isInText) {
      isInText = nextOfHeader() != 0;
    }
  }

  private int nextOfHeader() throws IOException, DamagedDataException {
    if (++idleBytes > mostIdleBytes) {
      throw new DamagedDataException("has a gzip header without end");
    }
    return next();
  }

  private long littleEndian(int bytes) throws IOException, DamagedDataException {
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      value |= (long) next() << (8 * i);
    }
    return value;
  }

  private int next() throws IOException, DamagedDataException {
    int next = file.read();
    if (next < 0) {
      throw new DamagedDataException(BREAKS_OFF);
    }
    return next;
  }

  private void requireNoBomb() throws DamagedDataException {
    if (inflated > MOST_BYTES_AT_ANY_RATIO && inflated / MOST_RATIO > compressed) {
      isOver = true;
      throw new DamagedDataException(
          "inflates to more than %d times its size".formatted(MOST_RATIO));
    }
  }

  void end() {
    inflater.end();
  }
}
