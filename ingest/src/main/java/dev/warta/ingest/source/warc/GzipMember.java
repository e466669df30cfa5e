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
  private static final int MOST_NAME_BYTES = 64 * 1024;

  private static final int HEADER_CHECKSUM = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;

  private final FileBytes file;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 checksum = new CRC32();
  private long compressed;
  private long inflated;
  private boolean isOver = true;

  GzipMember(FileBytes file) {
    this.file = file;
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
    int available = file.look(1);
    if (available == 0) {
      isOver = true;
      throw new DamagedDataException("ends in the middle of its gzip member");
    }
    inflater.setInput(file.array(), file.visibleStart(), available);
    file.skip(available);
    compressed += available;
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
    int flags = next();
    littleEndian(6); // time, level, system
    if ((flags & EXTRA) != 0) {
      for (long left = littleEndian(2); left > 0; left--) {
        next();
      }
    }
    skipText(flags & NAME);
    skipText(flags & COMMENT);
    if ((flags & HEADER_CHECKSUM) != 0) {
      littleEndian(2);
    }
  }

  private void skipText(int flag) throws IOException, DamagedDataException {
    for (int i = 0; flag != 0 && next() != 0; i++) {
      if (i > MOST_NAME_BYTES) {
        throw new DamagedDataException("has a gzip header without end");
      }
    }
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
      throw new DamagedDataException("ends in the middle of its gzip member");
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
