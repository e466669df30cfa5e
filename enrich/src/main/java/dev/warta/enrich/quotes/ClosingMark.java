package dev.warta.enrich.quotes;

import dev.warta.enrich.quotes.QuoteMarks.Family;

/**
 * Finds the mark that ends a quote within a paragraph.
 *
 * <p>Marks of another family are text. One of the same family that looks like an opening mark nests
 * another quote; Russian and Spanish papers then often write one closing mark for both. It looks no
 * further than the longest quote.
 */
final class ClosingMark {

  private static final int NONE = -1;
  private static final int UNKNOWN = -2;

  private final String text;
  private final int from;
  private final int to;

  /** The last closing curly mark before the end. */
  private int lastCurly = UNKNOWN;

  ClosingMark(String text, int from, int to) {
    this.text = text;
    this.from = from;
    this.to = to;
  }

  /** Offset of the closing mark of the quote that opens here; negative where there is none. */
  int of(int open, int width, Family family) {
    if (width == 2) {
      return doubled(open + width);
    }
    return family == Family.SINGLE ? single(open) : paired(open, family);
  }

  /** The next two single marks or one double mark. */
  private int doubled(int start) {
    for (int at = start; at + 1 < to; at++) {
      char c = text.charAt(at);
      if (c == '"' || c == '”' || (c == '\'' || c == '’') && text.charAt(at + 1) == c) {
        return at;
      }
    }
    return NONE;
  }

  private int paired(int open, Family family) {
    char opening = text.charAt(open);
    int depth = 1;
    int firstClosing = NONE;
    for (int at = open + 1; at < to; at++) {
      char c = text.charAt(at);
      if (QuoteMarks.family(c) != family) {
        continue;
      }
      if (nests(opening, c, at)) {
        depth++;
      } else if (closes(opening, c, at)) {
        firstClosing = firstClosing == NONE ? at : firstClosing;
        depth--;
        if (depth == 0 || endsAll(at, family, opening)) {
          return at;
        }
      }
    }
    return firstClosing;
  }

  private boolean nests(char opening, char c, int at) {
    boolean isSame = c == opening && c != '"' && c != '＂' && c != '”';
    return isSame && !QuoteMarks.closesOnly(text, at, at + 1, from, to);
  }

  private boolean closes(char opening, char c, int at) {
    return switch (opening) {
      case '“', '‟' -> c == '”' || c == '"' && !hasLater(at) || c == '“' || c == '〟';
      case '„' -> c != '„';
      case '”' -> c == '”';
      case '"', '＂' -> closesStraight(c, at);
      default -> c != opening;
    };
  }

  private boolean closesStraight(char c, int at) {
    boolean isStraight = c == '"' || c == '＂';
    return (isStraight || c == '”') && !QuoteMarks.opensOnly(text, at, at + 1, from);
  }

  /** Whether a curly mark follows that can close what a curly one has opened. */
  private boolean hasLater(int at) {
    if (lastCurly == UNKNOWN) {
      lastCurly = to - 1;
      while (lastCurly >= from && text.charAt(lastCurly) != '”') {
        lastCurly--;
      }
    }
    return lastCurly >= at;
  }

  /** Whether no further mark closes anything before the next quote opens. */
  private boolean endsAll(int close, Family family, char opening) {
    for (int at = close + 1; at < to; at++) {
      char c = text.charAt(at);
      if (QuoteMarks.family(c) == family) {
        return nests(opening, c, at);
      }
    }
    return true;
  }

  /** A single mark ends a quote unless it is an apostrophe. */
  private int single(int open) {
    char opening = text.charAt(open);
    int doubtful = NONE;
    for (int at = open + 1; at < to; at++) {
      char c = text.charAt(at);
      if (opening == '‘' && c == '‘' && doubtful != NONE) {
        return doubtful;
      }
      if (!closesSingle(opening, c) || isInsideWord(at)) {
        continue;
      }
      if (!mayBePossessive(at)) {
        return at;
      }
      doubtful = doubtful == NONE ? at : doubtful;
    }
    return doubtful;
  }

  private static boolean closesSingle(char opening, char c) {
    return c == '’' || c == '\'' || opening == '‚' && c == '‘';
  }

  private boolean isInsideWord(int at) {
    boolean hasWordBehind = at + 1 < to && Character.isLetterOrDigit(text.charAt(at + 1));
    return hasWordBehind || QuoteMarks.isSpace(text.charAt(at - 1));
  }

  /** The boys' game. */
  private boolean mayBePossessive(int at) {
    return at + 2 < to
        && (text.charAt(at - 1) == 's' || text.charAt(at - 1) == 'z')
        && text.charAt(at + 1) == ' '
        && Character.isLetter(text.charAt(at + 2));
  }
}
