package dev.warta.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Where a command writes: results to {@code out}, progress and messages to {@code err}, both in
 * UTF-8 whatever the locale says.
 *
 * @param isTerminal true if a person looks on, so that lines may be rewritten in place
 */
record Console(PrintStream out, PrintStream err, boolean isTerminal) {

  /** The console of this process. */
  static Console system() {
    return new Console(
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        System.getenv("WARTA_TERMINAL") != null);
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  PrintWriter outWriter() {
    return new PrintWriter(out, true, StandardCharsets.UTF_8);
  }

  PrintWriter errWriter() {
    return new PrintWriter(err, true, StandardCharsets.UTF_8);
  }

  /** Text from a stranger without the control characters that could rewrite a terminal. */
  static String harmless(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }
}
