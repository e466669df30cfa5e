package dev.warta.ingest.source;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.AccessMode;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file of lines that is read from any offset on, and tells what lies before an offset.
 *
 * <p>All through one open file: whatever takes its name meanwhile, what is told belongs to what was
 * read.
 */
final class LinesFile implements LinesInput {

  /** Bytes before an offset by which a file is known again. */
  static final int BYTES_BEFORE = 4096;

  private final RandomAccessFile file;

  LinesFile(Path path) throws IOException {
    try {
      file = new RandomAccessFile(path.toFile(), "r");
    } catch (FileNotFoundException e) {
      path.getFileSystem().provider().checkAccess(path, AccessMode.READ); // says better why
      throw e;
    }
  }

  @Override
  public InputStream from(long offset) throws IOException {
    file.seek(offset);
    return new InputStream() {
      @Override
      public int read() throws IOException {
        return file.read();
      }

      @Override
      public int read(byte[] bytes, int start, int length) throws IOException {
        return file.read(bytes, start, length);
      }
    };
  }

  @Override
  public boolean isTheOneOf(Place place) throws IOException {
    return place.offset() <= file.length() && hashBefore(place.offset()).equals(place.before());
  }

  /** Hash of the last bytes before an offset, 4 KiB at most; leaves the reading where it is. */
  @Override
  public String hashBefore(long offset) throws IOException {
    byte[] bytes = new byte[(int) Math.min(BYTES_BEFORE, offset)];
    long reading = file.getFilePointer();
    file.seek(offset - bytes.length);
    file.readFully(bytes);
    file.seek(reading);
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
