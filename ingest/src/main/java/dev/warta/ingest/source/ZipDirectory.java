package dev.warta.ingest.source;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipException;

/**
 * How large the directory of an archive is, as its end says, before it is read into memory.
 *
 * @param entries number of entries
 * @param bytes size of the directory
 */
record ZipDirectory(long entries, long bytes) {

  private static final int END_BYTES = 22;
  private static final int LONGEST_COMMENT = 65_535;
  private static final int END_SIGNATURE = 0x06054b50;
  private static final int LARGE_LOCATOR_BYTES = 20;
  private static final int LARGE_LOCATOR_SIGNATURE = 0x07064b50;
  private static final int LARGE_END_BYTES = 56;

  /**
   * @throws ZipException if it is no archive
   */
  static ZipDirectory of(Path file) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      long start = Math.max(0, channel.size() - END_BYTES - LONGEST_COMMENT - LARGE_LOCATOR_BYTES);
      ByteBuffer end = read(channel, start, (int) (channel.size() - start));
      for (int at = end.limit() - END_BYTES; at >= 0; at--) {
        if (end.getInt(at) == END_SIGNATURE) {
          return of(end, at, channel);
        }
      }
      throw new ZipException("it has no end of an archive");
    }
  }

  private static ZipDirectory of(ByteBuffer end, int at, SeekableByteChannel channel)
      throws IOException {
    int locator = at - LARGE_LOCATOR_BYTES;
    if (locator >= 0 && end.getInt(locator) == LARGE_LOCATOR_SIGNATURE) {
      ByteBuffer large = read(channel, end.getLong(locator + 8), LARGE_END_BYTES);
      return new ZipDirectory(large.getLong(32), large.getLong(40));
    }
    return new ZipDirectory(
        Short.toUnsignedLong(end.getShort(at + 10)), Integer.toUnsignedLong(end.getInt(at + 12)));
  }

  private static ByteBuffer read(SeekableByteChannel channel, long start, int bytes)
      throws IOException {
    if (start < 0 || start + bytes > channel.size()) {
      throw new EOFException("it ends too early");
    }
    ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    channel.position(start);
    while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
      // A channel may give less than it was asked for.
    }
    return buffer.flip();
  }
}
