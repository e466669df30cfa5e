package dev.warta.enrich.text;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.Arrays;
import java.util.Set;

/** Splits a text into tokens; the rules are those of {@code package-info}. */
final class Tokenizer {

  /** To be copied, since an iterator holds the text it works on. */
  private static final BreakIterator DICTIONARY_WORDS = BreakIterator.getWordInstance(ULocale.ROOT);

  /** What Romance languages put before an apostrophe and a word. */
  private static final Set<String> ELIDED =
      Set.of(
          "l", "d", "n", "s", "j", "m", "t", "c", "qu", "un", "all", "dall", "dell", "nell", "sull",
          "coll", "quell", "lorsqu", "puisqu", "jusqu", "quoiqu", "quelqu");

  private static final int LONGEST_ELIDED = 7;

  private final String text;
  private int[] starts;
  private int[] ends;
  private int size;

  /** Made when the first such script is met: a copy costs more than most runs of it. */
  private BreakIterator boundaries;

  private Tokenizer(String text) {
    this.text = text;
    this.starts = new int[text.length() / 5 + 8];
    this.ends = new int[starts.length];
  }

  static Tokenizer split(String text) {
    Tokenizer tokenizer = new Tokenizer(text);
    tokenizer.split();
    return tokenizer;
  }

  int[] starts() {
    return Arrays.copyOf(starts, size);
  }

  int[] ends() {
    return Arrays.copyOf(ends, size);
  }

  private void split() {
    int at = 0;
    while (at < text.length()) {
      if (isSpace(text.charAt(at))) {
        at++;
      } else if (isWithoutSpaces(at)) {
        at = splitByDictionary(at);
      } else if (isLetterOrDigit(at)) {
        at = splitWord(at);
      } else {
        at = addSign(at);
      }
    }
  }

  private static boolean isSpace(char c) {
    return c <= ' ' || c >= '\u0085' && (Character.isSpaceChar(c) || isInvisible(c));
  }

  /** Marks of direction and the like between words. */
  private static boolean isInvisible(char c) {
    return Character.getType(c) == Character.FORMAT || Character.getType(c) == Character.CONTROL;
  }

  private boolean isWithoutSpaces(int at) {
    char c = text.charAt(at);
    int character = Character.isHighSurrogate(c) ? text.codePointAt(at) : c;
    return c == 'ー' || Scripts.isWithoutSpaces(character) && Character.isLetterOrDigit(character);
  }

  private boolean isLetterOrDigit(int at) {
    if (at >= text.length()) {
      return false;
    }
    char c = text.charAt(at);
    return Character.isLetterOrDigit(c)
        || Character.isHighSurrogate(c) && Character.isLetterOrDigit(text.codePointAt(at));
  }

  /** A sign of the same kind is repeated in dots and dashes only: {@code ...}, {@code --}. */
  private int addSign(int start) {
    int end = start + Character.charCount(text.codePointAt(start));
    char sign = text.charAt(start);
    if (sign == '.' || sign == '-') {
      while (end < text.length() && text.charAt(end) == sign) {
        end++;
      }
    }
    add(start, end);
    return end;
  }

  /** A run of a script without spaces, words as ICU's dictionaries know them. */
  private int splitByDictionary(int start) {
    int end = start;
    while (end < text.length() && (isWithoutSpaces(end) || isMark(text.charAt(end)))) {
      end++;
      end += end < text.length() && Character.isLowSurrogate(text.charAt(end)) ? 1 : 0;
    }
    if (boundaries == null) {
      boundaries = DICTIONARY_WORDS.clone();
    }
    boundaries.setText(text.substring(start, end));
    int from = 0;
    for (int to = boundaries.next(); to != BreakIterator.DONE; to = boundaries.next()) {
      add(start + from, start + to);
      from = to;
    }
    return end;
  }

  private int splitWord(int start) {
    int at = start;
    boolean isAbbreviation = false;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (isLetterOrDigit(at) && !isWithoutSpaces(at)) {
        at += Character.isHighSurrogate(c) ? 2 : 1;
      } else if (isMark(c)) {
        at++;
      } else if (isApostrophe(c) && isLetterOrDigit(at + 1)) {
        if (at - start <= LONGEST_ELIDED && isElided(start, at)) {
          add(start, at + 1);
          return at + 1;
        }
        int end = endOfClitic(at);
        if (end > at) {
          add(start, at);
          add(at, end);
          return end;
        }
        at++;
      } else if (c == '.' && isInitial(at)) {
        isAbbreviation = isAbbreviation || isLetterOrDigit(at + 1);
        at++;
        if (!isAbbreviation || !isLetterOrDigit(at)) {
          break;
        }
      } else if (joins(at)) {
        at++;
      } else {
        break;
      }
    }
    add(start, at);
    return at;
  }

  private static boolean isApostrophe(char c) {
    return c == '\'' || c == '’';
  }

  private boolean isElided(int start, int apostrophe) {
    String before = text.substring(start, apostrophe);
    return ELIDED.contains(before) || before.equals("L");
  }

  /** Behind {@code 's} or one of its sisters; the apostrophe itself where it is none. */
  private int endOfClitic(int apostrophe) {
    int end = apostrophe + 1;
    while (end < text.length() && isPartOfWord(text.charAt(end)) && end < apostrophe + 4) {
      end++;
    }
    return switch (text.substring(apostrophe + 1, end)) {
      case "s", "S", "re", "ve", "ll", "d", "m" -> end;
      default -> apostrophe;
    };
  }

  /** Whether the full stop stands behind a single letter: {@code U.S.}, {@code J. Smith}. */
  private boolean isInitial(int stop) {
    return Character.isLetter(text.charAt(stop - 1))
        && Character.isUpperCase(text.charAt(stop - 1))
        && (stop < 2 || !isPartOfWord(text.charAt(stop - 2)));
  }

  private static boolean isPartOfWord(char c) {
    return Character.isLetterOrDigit(c) || isMark(c);
  }

  /** A sign between two letters or digits that does not end the word. */
  private boolean joins(int at) {
    if (!isLetterOrDigit(at + 1)) {
      return false;
    }
    char c = text.charAt(at);
    boolean betweenDigits =
        Character.isDigit(text.charAt(at - 1)) && Character.isDigit(text.charAt(at + 1));
    return switch (c) {
      case '-', '\u2010', '\u2011' -> true;
      case '&', '·', '״', '_', '@' -> true;
      case '.', ',', ':', '/' -> betweenDigits;
      default -> false;
    };
  }

  private static boolean isMark(char c) {
    if (c < '\u0300') {
      return c == '\u00ad';
    }
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
      default -> c == '\u200c' || c == '\u200d';
    };
  }

  private void add(int start, int end) {
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, 2 * size);
      ends = Arrays.copyOf(ends, 2 * size);
    }
    starts[size] = start;
    ends[size++] = end;
  }
}
