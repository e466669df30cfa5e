package dev.warta.ingest.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;

/** The bytes of an entry of an archive; at their end they are held against its checksum. */
final class UnpackedEntry extends FilterInputStream {

  private final CRC32 crc;
  private final ZipEntry entry;

  UnpackedEntry(InputStream unpacked, ZipEntry entry, UnpackBudget budget) throws IOException {
    this(unpacked, entry, budget, new CRC32());
  }

  private UnpackedEntry(InputStream unpacked, ZipEntry entry, UnpackBudget budget, CRC32 crc)
      throws IOException {
    super(new CheckedInputStream(budget.of(present(unpacked)), crc));
    this.crc = crc;
    this.entry = entry;
  }

  private static InputStream present(InputStream unpacked) throws ZipException {
    if (unpacked == null) {
      throw new ZipException("it is not where the archive says");
    }
    return unpacked;
  }

  @Override
  public int read() throws IOException {
    return checked(super.read());
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    return checked(super.read(bytes, offset, length));
  }

  private int checked(int read) throws ZipException {
    if (read < 0 && entry.getCrc() >= 0 && crc.getValue() != entry.getCrc()) {
      throw new ZipException("it is damaged: its checksum differs");
    }
    return read;
  }
}
