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
  private static final int LONGEST_STANDFIRST = 900;

  private static final Pattern STANDFIRST =
      Pattern.compile(
          "(?:^|[-_ ])(?:intro|lead|lede|leadtext|abstract|perex|sommario|standfirst|dek|chapo|vorspann|subtitle"
              + "|subheadline|sub-headline|summary|einleitung|strapline|deck|teaser|article__description|catchline"
              + "|excerpt|entradilla|bajada|description)(?:$|[-_ ])");

  private static final int LEAST_SUMMARY = 40;
  private static final int COMPARED = 50;

  private final PageCues cues;

  /**
   * A finder of articles.
   *
   * @param cues what the languages call the parts of a page
   */
  ArticleText(PageCues cues) {
    this.cues = cues;
  }

  /**
   * The text of an article.
   *
   * @param standfirst what opens it above its text; null for none
   * @param paragraphs in their order; empty for a page without text
   */
  record Found(String standfirst, List<String> paragraphs) {

    int length() {
      return paragraphs.stream().mapToInt(Words::weight).sum();
    }
  }

  /** What was found at one attempt, and how much prose the whole page has. */
  private record Attempt(Found found, int proseOfPage) {

    int length() {
      return found.length();
    }
  }

  /**
   * The article of a page.
   *
   * @param summary what the page calls its summary: a paragraph that begins so is the standfirst;
   *     null for none
   */
  Found in(Element body, String summary) {
    Attempt first = attempt(body, summary, true, true);
    if (first.length() >= Math.max(SHORT, 0.15 * first.proseOfPage())) {
      return first.found();
    }
    Attempt second = attempt(body, summary, false, true);
    Attempt better = second.length() > 1.5 * first.length() ? second : first;
    if (better.length() >= SHORT) {
      return better.found();
    }
    Attempt third = attempt(body, summary, false, false);
    return third.length() > 2 * better.length() ? third.found() : better.found();
  }

  private Attempt attempt(Element page, String summary, boolean isByLabel, boolean isScored) {
    Block body = BlockTree.of(page);
    int prose = body.prose;
    Block summarised = summarised(body, summary);
    Pruner.prune(body, isByLabel);
    Block main = isScored ? MainBlock.of(body) : body;
    Block standfirst =
        summarised == null || isAround(main, summarised)
            ? main == body ? null : standfirst(body, main)
            : summarised;
    List<String> paragraphs = BodyText.of(main, cues);
    return new Attempt(new Found(textOf(standfirst, paragraphs), paragraphs), prose);
  }

  /** The standfirst's text; null where the article says the same again. */
  private String textOf(Block standfirst, List<String> paragraphs) {
    String text = standfirst == null ? "" : Words.joined(BlockText.of(standfirst));
    Passage passage = new Passage(text, Passage.Kind.PARAGRAPH, 0);
    boolean isSaid = text.isEmpty() || paragraphs.contains(text);
    boolean isNoise = cues.noise().test(text) || new PageLines(cues).isOfPage(passage);
    return isSaid || isNoise ? null : text;
  }

  /** The innermost block that begins as the summary does; null for none. */
  private static Block summarised(Block body, String summary) {
    String start = summary == null ? "" : startOf(summary);
    return start.length() < LEAST_SUMMARY ? null : beginningWith(body, start);
  }

  private static Block beginningWith(Block block, String start) {
    for (Object part : block.content) {
      if (part instanceof Block child && child.text >= start.length()) {
        Block inner = beginningWith(child, start);
        if (inner != null) {
          return inner;
        }
      }
    }
    boolean isBrief = block.text >= start.length() && block.text <= LONGEST_STANDFIRST;
    return isBrief
            && block.isBlock()
            && block.linkShare() < 0.3
            && BlockText.startsWith(block, start)
        ? block
        : null;
  }

  private static String startOf(String text) {
    StringBuilder start = new StringBuilder();
    for (int i = 0; i < text.length() && start.length() < COMPARED; i++) {
      char c = text.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        start.append(Character.toLowerCase(c));
      }
    }
    return start.toString();
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
        && block.text <= LONGEST_STANDFIRST
        && block.linkShare() <= 0.3
        && !NOT_A_STANDFIRST.contains(block.tag)
        && (STANDFIRST.matcher(block.label.text()).find()
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
