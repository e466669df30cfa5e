package dev.warta.ingest.source.warc;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** Looks whether a gzip member begins with a record, beside the reading and without moving it. */
final class MemberProbe implements Closeable {

  private static final int FIRST_LOOK = 64;

  /** Every fourth byte may look like the start of a member. */
  private static final int MOST_IDLE_BYTES = 1024;

  private final FileBytes file;
  private final GzipMember member;
  private final byte[] bytes = new byte[RecordStart.LONGEST_LINE];

  MemberProbe(Path path) throws IOException {
    file = new FileBytes(path);
    member = new GzipMember(file, MOST_IDLE_BYTES);
  }

  /** True if at this offset a member begins that begins with a record. */
  boolean isRecordAt(long offset) throws IOException {
    try {
      file.seek(offset);
      if (!GzipMember.isAt(file)) {
        return false;
      }
      member.open();
      int count = inflate(0, FIRST_LOOK);
      return RecordStart.isAt(bytes, 0, count)
          || mayBeLongLine(count) && RecordStart.isAt(bytes, 0, inflate(count, bytes.length));
    } catch (DamagedDataException e) {
      return false; // three bytes that look like the start of a member
    }
  }

  /** An ARC record's line, or a version of WARC before a long name. */
  private boolean mayBeLongLine(int count) {
    return count == FIRST_LOOK && Character.isLetter(bytes[0]) && bytes[1] > ' ';
  }

  private int inflate(int from, int to) throws IOException, DamagedDataException {
    int count = from;
    while (count < to) {
      int inflated = member.inflate(bytes, count, to - count);
      if (inflated < 0) {
        break;
      }
      count += inflated;
    }
    return count;
  }

  @Override
  public void close() throws IOException {
    member.end();
    file.close();
  }
}
