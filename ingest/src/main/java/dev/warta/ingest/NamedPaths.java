package dev.warta.ingest;

import dev.warta.ingest.state.SourceKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * What an ingestion reads, told from what others read.
 *
 * @param key the same for the same paths under the same source, wherever they were named from
 * @param files another one once other files or folders, on this machine or another, have these
 *     paths
 */
record NamedPaths(String key, String files) {

  static NamedPaths of(SourceKind kind, List<String> paths, String sourceName) {
    List<String> names = new ArrayList<>(List.of(Objects.requireNonNullElse(sourceName, "")));
    List<String> files = new ArrayList<>();
    for (String path : paths) {
      Path absolute = Path.of(path).toAbsolutePath().normalize();
      names.add(absolute.toString());
      files.add(fileNumber(absolute));
    }
    return new NamedPaths(kind.inWords() + ":" + hash(names), hash(files));
  }

  /** The file system's own number of the file; empty where it has none. */
  private static String fileNumber(Path path) {
    try {
      return path.getFileSystem().supportedFileAttributeViews().contains("unix")
          ? Files.getAttribute(path, "unix:ino").toString()
          : "";
    } catch (IOException e) {
      return ""; // whoever reads it will say what is wrong
    }
  }

  private static String hash(List<String> parts) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        sha256.update(part.getBytes(StandardCharsets.UTF_8));
        sha256.update((byte) 0);
      }
      return HexFormat.of().formatHex(sha256.digest(), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
