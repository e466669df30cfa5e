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
  private static final int DIRECTORY_SIGNATURE = 0x02014b50;
  private static final int ENTRY_SIGNATURE = 0x04034b50;
  private static final long MANY_ENTRIES = 0xFFFF;
  private static final long MANY_BYTES = 0xFFFF_FFFFL;
  private static final int LARGE_LOCATOR_BYTES = 20;
  private static final int LARGE_LOCATOR_SIGNATURE = 0x07064b50;
  private static final int LARGE_END_BYTES = 56;

  /**
   * @throws ZipException if it is no archive
   */
  static ZipDirectory of(Path file) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      long start = Math.max(0, channel.size() - END_BYTES - LONGEST_COMMENT - LARGE_LOCATOR_BYTES);
      ByteBuffer tail = read(channel, start, (int) (channel.size() - start));
      for (int at = tail.limit() - END_BYTES; at >= 0; at--) {
        if (tail.getInt(at) == END_SIGNATURE && isEnd(tail, at, start + at, channel)) {
          return of(tail, at, channel);
        }
      }
      throw new ZipException("it has no end of an archive");
    }
  }

  /**
   * The signature may stand in a comment, too: an end is what is followed by a comment to the end
   * of the file or, where something was put behind the archive, what says where the directory and
   * the first entry begin. So Java's own reader has it, which must not find another.
   */
  private static boolean isEnd(ByteBuffer tail, int at, long offset, SeekableByteChannel channel)
      throws IOException {
    if (at + END_BYTES + Short.toUnsignedInt(tail.getShort(at + 20)) == tail.limit()) {
      return true;
    }
    long directory = offset - Integer.toUnsignedLong(tail.getInt(at + 12));
    long firstEntry = directory - Integer.toUnsignedLong(tail.getInt(at + 16));
    return isAt(directory, DIRECTORY_SIGNATURE, channel)
        && isAt(firstEntry, ENTRY_SIGNATURE, channel);
  }

  private static boolean isAt(long offset, int signature, SeekableByteChannel channel)
      throws IOException {
    return offset >= 0
        && offset + Integer.BYTES <= channel.size()
        && read(channel, offset, Integer.BYTES).getInt(0) == signature;
  }

  /** The larger of what the end says in its two forms, unless the short one only points on. */
  private static ZipDirectory of(ByteBuffer tail, int at, SeekableByteChannel channel)
      throws IOException {
    long entries = Short.toUnsignedLong(tail.getShort(at + 10));
    long bytes = Integer.toUnsignedLong(tail.getInt(at + 12));
    int locator = at - LARGE_LOCATOR_BYTES;
    if (locator < 0 || tail.getInt(locator) != LARGE_LOCATOR_SIGNATURE) {
      return new ZipDirectory(entries, bytes);
    }
    ByteBuffer large = read(channel, tail.getLong(locator + 8), LARGE_END_BYTES);
    return new ZipDirectory(
        Math.max(unsigned(large.getLong(32)), entries == MANY_ENTRIES ? 0 : entries),
        Math.max(unsigned(large.getLong(40)), bytes == MANY_BYTES ? 0 : bytes));
  }

  private static long unsigned(long number) {
    return number < 0 ? Long.MAX_VALUE : number;
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
