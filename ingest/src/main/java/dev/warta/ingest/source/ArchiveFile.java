package dev.warta.ingest.source;

import dev.warta.ingest.source.warc.Spot;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * An archive that is to be read.
 *
 * @param location as a person is told of it
 * @param relativePath inside the folder that the user named; of a file named by itself its name
 * @param bytes its size when it was found
 */
record ArchiveFile(Path path, String location, String relativePath, long bytes) {

  private static final Pattern NAME =
      Pattern.compile("(?i).*\\.(?:w?arc|warc\\.wet)(?:\\.gz|\\.zst)?");

  /** True if a file of this name is a WARC or ARC file. */
  static boolean isNameOfOne(String fileName) {
    return NAME.matcher(fileName).matches();
  }

  static ArchiveFile of(Path path, String location, String relativePath) {
    long bytes;
    try {
      bytes = Files.size(path);
    } catch (IOException e) {
      bytes = 0; // the reading says what is wrong
    }
    return new ArchiveFile(path, location, relativePath, bytes);
  }

  /**
   * The place before the record that begins at a spot.
   *
   * @param records in front of it
   * @return null where the reading cannot begin again, in a gzip member of many records that is not
   *     the file's first, or if the file cannot be read
   */
  Place place(Spot spot, long records) {
    if (spot.inside() > 0 && spot.offset() > 0) {
      return null;
    }
    try {
      return new Place(location, relativePath, records, spot.offset(), knownBy(spot.offset()));
    } catch (IOException e) {
      return null;
    }
  }

  /** True if it is the file of which the place speaks. */
  boolean isTheOneOf(Place place) throws IOException {
    return place.offset() <= Files.size(path) && knownBy(place.offset()).equals(place.before());
  }

  /** By what lies before an offset; before none, by its own first bytes. */
  private String knownBy(long offset) throws IOException {
    try (LinesFile file = new LinesFile(path)) {
      return file.hashBefore(offset > 0 ? offset : firstBytes());
    }
  }

  private long firstBytes() throws IOException {
    return Math.min(LinesFile.BYTES_BEFORE, Files.size(path));
  }

  /** True if there is nothing in it. */
  boolean isEmpty() throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return in.read() < 0;
    }
  }
}
