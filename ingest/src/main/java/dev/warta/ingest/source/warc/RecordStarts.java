package dev.warta.ingest.source.warc;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** Finds where the next record of an archive begins, also behind what cannot be read. */
final class RecordStarts implements Closeable {

  private final ArchiveInput in;
  private final MemberProbe probe;

  RecordStarts(ArchiveInput in, Path file) throws IOException {
    this.in = in;
    this.probe = new MemberProbe(file);
  }

  /** Passes over empty lines and zeros; false at the end of the archive. */
  boolean toNextByte() throws IOException, DamagedDataException {
    while (true) {
      while (in.look(1) > 0) {
        if (!isBlank(in.at(0))) {
          return true;
        }
        in.skipBlank();
      }
      if (!in.nextSegment()) {
        return false;
      }
    }
  }

  /** True if a record begins here, or in the gzip member that does; that one is opened then. */
  boolean isHere() throws IOException, DamagedDataException {
    int visible = in.look(RecordStart.LONGEST_LINE);
    if (isMember(0, visible)) {
      in.openMemberHere();
      visible = in.look(RecordStart.LONGEST_LINE);
    }
    return isAt(0, visible);
  }

  /**
   * Goes on to the next record, or to the end of the archive.
   *
   * @param mayBeText false if only a gzip member that begins with a record will do
   * @return the bytes passed over
   */
  long advance(boolean mayBeText) throws IOException, DamagedDataException {
    long passed = 0;
    boolean isLineStart = true;
    while (true) {
      int visible = in.look(ArchiveInput.FARTHEST_LOOK);
      if (visible == 0) {
        if (!in.nextSegment()) {
          return passed;
        }
        isLineStart = true;
        continue;
      }
      boolean isRest = visible < ArchiveInput.FARTHEST_LOOK;
      int searched = isRest ? visible : visible - RecordStart.LONGEST_LINE;
      for (int i = 0; i < searched; i++) {
        byte b = in.at(i);
        if (isLineStart && (mayBeText || in.isGzip()) && isAt(i, visible)) {
          in.skip(i);
          return passed + i;
        }
        if (b == 0x1F && isMember(i, visible) && probe.isRecordAt(in.spot().offset() + i)) {
          in.skip(i);
          in.openMemberHere();
          return passed + i;
        }
        isLineStart = b == '\n';
      }
      in.skip(searched);
      passed += searched;
    }
  }

  private boolean isMember(int index, int visible) {
    return !in.isGzip()
        && visible - index >= 3
        && GzipMember.isAt(in.at(index) & 0xFF, in.at(index + 1) & 0xFF, in.at(index + 2));
  }

  private boolean isAt(int index, int visible) {
    int start = in.visibleStart();
    return RecordStart.isAt(in.array(), start + index, start + visible);
  }

  private static boolean isBlank(byte b) {
    return b == '\r' || b == '\n' || b == 0;
  }

  @Override
  public void close() throws IOException {
    probe.close();
  }
}
