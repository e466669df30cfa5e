package dev.warta.ingest.source;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.zip.ZipException;

/** Says in words why a file operation failed; Java's own messages are often no more than a path. */
public final class IoReasons {

  private IoReasons() {}

  /** The reason, as the end of a sentence. */
  public static String of(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof NoSuchFileException) {
      return "it is no longer there";
    }
    if (e instanceof FileSystemException failed && failed.getReason() != null) {
      return failed.getReason();
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  /** False if what is in the file is to blame: damage, or what unpacks to too much. */
  static boolean mayPass(IOException e) {
    return !(e instanceof ZipException || e instanceof EOFException);
  }
}
