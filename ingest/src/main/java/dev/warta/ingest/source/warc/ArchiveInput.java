package dev.warta.ingest.source.warc;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The bytes of an archive with gzip undone: a row of segments, each a gzip member or a stretch of
 * the file that is not compressed.
 *
 * <p>Looking ahead never goes beyond the segment: whoever comes to its end asks for the next one.
 */
final class ArchiveInput implements Closeable {

  /** The farthest that can be looked ahead. */
  static final int FARTHEST_LOOK = 128 * 1024;

  /** Two names and an extra field of 64 KiB each are a header's most. */
  private static final int MOST_IDLE_BYTES = 256 * 1024;

  private final FileBytes file;
  private final GzipMember member;
  private final byte[] buffer = new byte[2 * FARTHEST_LOOK];
  private int start;
  private int end;
  private long segmentOffset;

  /** Of the next byte in the segment. */
  private long inside;

  private boolean isGzip;
  private boolean isMoreInSegment;

  /** True while nothing but empty lines was passed in the segment. */
  private boolean isAtStart;

  ArchiveInput(Path path) throws IOException {
    file = new FileBytes(path);
    member = new GzipMember(file, MOST_IDLE_BYTES);
  }

  /** Where the next byte lies; empty lines at the start of a member are not counted. */
  Spot spot() {
    return isGzip
        ? new Spot(segmentOffset, isAtStart ? 0 : inside)
        : new Spot(segmentOffset + inside, 0);
  }

  /** Where the segment begins. */
  long segmentOffset() {
    return segmentOffset;
  }

  boolean isGzip() {
    return isGzip;
  }

  /** How far the file itself has been read. */
  long fileOffset() {
    return file.offset();
  }

  /** Makes bytes visible, as many as wanted if the segment has them; returns how many are. */
  int look(int wanted) throws IOException, DamagedDataException {
    while (end - start < wanted && isMoreInSegment) {
      if (start > 0 && buffer.length - end < FARTHEST_LOOK) {
        System.arraycopy(buffer, start, buffer, 0, end - start);
        end -= start;
        start = 0;
      }
      int count = fill();
      isMoreInSegment = count > 0;
      end += Math.max(0, count);
    }
    return end - start;
  }

  private int fill() throws IOException, DamagedDataException {
    if (isGzip) {
      return member.inflate(buffer, end, buffer.length - end);
    }
    return file.look(1) == 0 ? -1 : file.take(buffer, end, buffer.length - end);
  }

  /** A visible byte. */
  byte at(int index) {
    return buffer[start + index];
  }

  /** The buffer itself: visible bytes begin at {@link #visibleStart}. */
  byte[] array() {
    return buffer;
  }

  int visibleStart() {
    return start;
  }

  /** Passes over visible bytes. */
  void skip(int count) {
    isAtStart &= count == 0;
    start += count;
    inside += count;
  }

  /** Passes over a byte that separates records. */
  void skipBlank() {
    start++;
    inside++;
  }

  /** Takes visible bytes. */
  void take(byte[] target, int offset, int count) {
    System.arraycopy(buffer, start, target, offset, count);
    skip(count);
  }

  /** Goes to the next segment; false at the end of the file. */
  boolean nextSegment() throws IOException, DamagedDataException {
    return openAt(file.offset());
  }

  /** Takes the next visible byte for the first one of a gzip member. */
  void openMemberHere() throws IOException, DamagedDataException {
    openAt(segmentOffset + inside);
  }

  /** Goes to where a record was seen to begin. */
  void seek(Spot spot) throws IOException, DamagedDataException {
    openAt(spot.offset());
    for (long left = spot.inside(); left > 0; ) {
      int visible = look(1);
      if (visible == 0) {
        throw new DamagedDataException("is shorter than it was");
      }
      int step = (int) Math.min(visible, left);
      skip(step);
      left -= step;
    }
  }

  /** Takes the bytes from an offset on as they lie in the file, compressed or not. */
  void seekRaw(long offset) {
    clear(offset);
    isGzip = false;
    isMoreInSegment = true;
  }

  private boolean openAt(long offset) throws IOException, DamagedDataException {
    clear(offset);
    if (file.look(1) == 0) {
      return false;
    }
    isGzip = GzipMember.isAt(file);
    if (isGzip) {
      member.open();
    }
    isMoreInSegment = true;
    return true;
  }

  private void clear(long offset) {
    file.seek(offset);
    segmentOffset = offset;
    inside = 0;
    start = 0;
    end = 0;
    isMoreInSegment = false;
    isAtStart = true;
  }

  @Override
  public void close() throws IOException {
    member.end();
    file.close();
  }
}
