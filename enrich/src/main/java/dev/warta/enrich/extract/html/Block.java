package dev.warta.enrich.extract.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Attributes;
import org.jsoup.nodes.Element;

/**
 * An element of a page, with the sizes of the text in it by which the article is told from what
 * stands around it.
 *
 * <p>{@link BlockTree} copies a page into blocks once, and each size is added up once, from the
 * leaves to the root: to choose by them costs no further walk through the page.
 */
final class Block {

  /** Shorter text is a caption, a button, a byline. */
  private static final int SHORTEST_PROSE = 60;

  private static final double MOST_LINKS_IN_PROSE = 0.4;
  private static final int MOST_WORDS_OF_AN_INLINE = 200;

  final String tag;
  final Block parent;
  final Label label;
  final boolean isHidden;
  final boolean isHiddenFromReaders;

  /** Whether a script moves it into its place: the pieces of a streamed page ({@code S:1}). */
  final boolean isDelivered;

  /** Text and blocks in their order: {@code String} or {@code Block}. */
  final List<Object> content = new ArrayList<>();

  /** Place in the order of the page. */
  final int position;

  int text;
  int linked;
  int links;
  int inParagraphs;
  int prose;
  int commas;
  int ownCommas;
  private int own;
  private boolean hasBlocks;
  private final boolean isBlock;

  Block(Element element, Attributes attributes, Label label, Block parent, int position) {
    this.tag = element.normalName();
    this.parent = parent;
    this.position = position;
    this.isBlock = BlockTags.BLOCKS.contains(tag);
    this.label = label;
    boolean hasAttributes = attributes != null;
    this.isHidden =
        hasAttributes && (attributes.hasKey("hidden") || isUndisplayed(attributes.get("style")));
    this.isDelivered = hasAttributes && attributes.get("id").startsWith("S:");
    this.isHiddenFromReaders = hasAttributes && attributes.get("aria-hidden").equals("true");
  }

  private static boolean isUndisplayed(String style) {
    return style.length() >= "display:none".length()
        && style.replace(" ", "").toLowerCase(Locale.ROOT).contains("display:none");
  }

  /** Adds words that stand in it directly. */
  void add(String words) {
    content.add(words);
    int length = Words.length(words);
    own += length;
    ownCommas += length == 0 ? 0 : Words.commas(words);
  }

  boolean is(String name) {
    return tag.equals(name);
  }

  boolean isBlock() {
    return isBlock;
  }

  /** Whether a block stands anywhere in it. */
  boolean hasBlocks() {
    return hasBlocks;
  }

  boolean isHeading() {
    return tag.length() == 2 && tag.charAt(0) == 'h' && Character.isDigit(tag.charAt(1));
  }

  /** Share of the text that is in links. */
  double linkShare() {
    return text == 0 ? 0 : (double) linked / text;
  }

  /** Characters of the text that stands in it directly, or in inline elements other than links. */
  int own() {
    return own;
  }

  /** Characters of what looks like sentences. */
  int sentences() {
    return Math.max(prose, inParagraphs);
  }

  List<Block> children() {
    List<Block> children = new ArrayList<>();
    for (Object part : content) {
      if (part instanceof Block block) {
        children.add(block);
      }
    }
    return children;
  }

  /** Whether an element of one of the names stands anywhere in it. */
  boolean hasAny(Set<String> tags) {
    for (Object part : content) {
      if (part instanceof Block child && (tags.contains(child.tag) || child.hasAny(tags))) {
        return true;
      }
    }
    return false;
  }

  /** Adds up the sizes of this block and of all in it. */
  void measure() {
    text = own;
    linked = 0;
    links = 0;
    inParagraphs = 0;
    prose = 0;
    commas = ownCommas;
    hasBlocks = false;
    boolean hasParagraph = false;
    int inInlines = 0;
    for (Object part : content) {
      if (part instanceof Block child) {
        child.measure();
        text += child.text;
        linked += child.linked;
        links += child.links;
        inParagraphs += child.inParagraphs;
        prose += child.prose;
        commas += child.commas;
        hasParagraph |= child.is("p") || child.inParagraphs > 0;
        hasBlocks |= child.isBlock() || child.hasBlocks;
        if (!child.isBlock() && !child.is("a") && !child.is("br")) {
          inInlines += Math.min(MOST_WORDS_OF_AN_INLINE, child.own);
        }
      }
    }
    if (is("a")) {
      linked = text;
      links++;
    }
    if (is("p")) {
      inParagraphs = text;
    }
    prose += ownProse(inInlines, hasParagraph);
  }

  private int ownProse(int inInlines, boolean hasParagraph) {
    if (!BlockTags.WITH_PROSE.contains(tag)) {
      return 0;
    }
    boolean isWhole = is("p") || is("pre") || is("blockquote") && !hasParagraph;
    int length = isWhole ? text : own == 0 ? 0 : own + inInlines;
    return length > SHORTEST_PROSE && linkShare() < MOST_LINKS_IN_PROSE ? length : 0;
  }
}
