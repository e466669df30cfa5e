package dev.warta.enrich.quotes;

/**
 * Words between quotation marks, or speech behind a dash.
 *
 * @param start the first character of the words in the body
 * @param end behind the last character of the words, without a comma that joins them to what
 *     follows
 * @param open the opening mark; the first character where there is none
 * @param close behind the closing mark; behind the last character where there is none
 * @param text the words, without the opening marks of later paragraphs
 * @param isClosed whether a closing mark ends them
 * @param isJoined whether a comma ends them, which ties them to an attribution
 */
record QuotedSpan(
    int start, int end, int open, int close, String text, boolean isClosed, boolean isJoined) {

  /** A span of the text between two offsets, trimmed at both ends. */
  static QuotedSpan of(String text, int open, int from, int to, int close, boolean isClosed) {
    int start = from;
    int end = to;
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    end = trimmed(text, start, end);
    boolean isJoined = end > start && isComma(text.charAt(end - 1));
    if (isJoined) {
      end = trimmed(text, start, end - 1);
    }
    return new QuotedSpan(start, end, open, close, text.substring(start, end), isClosed, isJoined);
  }

  /** This span and the one that goes on in a later paragraph, as one. */
  QuotedSpan join(QuotedSpan next) {
    return new QuotedSpan(
        start, next.end, open, next.close, text + "\n\n" + next.text, next.isClosed, next.isJoined);
  }

  /** Whether the words end as a sentence does. */
  boolean endsSentence() {
    for (int i = text.length() - 1; i >= 0; i--) {
      char c = text.charAt(i);
      if (".?!…。？！؟".indexOf(c) >= 0) {
        return true;
      }
      if (!QuoteMarks.isMark(c) && c != ')' && !isBlank(c)) {
        return false;
      }
    }
    return false;
  }

  /** Whether the words begin as a sentence does; always so in scripts without capitals. */
  boolean beginsSentence() {
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      if (Character.isLetterOrDigit(c)) {
        return !Character.isLowerCase(c);
      }
    }
    return false;
  }

  private static int trimmed(String text, int start, int end) {
    while (end > start && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  private static boolean isBlank(char c) {
    return c <= ' ' || Character.isSpaceChar(c) || Character.getType(c) == Character.FORMAT;
  }

  private static boolean isComma(char c) {
    return c == ',' || c == '،' || c == '、' || c == '，';
  }
}
