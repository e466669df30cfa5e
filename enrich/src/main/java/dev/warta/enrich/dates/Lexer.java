package dev.warta.enrich.dates;

import dev.warta.enrich.calendar.Folding;
import dev.warta.enrich.text.Tokens;
import java.util.ArrayList;
import java.util.List;

/** Picks the words and numbers out of a sentence that may be part of a date. */
final class Lexer {

  private final Tokens tokens;
  private final String text;
  private final DateWords words;
  private final NumberReader numbers;
  private final List<Lexeme> found = new ArrayList<>();

  /** Behind the last character that was understood. */
  private int read;

  private Lexer(Tokens tokens, DateWords words) {
    this.tokens = tokens;
    this.text = tokens.text();
    this.words = words;
    this.numbers = new NumberReader(text, words);
  }

  static List<Lexeme> lexemes(Tokens tokens, int sentence, DateWords words) {
    Lexer lexer = new Lexer(tokens, words);
    for (int t = tokens.sentenceStart(sentence); t < tokens.sentenceEnd(sentence); t++) {
      lexer.read(t);
    }
    return lexer.found;
  }

  private void read(int token) {
    int end = tokens.end(token);
    if (end <= read) {
      return;
    }
    int start = Math.max(tokens.start(token), read);
    if (start > tokens.start(token) && !Character.isLetterOrDigit(text.charAt(start))) {
      start++;
    }
    if (start >= end) {
      return;
    }
    if (Character.isDigit(text.charAt(start))) {
      if (add(numbers.at(start, end)) && read < end && Character.isLetter(text.charAt(read))) {
        add(words.longestAt(text, read));
      }
    } else if (Folding.isSpaceless(text.charAt(start))) {
      readSpaceless(start, end);
    } else if (tokens.isWord(token)) {
      readWord(start, end);
    }
  }

  private boolean add(Lexeme lexeme) {
    if (lexeme == null) {
      return false;
    }
    found.add(lexeme);
    read = lexeme.end();
    return true;
  }

  private void readSpaceless(int start, int end) {
    for (int at = start; at < end; at = Math.max(at + 1, read)) {
      add(words.longestAt(text, at));
    }
  }

  /** The word, or what follows its prefix, or a part of it behind a hyphen. */
  private void readWord(int start, int end) {
    Lexeme whole = words.longestAt(text, start);
    if (whole == null && !words.prefixes.isEmpty()) {
      whole = behindPrefix(start, end);
    }
    int at = start;
    if (add(whole)) {
      at = read;
    }
    for (int i = at; i < end - 1; i++) {
      if (isHyphen(text.charAt(i)) && i + 1 >= read) {
        add(words.longestAt(text, i + 1));
      }
    }
  }

  private static boolean isHyphen(char c) {
    return c == '-' || c == '\u2010' || c == '\u2011';
  }

  private Lexeme behindPrefix(int start, int end) {
    for (String prefix : words.prefixes) {
      int behind = start + prefix.length();
      if (behind < end && text.startsWith(prefix, start)) {
        Lexeme lexeme = words.longestAt(text, behind);
        if (lexeme != null) {
          return lexeme;
        }
      }
    }
    return null;
  }
}
