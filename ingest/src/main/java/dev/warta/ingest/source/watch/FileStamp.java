package dev.warta.ingest.source.watch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;

/**
 * A file as it is at a moment.
 *
 * @param relative path inside the folder, with forward slashes
 * @param changed time of its last change
 * @param hash of path, size and time of change: the same as long as the file is
 */
record FileStamp(String relative, Instant changed, long hash) {

  static FileStamp of(String relative, BasicFileAttributes attributes) {
    Instant changed = attributes.lastModifiedTime().toInstant();
    return new FileStamp(relative, changed, hash(relative, attributes.size(), changed));
  }

  /** As it is now. */
  static FileStamp now(Path file, String relative) throws IOException {
    return of(
        relative, Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
  }

  private static long hash(String relative, long size, Instant changed) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(relative.getBytes(StandardCharsets.UTF_8));
      sha256.update(
          ByteBuffer.allocate(20)
              .putLong(size)
              .putLong(changed.getEpochSecond())
              .putInt(changed.getNano())
              .flip());
      return ByteBuffer.wrap(sha256.digest()).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
