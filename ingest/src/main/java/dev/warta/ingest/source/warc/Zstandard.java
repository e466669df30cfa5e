package dev.warta.ingest.source.warc;

import java.io.IOException;
import java.nio.file.Path;

/** Knows files that are compressed with Zstandard (RFC 8878), which is not undone. */
final class Zstandard {

  private static final int MAGIC_BYTES = 4;
  private static final int FRAME = 0x28B52FFD;

  /** Of a frame without data, such as the dictionary an archive begins with; a digit varies. */
  private static final int SKIPPABLE_FRAME = 0x502A4D18;

  private static final int ALL_BUT_THE_DIGIT = 0xF0FFFFFF;

  private Zstandard() {}

  static boolean isAtStartOf(Path file) throws IOException {
    try (FileBytes bytes = new FileBytes(file)) {
      if (bytes.look(MAGIC_BYTES) < MAGIC_BYTES) {
        return false;
      }
      int magic = bytes.at(0) << 24 | bytes.at(1) << 16 | bytes.at(2) << 8 | bytes.at(3);
      return magic == FRAME || (magic & ALL_BUT_THE_DIGIT) == SKIPPABLE_FRAME;
    }
  }
}
