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
 * @param isOutTerminal true if a person reads the results, so that they may be highlighted
 * @param isErrTerminal true if a person reads the messages, so that lines may be rewritten in place
 */
record Console(PrintStream out, PrintStream err, boolean isOutTerminal, boolean isErrTerminal) {

  private static final int USUAL_COLUMNS = 80;

  /** The console of this process. */
  static Console system() {
    return new Console(
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        isTerminal("out"),
        isTerminal("err"));
  }

  /** The launcher knows: Java cannot tell for each stream. */
  private static boolean isTerminal(String stream) {
    return System.getenv().getOrDefault("WARTA_TERMINAL", "").contains(stream);
  }

  /** Cells of a line; the launcher knows that too. */
  static int columns() {
    String columns = System.getenv().getOrDefault("WARTA_COLUMNS", "");
    return columns.matches("[1-9]\\d{0,3}") ? Integer.parseInt(columns) : USUAL_COLUMNS;
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
