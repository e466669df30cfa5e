package dev.warta.enrich.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds where sentences begin.
 *
 * <p>A sentence ends at a full stop, question or exclamation mark, with the quotation marks and
 * brackets that close behind it, and at each line break. A full stop behind an abbreviation, an
 * initial or an ordinal number ends none, unless the line ends there. Abbreviations are data:
 * {@code abbreviations.txt}.
 */
final class Sentences {

  private static final Set<String> ABBREVIATIONS = abbreviations();

  private static final int LONGEST_ABBREVIATION = 8;

  private final String text;
  private final int[] starts;
  private final int[] ends;

  /** The run of closing marks that was looked at last: each of its marks closes with its end. */
  private int runStart = -1;

  private int runEnd = -1;

  private Sentences(String text, int[] starts, int[] ends) {
    this.text = text;
    this.starts = starts;
    this.ends = ends;
  }

  private static Set<String> abbreviations() {
    return ResourceLines.of(Sentences.class, "abbreviations.txt").stream()
        .flatMap(line -> Stream.of(line.split(" ")))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The first token of each sentence, and the number of tokens behind the last. */
  static int[] in(String text, int[] starts, int[] ends) {
    return new Sentences(text, starts, ends).firsts();
  }

  private int[] firsts() {
    int[] firsts = new int[starts.length + 1];
    int count = 0;
    int from = 0;
    for (int token = 0; token < starts.length; token++) {
      boolean isLast = token + 1 == starts.length;
      if (isLast || breaksLine(ends[token], starts[token + 1])) {
        firsts[count++] = from;
        from = token + 1;
      } else if (isEnd(token)) {
        int last = closing(token);
        firsts[count++] = from;
        from = last + 1;
        token = last;
      }
    }
    firsts[count] = starts.length;
    if (count > 0 && firsts[count - 1] == starts.length) {
      count--;
    }
    return Arrays.copyOf(firsts, count + 1);
  }

  private boolean breaksLine(int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) == '\n') {
        return true;
      }
    }
    return false;
  }

  private boolean isEnd(int token) {
    return switch (text.charAt(starts[token])) {
      case '!', '?', '。', '！', '？', '؟', '۔', '।', '…' -> true;
      case '.' -> !goesOn(token);
      default -> false;
    };
  }

  /** Whether the sentence goes on behind a full stop. */
  private boolean goesOn(int stop) {
    int next = closing(stop) + 1;
    if (next >= starts.length) {
      return false;
    }
    int following = text.codePointAt(starts[next]);
    if (Character.isLowerCase(following)) {
      return true;
    }
    if (stop == 0 || ends[stop - 1] != starts[stop] || ends[stop] - starts[stop] > 1) {
      return false;
    }
    int length = ends[stop - 1] - starts[stop - 1];
    if (length <= 2 && isNumber(starts[stop - 1], ends[stop - 1])) {
      return true;
    }
    return length <= LONGEST_ABBREVIATION
        && ABBREVIATIONS.contains(
            text.substring(starts[stop - 1], ends[stop - 1]).toLowerCase(Locale.ROOT));
  }

  private boolean isNumber(int start, int end) {
    for (int i = start; i < end; i++) {
      if (!Character.isDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** The last of the closing marks right behind a token, or the token itself. */
  private int closing(int token) {
    if (token < runStart || token > runEnd) {
      runStart = token;
      runEnd = token;
      while (runEnd + 1 < starts.length
          && starts[runEnd + 1] == starts[runEnd] + 1
          && isClosing(text.charAt(starts[runEnd + 1]))) {
        runEnd++;
      }
    }
    return runEnd;
  }

  private static boolean isClosing(char c) {
    return switch (c) {
      case '"', '\'', '”', '’', '»', '“', ')', ']', '」', '』', '.', '!', '?', '…' -> true;
      default -> false;
    };
  }
}
