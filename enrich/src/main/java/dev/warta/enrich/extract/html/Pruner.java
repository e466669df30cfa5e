package dev.warta.enrich.extract.html;

import java.util.Set;

/**
 * Takes out of a page what stands around the article: navigation, teasers, forms, boxes of authors.
 *
 * <p>Known by its tag, or by the words that designers give to classes and ids. A block that holds a
 * large part of the page's text stays, whatever it is called: some sites put the whole article into
 * a {@code footer} or a form.
 */
final class Pruner {

  private static final Set<String> AROUND =
      Set.of("nav", "footer", "aside", "form", "figure", "dialog", "menu");

  private static final Set<String> SOMETIMES_THE_ARTICLE =
      Set.of("form", "aside", "dialog", "footer", "figure");

  private static final Set<String> TEXT_IN_FIGURES = Set.of("table", "blockquote");
  private static final int LEAST_FOLDED = 100;
  private static final int LEAST_ARTICLE = 400;
  private static final int LONGEST_CAPTION = 400;
  private static final int LONGEST_LABEL = 86;

  private static final Set<String> NEVER_BY_LABEL = Set.of("article", "main", "a", "body");

  private final boolean isByLabel;
  private final int whole;

  private Pruner(boolean isByLabel, int whole) {
    this.isByLabel = isByLabel;
    this.whole = Math.max(1, whole);
  }

  /**
   * Prunes a tree and measures it anew.
   *
   * @param isByLabel whether classes and ids count, or tags alone
   */
  static void prune(Block root, boolean isByLabel) {
    new Pruner(isByLabel, root.sentences()).pruneIn(root);
    root.measure();
  }

  private void pruneIn(Block block) {
    if (block.is("pre")) {
      return;
    }
    int kept = 0;
    for (int i = 0; i < block.content.size(); i++) {
      Object part = block.content.get(i);
      if (part instanceof Block child && isAround(child)) {
        continue;
      }
      block.content.set(kept++, part);
      if (part instanceof Block child) {
        pruneIn(child);
      }
    }
    block.content.subList(kept, block.content.size()).clear();
  }

  private boolean isAround(Block block) {
    if (AROUND.contains(block.tag)) {
      boolean isArticle =
          SOMETIMES_THE_ARTICLE.contains(block.tag)
              && block.sentences() > (block.is("figure") ? 800 : Math.max(500, 0.5 * whole));
      return !isArticle && !(block.is("figure") && block.hasAny(TEXT_IN_FIGURES));
    }
    if (block.isHidden && block.sentences() < 0.5 * whole && !isFoldedText(block)
        || block.isHiddenFromReaders && block.sentences() < 0.3 * whole) {
      return true;
    }
    return isByLabel
        && !block.label.isEmpty()
        && !NEVER_BY_LABEL.contains(block.tag)
        && isAroundByLabel(block);
  }

  /** Text that a reader opens with a click, or that a script puts in its place later. */
  private boolean isFoldedText(Block block) {
    return block.prose > LEAST_FOLDED
        && block.linkShare() < 0.2
        && (block.label.isFolded() || block.isDelivered);
  }

  private boolean isAroundByLabel(Block block) {
    if (block.is("p") || block.is("span")) {
      return block.label.text().length() < LONGEST_LABEL
          && block.text < 200
          && block.label.isAround();
    }
    if (block.label.isArticle()) {
      return false;
    }
    int sentences = block.sentences();
    if (block.label.isOfReaders() && whole - sentences > LEAST_ARTICLE
        || block.label.isCaption() && block.text < LONGEST_CAPTION) {
      return true;
    }
    return sentences < Math.max(120, 0.4 * whole) && block.label.isAround()
        || sentences < 0.3 * whole && block.linkShare() > 0.35 && block.label.isDoubtful();
  }
}
