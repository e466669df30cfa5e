package dev.warta.enrich.keywords;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Chooses an article's keywords among its phrases, the best first, none a piece of another or
 * nearly the same.
 *
 * <p>A phrase of several words must be a name or be said twice; one word, too, unless the text is
 * so brief that little is said twice.
 */
final class Choice {

  private static final Comparator<Candidate> BEST_FIRST =
      Comparator.comparingDouble((Candidate c) -> c.score)
          .thenComparingInt(c -> c.first)
          .thenComparingInt(Candidate::length);

  private static final int MOST = 12;
  private static final int FEW = 5;
  private static final int CONSIDERED = 200;
  private static final double IN_TITLE = 0.6;

  /** A name that is said once is seldom what an article is about. */
  private static final double NAMED_ONCE = 4;

  /** Worse phrases of common words are left out, even if there is room for them. */
  private static final double WORST = 0.25;

  private static final double ALIKE = 0.75;
  private static final int SHORTEST = 3;

  /** Characters of a phrase: a longer one tells nobody anything. */
  private static final int LONGEST = 100;

  private final Words words;
  private final List<Candidate> chosen = new ArrayList<>();

  private Choice(Words words) {
    this.words = words;
  }

  static List<Candidate> of(Words words, List<Candidate> candidates) {
    for (Candidate candidate : candidates) {
      candidate.score *= candidate.isInTitle ? IN_TITLE : 1;
      candidate.score *= candidate.isName && candidate.count == 1 ? NAMED_ONCE : 1;
    }
    Choice choice = new Choice(words);
    choice.take(candidates, true);
    if (choice.chosen.size() < FEW) {
      choice.take(candidates, false);
    }
    choice.chosen.sort(BEST_FIRST);
    return choice.chosen;
  }

  private void take(List<Candidate> candidates, boolean isStrict) {
    List<Candidate> best = new ArrayList<>();
    for (Candidate candidate : candidates) {
      if (isWorthy(candidate, isStrict)) {
        best.add(candidate);
      }
    }
    best.sort(BEST_FIRST);
    for (Candidate candidate : best.subList(0, Math.min(CONSIDERED, best.size()))) {
      if (chosen.size() == (isStrict ? MOST : FEW)) {
        return;
      }
      weigh(candidate);
    }
  }

  private boolean isWorthy(Candidate candidate, boolean isStrict) {
    if (isStrict && !candidate.isName && (candidate.count < 2 || candidate.score > WORST)) {
      return false;
    }
    if (!isStrict && candidate.length() > 1 && candidate.count < 2 && !candidate.isName) {
      return false;
    }
    String text = words.text(candidate.first, candidate.first + candidate.length());
    if (text.length() > LONGEST) {
      return false;
    }
    return TermShape.isSpaceless(text)
        ? text.length() > 1
        : text.length() >= SHORTEST || TermShape.isAcronym(text);
  }

  /** Adds a phrase; a longer one takes the place of its piece if they are said equally often. */
  private void weigh(Candidate candidate) {
    List<Candidate> pieces = new ArrayList<>();
    for (Candidate other : chosen) {
      if (other.holds(candidate) || isAlike(other, candidate)) {
        return;
      }
      if (candidate.holds(other)) {
        pieces.add(other);
      }
    }
    boolean isBetter =
        pieces.stream().allMatch(piece -> candidate.isName || 2 * candidate.count > piece.count);
    if (isBetter) {
      pieces.forEach(piece -> candidate.score = Math.min(candidate.score, piece.score));
      chosen.removeAll(pieces);
      chosen.add(candidate);
    }
  }

  /** Whether two phrases share most of their words, or begin with the same letters. */
  private boolean isAlike(Candidate one, Candidate other) {
    if (2 * one.shared(other) > Math.min(one.length(), other.length()) && one.shared(other) > 1) {
      return true;
    }
    String first = small(one);
    String second = small(other);
    if (TermShape.isSpaceless(first)) {
      return false;
    }
    int same = 0;
    while (same < Math.min(first.length(), second.length())
        && first.charAt(same) == second.charAt(same)) {
      same++;
    }
    return same >= ALIKE * Math.max(first.length(), second.length());
  }

  private String small(Candidate candidate) {
    StringBuilder text = new StringBuilder();
    for (int term : candidate.terms) {
      text.append(words.terms.get(term)).append(' ');
    }
    return text.toString();
  }
}
