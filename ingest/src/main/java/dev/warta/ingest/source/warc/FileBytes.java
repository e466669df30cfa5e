package dev.warta.ingest.source.warc;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** The bytes of a file as they lie there, through a buffer, from any offset on. */
final class FileBytes implements Closeable {

  private final FileChannel channel;
  private final byte[] buffer = new byte[64 * 1024];
  private long bufferOffset;
  private int start;
  private int end;

  FileBytes(Path path) throws IOException {
    channel = FileChannel.open(path);
  }

  /** Where the next byte lies. */
  long offset() {
    return bufferOffset + start;
  }

  void seek(long offset) {
    if (offset >= bufferOffset && offset <= bufferOffset + end) {
      start = (int) (offset - bufferOffset);
      return;
    }
    bufferOffset = offset;
    start = 0;
    end = 0;
  }

  /** Makes bytes visible, as many as wanted if the file has them; returns how many are. */
  int look(int wanted) throws IOException {
    while (end - start < wanted) {
      if (start > 0) {
        System.arraycopy(buffer, start, buffer, 0, end - start);
        bufferOffset += start;
        end -= start;
        start = 0;
      }
      ByteBuffer free = ByteBuffer.wrap(buffer, end, buffer.length - end);
      int read = channel.read(free, bufferOffset + end);
      if (read <= 0) {
        break;
      }
      end += read;
    }
    return end - start;
  }

  /** A visible byte, from 0 to 255. */
  int at(int index) {
    return buffer[start + index] & 0xFF;
  }

  /** The next byte, from 0 to 255; -1 at the end of the file. */
  int read() throws IOException {
    if (look(1) == 0) {
      return -1;
    }
    return buffer[start++] & 0xFF;
  }

  void skip(int count) {
    start += count;
  }

  /** Takes visible bytes; returns how many. */
  int take(byte[] target, int offset, int most) {
    int count = Math.min(most, end - start);
    System.arraycopy(buffer, start, target, offset, count);
    start += count;
    return count;
  }

  /** The buffer itself, for the inflater: visible bytes begin at {@link #visibleStart}. */
  byte[] array() {
    return buffer;
  }

  int visibleStart() {
    return start;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
