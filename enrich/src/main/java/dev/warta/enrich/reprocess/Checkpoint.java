package dev.warta.enrich.reprocess;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Which run the offsets of the group belong to: their metadata.
 *
 * @param selection hash of the selection
 * @param startedAt when the run was begun
 */
record Checkpoint(String selection, Instant startedAt) {

  /** The metadata of offsets that belong to a run that went to its end. */
  static final String DONE = "done";

  static Checkpoint begin(String selection, Instant now) {
    return new Checkpoint(hash(selection), now);
  }

  /** The unfinished run that the metadata speak of; empty if they speak of none. */
  static Optional<Checkpoint> read(String metadata) {
    String[] words = metadata.split(" ");
    if (words.length != 2) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Checkpoint(words[0], Instant.parse(words[1])));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  boolean isOf(String otherSelection) {
    return selection.equals(hash(otherSelection));
  }

  String metadata() {
    return selection + " " + startedAt;
  }

  private static String hash(String selection) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(selection.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
