package dev.warta.enrich.keywords;

import dev.warta.events.TextPart;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects the phrases of an article: up to three words without a sign between them that neither
 * begin nor end with a stop word and hold no piece of a name, and every whole name. In scripts
 * without spaces no stop word stands inside either, since particles divide there.
 */
final class Candidates {

  private static final int LONGEST = 3;

  private final Words words;
  private final TermScores scores;
  private final Names names;
  private final Map<List<Integer>, Candidate> longer = new HashMap<>();
  private final Map<Long, Candidate> byTerms = new HashMap<>();
  private final List<Candidate> all = new ArrayList<>();

  private Candidates(Words words, TermScores scores, Names names) {
    this.words = words;
    this.scores = scores;
    this.names = names;
  }

  static List<Candidate> in(Words words, TermScores scores, Names names) {
    Candidates candidates = new Candidates(words, scores, names);
    for (int i = 0; i < words.size; i++) {
      candidates.addFrom(i);
    }
    candidates.all.forEach(candidates::score);
    return candidates.all;
  }

  private void addFrom(int first) {
    if (!isEdge(first)) {
      return;
    }
    if (names.from[first] == first && names.to[first] > first + LONGEST) {
      count(first, names.to[first]);
    }
    for (int behind = first + 1; behind <= first + LONGEST && behind <= words.size; behind++) {
      if (words.term[behind - 1] == Words.GAP) {
        return;
      }
      if (isEdge(behind - 1)
          && !names.cuts(first, behind)
          && !names.goBeyondPerson(first, behind)) {
        count(first, behind);
      } else if (TermShape.isSpaceless(words.terms.get(words.term[behind - 1]))) {
        return;
      }
    }
  }

  private boolean isEdge(int at) {
    int term = words.term[at];
    return term != Words.GAP
        && (!scores.isStop[term] || names.from[at] >= 0)
        && TermShape.isTelling(words.terms.get(term));
  }

  private void count(int first, int behind) {
    Candidate candidate = candidate(first, behind);
    boolean isTitle = words.tokens[first].part() == TextPart.title;
    boolean isShownBadly =
        words.tokens[candidate.first].part() == TextPart.title || words.isFirst[candidate.first];
    if (isShownBadly && !isTitle) {
      candidate.first = first;
    }
    candidate.count++;
    candidate.isInTitle |= isTitle;
    candidate.isName |= behind - first > 1 && names.isName(first, behind);
  }

  private Candidate candidate(int first, int behind) {
    if (behind - first > LONGEST) {
      List<Integer> terms = new ArrayList<>();
      for (int i = first; i < behind; i++) {
        terms.add(words.term[i]);
      }
      return longer.computeIfAbsent(terms, key -> fresh(first, behind));
    }
    long key = 0;
    for (int i = first; i < behind; i++) {
      key = key << 20 | words.term[i] + 1;
    }
    return byTerms.computeIfAbsent(key, k -> fresh(first, behind));
  }

  private Candidate fresh(int first, int behind) {
    int[] terms = new int[behind - first];
    System.arraycopy(words.term, first, terms, 0, terms.length);
    Candidate candidate = new Candidate(terms, first);
    all.add(candidate);
    return candidate;
  }

  /** The product of the words' scores, less for what is said often; stop words by their pairs. */
  private void score(Candidate candidate) {
    double product = 1;
    double sum = 0;
    int[] terms = candidate.terms;
    for (int i = 0; i < terms.length; i++) {
      if (scores.isStop[terms[i]] && i > 0 && i + 1 < terms.length) {
        double before =
            (double) scores.pairCount(terms[i - 1], terms[i]) / scores.count[terms[i - 1]];
        double behind =
            (double) scores.pairCount(terms[i], terms[i + 1]) / scores.count[terms[i + 1]];
        product *= 2 - before * behind;
        sum -= 1 - before * behind;
      } else {
        product *= scores.score[terms[i]];
        sum += scores.score[terms[i]];
      }
    }
    candidate.score = product / (candidate.count * (1 + Math.max(sum, 0)));
  }
}
