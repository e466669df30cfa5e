package dev.warta.enrich.extract.html;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Finds the block of a page that holds the article.
 *
 * <p>Each paragraph scores for the blocks it stands in, the nearer the more; links in it count
 * against it. The best block is widened while what stands beside it is prose too. Where it holds
 * only a small part of the page's prose, the whole page is taken.
 */
final class MainBlock {

  private static final Set<String> SCORING =
      Set.of("p", "pre", "td", "blockquote", "li", "div", "section");
  private static final Set<String> SCORING_BY_OWN_WORDS = Set.of("div", "section", "td", "li");
  private static final Set<String> SCORING_FOR_PARENT = Set.of("p", "pre", "blockquote", "li");

  private final Block body;
  private final Map<Block, Double> scores = new IdentityHashMap<>();

  private MainBlock(Block body) {
    this.body = body;
  }

  /** The block of the article; the body itself where no part of it stands out. */
  static Block of(Block body) {
    MainBlock search = new MainBlock(body);
    search.score(body);
    Block best = search.best();
    if (best == null || best == body) {
      return body;
    }
    Block wide = search.widened(best);
    boolean isSmallPart =
        wide.prose < 0.35 * body.prose && body.prose > 400 && body.linkShare() < 0.35;
    return isSmallPart ? body : wide;
  }

  private void score(Block block) {
    if (SCORING.contains(block.tag)) {
      scoreOne(block);
    }
    for (Object part : block.content) {
      if (part instanceof Block child) {
        score(child);
      }
    }
  }

  private void scoreOne(Block block) {
    boolean byOwnWords = SCORING_BY_OWN_WORDS.contains(block.tag);
    int length = byOwnWords ? block.own() : block.text;
    double linkShare = block.linkShare();
    if (length < 25 || linkShare > 0.5) {
      return;
    }
    double score = 1 + Math.min(3, length / 100.0) + (byOwnWords ? block.ownCommas : block.commas);
    score *= (1 - linkShare) * (block.is("li") ? 0.5 : 1);
    Block holder = SCORING_FOR_PARENT.contains(block.tag) ? block.parent : block;
    double share = 1;
    for (int level = 0; level < 4 && holder != null; level++) {
      scores.merge(holder, score * share, Double::sum);
      share = level == 0 ? 0.6 : share * 0.55;
      holder = holder.parent;
    }
  }

  private Block best() {
    Block best = null;
    double highest = -1;
    for (Map.Entry<Block, Double> entry : scores.entrySet()) {
      Block block = entry.getKey();
      double score = entry.getValue() * (1 - block.linkShare());
      score *= block.label.isArticle() ? 1.35 : 1;
      score *= block.is("article") ? 1.2 : 1;
      score *= block == body ? 0.6 : 1;
      boolean isFirst = score == highest && block.position < best.position;
      if (score > highest || isFirst) {
        highest = score;
        best = block;
      }
    }
    return best;
  }

  private Block widened(Block best) {
    Block wide = best;
    Block inner = best;
    while (inner.parent != null && inner != body) {
      Block outer = inner.parent;
      boolean addsMuch = outer.prose > wide.prose * 1.25 && outer.prose - wide.prose > 200;
      if (addsMuch && outer.linkShare() < 0.4 && hasProseBeside(outer, inner)) {
        wide = outer;
      }
      inner = outer;
    }
    return wide;
  }

  private static boolean hasProseBeside(Block outer, Block inner) {
    for (Block child : outer.children()) {
      if (child != inner && child.prose > 120 && child.linkShare() < 0.25 && !child.is("article")) {
        return true;
      }
    }
    return false;
  }
}
