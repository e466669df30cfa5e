package dev.warta.ingest.source;

import java.util.Objects;

/**
 * Where in a source the reading can begin again: behind a line of a file, or behind a whole file.
 *
 * @param location the file, as a person is told of it
 * @param file the file's path inside the folder that the user named, with forward slashes; of a
 *     file named by itself its name
 * @param line lines, in an archive records, before this place; 0 behind the whole file
 * @param offset bytes before this place; 0 behind the whole file
 * @param before hash of the last bytes before this place, by which the file is known again; empty
 *     behind the whole file
 */
public record Place(String location, String file, long line, long offset, String before) {

  public Place {
    Objects.requireNonNull(location);
    Objects.requireNonNull(file);
    Objects.requireNonNull(before);
  }

  /** Behind a file. */
  static Place behind(String location, String file) {
    return new Place(location, file, 0, 0, "");
  }

  /** True behind a whole file, false inside one. */
  public boolean isBehindFile() {
    return line == 0;
  }

  /** For a message: the file with the next line. */
  public String text() {
    return isBehindFile() ? "the file behind " + location : location + ":" + (line + 1);
  }
}
