package dev.warta.ingest.page;

import dev.warta.ingest.source.Refusal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * The addresses that a user names: each by itself, or a file with one a line, in which empty lines
 * and those that begin with {@code #} count for nothing.
 */
final class AddressList implements PageList {

  private static final int LONGEST_LINE = 8192;

  private final List<String> named;

  AddressList(List<String> named) {
    this.named = List.copyOf(named);
  }

  @Override
  public void each(Taker taker) throws InterruptedException {
    for (String name : named) {
      if (!taker.wantsMore()) {
        return;
      }
      if (isAddress(name)) {
        taker.page(ListedPage.of(name, name));
      } else {
        eachLine(name, taker);
      }
    }
  }

  private static boolean isAddress(String text) {
    return text.regionMatches(true, 0, "http://", 0, 7)
        || text.regionMatches(true, 0, "https://", 0, 8);
  }

  private static void eachLine(String file, Taker taker) throws InterruptedException {
    try (InputStream in = file.equals("-") ? System.in : Files.newInputStream(Path.of(file));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      long number = 0;
      for (String line = line(lines); line != null && taker.wantsMore(); line = line(lines)) {
        number++;
        take(line.replace("\uFEFF", "").strip(), file, number, taker);
      }
    } catch (IOException e) {
      taker.refused(
          new Refusal(
              file,
              null,
              e instanceof NoSuchFileException
                  ? "does not exist"
                  : "cannot be read: " + e.getMessage(),
              "an address, as https://news.example/rice, or a file with one a line",
              "the other lists went on"));
    }
  }

  private static void take(String line, String file, long number, Taker taker)
      throws InterruptedException {
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    if (isAddress(line)) {
      taker.page(ListedPage.of(line, file));
    } else {
      taker.refused(
          new Refusal(
              file,
              number,
              "is no http or https address",
              "one address a line, as https://news.example/rice",
              "the line was left out"));
    }
  }

  /** A line, of which what is longer than any address is left off; null at the end. */
  private static String line(BufferedReader in) throws IOException {
    StringBuilder line = new StringBuilder();
    int character = in.read();
    if (character < 0) {
      return null;
    }
    for (; character >= 0 && character != '\n'; character = in.read()) {
      if (line.length() <= LONGEST_LINE) {
        line.append((char) character);
      }
    }
    return line.toString();
  }
}
