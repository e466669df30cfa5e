package dev.warta.ingest.source.warc;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;

/**
 * Reads the records of a WARC or ARC file, compressed or not, whatever state it is in.
 *
 * <p>What is damaged is told, and the reading goes on at the next record that can be found: at the
 * next gzip member that begins with one, or the next line that looks like the start of one. A
 * length that is wrong is mended where the next record shows it. One record is in memory at a time,
 * up to the number of bytes wanted.
 */
final class ArchiveReader implements Closeable {

  /** The others are not held. */
  private static final Set<String> HELD = Set.of("response", "resource", "conversion", "revisit");

  /** What may be inflated once more to find where records with wrong lengths end. */
  private static final long MOST_BYTES_AGAIN = 1L << 30;

  private static final int SMALLEST_BUFFER = 64 * 1024;

  private final ArchiveInput in;
  private final RecordStarts starts;
  private final RecordHeadReader heads;
  private final int mostHeld;
  private byte[] content = new byte[SMALLEST_BUFFER];
  private int held;
  private long bytesAgain;

  /** True where the reading stands in the middle of what was told to be damaged. */
  private boolean isLost;

  /** Seen already, and to be told when its turn comes; null if there is none. */
  private DamagedRecordException damagedBehind;

  /** False if the next record can only begin a gzip member. */
  private boolean mayBeText = true;

  /**
   * @param mostHeld bytes of a record's content that are held
   */
  ArchiveReader(Path file, int mostHeld) throws IOException {
    this.in = new ArchiveInput(file);
    this.starts = new RecordStarts(in, file);
    this.heads = new RecordHeadReader(in, starts);
    this.mostHeld = mostHeld;
  }

  /** Where the next record begins; null where that is not known. */
  Spot spot() {
    return isLost ? null : in.spot();
  }

  /** Goes to where a record was seen to begin. */
  void seek(Spot spot) throws IOException, DamagedRecordException {
    try {
      isLost = false;
      in.seek(spot);
    } catch (DamagedDataException e) {
      throw damaged(spot, e);
    }
  }

  /** True if a record comes next. */
  boolean isAtRecord() throws IOException {
    try {
      return starts.toNextByte() && starts.isHere();
    } catch (DamagedDataException e) {
      return false;
    }
  }

  /**
   * The next record; null at the end of the archive.
   *
   * @throws DamagedRecordException if there is something else; the next call goes on behind it
   */
  ArchiveRecord next() throws IOException, DamagedRecordException {
    if (damagedBehind != null) {
      DamagedRecordException told = damagedBehind;
      damagedBehind = null;
      throw told;
    }
    Spot spot = null;
    try {
      if (isLost) {
        isLost = false;
        starts.advance(mayBeText);
        mayBeText = true;
      }
      if (!starts.toNextByte()) {
        return null;
      }
      spot = in.spot();
      if (!starts.isHere()) {
        throw noRecord(spot);
      }
      spot = in.spot();
      return read(spot);
    } catch (DamagedDataException e) {
      throw damaged(spot == null ? new Spot(in.segmentOffset(), 0) : spot, e);
    }
  }

  private ArchiveRecord read(Spot spot) throws IOException, DamagedDataException {
    RecordHead head = heads.read();
    Spot contentSpot = in.spot();
    int most = HELD.contains(head.type()) ? mostHeld : 0;
    if (head.length() >= 0) {
      long taken = take(head.length(), most);
      if (taken == head.length() && isAtBoundary()) {
        return new ArchiveRecord(spot, head, content, held, taken, false, false);
      }
    }
    return readToNextRecord(spot, head, contentSpot, most);
  }

  /**
   * The declared length is wrong, or there is none: the next record tells where this one ends.
   *
   * <p>What the end of the archive ends is cut off, but for the one record of a gzip member that
   * was read to its end and checked.
   */
  private ArchiveRecord readToNextRecord(Spot spot, RecordHead head, Spot contentSpot, int most)
      throws IOException, DamagedDataException {
    boolean isGzip = contentSpot.inside() > 0; // behind its head
    again(contentSpot, isGzip);
    long distance = starts.advance(true);
    boolean isEndOfArchive = in.look(1) == 0;
    again(contentSpot, isGzip);
    if (head.length() >= 0 && head.length() < distance && isFollowedByEmptyLine(head, most)) {
      return new ArchiveRecord(spot, head, content, held, head.length(), false, false);
    }
    again(contentSpot, isGzip);
    long taken = take(distance, most);
    boolean isEndedByArchive = isEndOfArchive && distance < head.length();
    long length = taken == held && !isEndedByArchive ? withoutLastNewlines() : taken;
    boolean isCutOff = isEndedByArchive && !(isGzip && spot.inside() == 0);
    return new ArchiveRecord(spot, head, content, held, length, length != head.length(), isCutOff);
  }

  private void again(Spot content, boolean isGzip) throws IOException, DamagedDataException {
    bytesAgain += content.inside();
    if (bytesAgain > MOST_BYTES_AGAIN) {
      throw new DamagedDataException("has a length that is wrong, as so many before it");
    }
    if (isGzip) {
      in.seek(content);
    } else {
      in.seekRaw(content.offset());
    }
  }

  /** The length is right then, and what follows belongs to no record. */
  private boolean isFollowedByEmptyLine(RecordHead head, int most)
      throws IOException, DamagedDataException {
    long taken = take(head.length(), most);
    return taken == head.length()
        && in.look(4) == 4
        && in.at(0) == '\r'
        && in.at(1) == '\n'
        && in.at(2) == '\r'
        && in.at(3) == '\n';
  }

  /**
   * Takes content and holds the first bytes of it; ends where a record begins a segment of its own.
   */
  private long take(long wanted, int most) throws IOException, DamagedDataException {
    held = 0;
    long taken = 0;
    while (taken < wanted) {
      int visible = (int) Math.min(in.look(1), wanted - taken);
      if (visible == 0) {
        if (!in.nextSegment() || starts.isHere()) {
          break;
        }
        continue;
      }
      int kept = Math.min(visible, most - held);
      if (kept > 0) {
        grow(held + kept, most);
        in.take(content, held, kept);
        held += kept;
      }
      in.skip(visible - Math.max(0, kept));
      taken += visible;
    }
    return taken;
  }

  private void grow(int needed, int most) {
    if (needed > content.length) {
      long doubled = Math.max(needed, Math.min(most, 2L * content.length));
      content = Arrays.copyOf(content, (int) doubled);
    }
  }

  /** What is wrong with the member behind does not concern the record before it. */
  private boolean isAtBoundary() throws IOException, DamagedDataException {
    long own = in.segmentOffset();
    try {
      return !starts.toNextByte() || starts.isHere();
    } catch (DamagedDataException e) {
      if (in.segmentOffset() == own) {
        throw e;
      }
      damagedBehind = damaged(new Spot(in.segmentOffset(), 0), e);
      return true;
    }
  }

  /** What separates records is no content: two line ends at most. */
  private long withoutLastNewlines() {
    for (int lines = 0; lines < 2 && held > 0 && content[held - 1] == '\n'; lines++) {
      held -= held > 1 && content[held - 2] == '\r' ? 2 : 1;
    }
    return held;
  }

  private DamagedRecordException noRecord(Spot spot) throws IOException {
    long passed = 0;
    boolean isRestOfMemberLost = false;
    try {
      passed = starts.advance(true);
    } catch (DamagedDataException e) {
      isRestOfMemberLost = recover(spot);
    }
    return new DamagedRecordException(
        spot.offset(),
        "is no record" + (passed == 0 ? "" : " (%,d bytes up to the next one)".formatted(passed)),
        "the head of a WARC or ARC record",
        isRestOfMemberLost);
  }

  private DamagedRecordException damaged(Spot spot, DamagedDataException e) {
    boolean isRestOfMemberLost = recover(spot);
    return new DamagedRecordException(
        spot.offset(), e.getMessage(), "a whole record", isRestOfMemberLost);
  }

  /**
   * Goes behind the start of what is damaged; in a member of many records, near where it was
   * noticed.
   *
   * @return true in any member: what else is in it is not read
   */
  private boolean recover(Spot spot) {
    isLost = true;
    mayBeText = !in.isGzip();
    if (!in.isGzip()) {
      in.seekRaw(spot.offset() + 1);
      return false;
    }
    long behindStart = in.segmentOffset() + 1;
    long near = in.fileOffset() - ArchiveInput.FARTHEST_LOOK;
    in.seekRaw(spot.inside() == 0 ? behindStart : Math.max(behindStart, near));
    return true;
  }

  @Override
  public void close() throws IOException {
    starts.close();
    in.close();
  }
}
