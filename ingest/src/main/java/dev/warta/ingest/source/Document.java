package dev.warta.ingest.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * One document of a file system: a file as it is, one that is compressed, or an entry of an
 * archive.
 *
 * @param name by which its kind is told: without {@code .gz}
 * @param location where it lies, for a person
 * @param relativePath inside the folder that the user named
 * @param file the file that it is or lies in
 * @param isPacked true if its bytes are not simply those of the file
 * @param opener gives its bytes, unpacked
 * @param fingerprinter tells it from another one with its name; of use where it is packed
 */
record Document(
    String name,
    String location,
    String relativePath,
    Path file,
    boolean isPacked,
    Opener opener,
    Fingerprinter fingerprinter) {

  /** Bytes at the start of a compressed file by which it is known again. */
  private static final int KNOWN_BY_BYTES = 4096;

  private static final int GZIP_BUFFER_BYTES = 64 * 1024;

  /** Gives bytes from their start, as often as asked. */
  interface Opener {
    InputStream open() throws IOException;
  }

  /** Tells a document from another. */
  interface Fingerprinter {
    String fingerprint() throws IOException;
  }

  /** A file, compressed with gzip if its name says so. */
  static Document of(Path file, String location, String relativePath) {
    String fileName = file.getFileName().toString();
    String name = FileType.unpackedName(fileName);
    boolean isGzipped = FileType.isGzipped(fileName);
    return new Document(
        name,
        location,
        relativePath,
        file,
        isGzipped,
        isGzipped ? () -> gunzipped(file) : () -> Files.newInputStream(file),
        () -> startOf(file));
  }

  /** An entry of an archive. */
  static Document of(
      ZipFile zip, ZipEntry entry, Path file, String location, String path, UnpackBudget budget) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return new Document(
        name,
        location + "/" + entry.getName(),
        path,
        file,
        true,
        () -> new UnpackedEntry(zip.getInputStream(entry), entry, budget),
        () -> Long.toHexString(entry.getCrc()) + "-" + entry.getSize());
  }

  /** All bytes, or one more than the most if there are more. */
  byte[] bytes(int most) throws IOException {
    try (InputStream in = opener.open()) {
      return in.readNBytes(most + 1);
    }
  }

  /** Bytes of the document, if that is known before it is read; else 0. */
  long size() throws IOException {
    return isPacked ? 0 : Files.size(file);
  }

  LinesInput lines() throws IOException {
    return isPacked ? new PackedLines(opener, fingerprinter.fingerprint()) : new LinesFile(file);
  }

  private static InputStream gunzipped(Path file) throws IOException {
    InputStream packed = Files.newInputStream(file);
    try {
      UnpackBudget budget = new UnpackBudget(Files.size(file));
      return budget.of(new GZIPInputStream(packed, GZIP_BUFFER_BYTES));
    } catch (IOException e) {
      packed.close();
      throw e;
    }
  }

  private static String startOf(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(in.readNBytes(KNOWN_BY_BYTES)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
