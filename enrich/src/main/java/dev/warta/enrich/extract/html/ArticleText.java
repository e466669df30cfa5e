package dev.warta.enrich.extract.html;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * Finds the text of the article in a page.
 *
 * <p>Tried with less and less pruning until there is text enough: some pages call all of themselves
 * a widget.
 */
final class ArticleText {

  private static final int SHORT = 250;
  private static final int FARTHEST_STANDFIRST = 60;

  private static final Pattern STANDFIRST =
      Pattern.compile(
          "(?:^|[-_ ])(?:intro|lead|lede|leadtext|abstract|perex|sommario|standfirst|dek|chapo|vorspann|subtitle"
              + "|subheadline|sub-headline|summary|einleitung|strapline|deck|teaser|article__description|catchline"
              + "|excerpt|entradilla|bajada|description)(?:$|[-_ ])");

  private final Labels labels = new Labels();

  /** The paragraphs of the article, in their order; empty for a page without text. */
  List<String> in(Element body) {
    List<String> first = attempt(body, true, true);
    if (length(first) >= Math.max(SHORT, 0.15 * Block.treeOf(body).prose)) {
      return first;
    }
    List<String> second = attempt(body, false, true);
    List<String> better = length(second) > 1.5 * length(first) ? second : first;
    if (length(better) >= SHORT) {
      return better;
    }
    List<String> third = attempt(body, false, false);
    return length(third) > 2 * length(better) ? third : better;
  }

  private static int length(List<String> paragraphs) {
    return paragraphs.stream().mapToInt(String::length).sum();
  }

  private List<String> attempt(Element page, boolean isByLabel, boolean isScored) {
    Block body = Block.treeOf(page);
    Pruner.prune(body, labels, isByLabel);
    Block main = isScored ? MainBlock.of(body, labels) : body;
    return BodyText.of(main == body ? null : standfirst(body, main), main);
  }

  /** What opens the article above its block, known by its label. */
  private static Block standfirst(Block body, Block main) {
    return standfirstIn(body, main);
  }

  private static Block standfirstIn(Block block, Block main) {
    for (Block child : block.children()) {
      if (child.position >= main.position) {
        return null;
      }
      boolean isNear = main.position - child.position <= FARTHEST_STANDFIRST;
      if (isNear && isStandfirst(child) && !isAround(child, main)) {
        return child;
      }
      Block inner = standfirstIn(child, main);
      if (inner != null) {
        return inner;
      }
    }
    return null;
  }

  private static final Set<String> NOT_A_STANDFIRST = Set.of("a", "body");

  private static boolean isStandfirst(Block block) {
    return block.text >= 40
        && block.text <= 900
        && block.linkShare() <= 0.3
        && !NOT_A_STANDFIRST.contains(block.tag)
        && (STANDFIRST.matcher(block.label).find()
            || block.is("p") && block.parent != null && isInHeader(block));
  }

  private static boolean isInHeader(Block block) {
    for (Block outer = block.parent; outer != null; outer = outer.parent) {
      if (outer.is("header")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAround(Block block, Block main) {
    for (Block outer = main; outer != null; outer = outer.parent) {
      if (outer == block) {
        return true;
      }
    }
    return false;
  }
}
