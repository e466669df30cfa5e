package dev.warta.desk;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of a text, word by word: what stayed, what was deleted, what was inserted.
 *
 * <p>Words are those of the language's own rules, so that Chinese, Japanese and Thai are compared
 * word by word, too. Of very long texts the paragraphs are compared. Time and memory are bounded
 * whatever the texts hold: where they have too little in common, the whole stretch counts as
 * replaced, which is true if not the shortest way to say it.
 */
final class TextDifference {

  /** In UTF-16 code units, both texts together: longer ones are compared by paragraphs. */
  static final int LONGEST_BY_WORDS = 1_000_000;

  /** What is done with a piece of text on the way from the earlier to the later. */
  enum Op {
    equal,
    delete,
    insert
  }

  /** A piece of text and what is done with it. */
  record Piece(Op op, String text) {}

  private TextDifference() {}

  /**
   * The pieces in their order; none for two empty texts. The equal and the deleted ones make the
   * earlier text, the equal and the inserted ones the later.
   *
   * @param language BCP-47 tag of the texts
   */
  static List<Piece> of(String earlier, String later, String language) {
    boolean byWords = (long) earlier.length() + later.length() <= LONGEST_BY_WORDS;
    List<String> from = byWords ? words(earlier, language) : paragraphs(earlier);
    List<String> to = byWords ? words(later, language) : paragraphs(later);
    List<Piece> pieces = new ArrayList<>();
    int fromDone = 0;
    int toDone = 0;
    for (CommonRuns.Run run : withoutLoneSpaces(CommonRuns.of(from, to), from)) {
      change(pieces, from.subList(fromDone, run.from()), to.subList(toDone, run.to()));
      add(pieces, Op.equal, from.subList(run.from(), run.from() + run.length()));
      fromDone = run.from() + run.length();
      toDone = run.to() + run.length();
    }
    change(pieces, from.subList(fromDone, from.size()), to.subList(toDone, to.size()));
    return pieces;
  }

  /** A space between two changed words has not stayed in any sense that a reader cares for. */
  private static List<CommonRuns.Run> withoutLoneSpaces(
      List<CommonRuns.Run> runs, List<String> from) {
    return runs.stream().filter(run -> !isInnerSpace(run, runs, from)).toList();
  }

  private static boolean isInnerSpace(
      CommonRuns.Run run, List<CommonRuns.Run> runs, List<String> from) {
    boolean isOuter = run == runs.get(0) || run == runs.get(runs.size() - 1);
    return !isOuter && run.length() == 1 && from.get(run.from()).equals(" ");
  }

  private static void change(List<Piece> pieces, List<String> deleted, List<String> inserted) {
    add(pieces, Op.delete, deleted);
    add(pieces, Op.insert, inserted);
  }

  private static void add(List<Piece> pieces, Op op, List<String> units) {
    if (!units.isEmpty()) {
      pieces.add(new Piece(op, String.join("", units)));
    }
  }

  private static List<String> words(String text, String language) {
    BreakIterator breaks = BreakIterator.getWordInstance(ULocale.forLanguageTag(language));
    breaks.setText(text);
    List<String> words = new ArrayList<>();
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      words.add(text.substring(start, end));
      start = end;
    }
    return words;
  }

  /** Each with the line breaks behind it. */
  private static List<String> paragraphs(String text) {
    List<String> paragraphs = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int gap = text.indexOf("\n\n", start);
      int end = gap < 0 ? text.length() : gap + 2;
      paragraphs.add(text.substring(start, end));
      start = end;
    }
    return paragraphs;
  }
}
