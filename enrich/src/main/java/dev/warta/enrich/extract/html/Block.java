package dev.warta.enrich.extract.html;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Attributes;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * An element of a page, with the sizes of the text in it by which the article is told from what
 * stands around it.
 *
 * <p>A page is copied into blocks once, without what never holds text, and each size is added up
 * once, from the leaves to the root: to choose by them costs no further walk through the page.
 */
final class Block {

  private static final Set<String> WITHOUT_TEXT =
      Set.of(
          "script",
          "style",
          "noscript",
          "template",
          "svg",
          "math",
          "iframe",
          "button",
          "select",
          "textarea",
          "input",
          "object",
          "embed",
          "canvas",
          "video",
          "audio",
          "picture",
          "img",
          "map",
          "area",
          "source",
          "link",
          "meta",
          "title",
          "head",
          "figcaption",
          "label",
          "rt",
          "rp");

  private static final Set<String> BLOCKS =
      Set.of(
          "p",
          "div",
          "li",
          "ul",
          "ol",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "tr",
          "td",
          "th",
          "table",
          "blockquote",
          "section",
          "article",
          "header",
          "pre",
          "dd",
          "dt",
          "dl",
          "main",
          "address",
          "hr",
          "tbody",
          "thead",
          "center",
          "details",
          "summary",
          "body",
          "figure",
          "aside",
          "footer",
          "nav",
          "form",
          "menu",
          "dialog");

  /** Elements whose own words can be a paragraph. */
  private static final Set<String> WITH_PROSE =
      Set.of(
          "p",
          "div",
          "td",
          "li",
          "blockquote",
          "pre",
          "section",
          "article",
          "dd",
          "center",
          "main",
          "body");

  /** Shorter text is a caption, a button, a byline. */
  private static final int SHORTEST_PROSE = 60;

  private static final double MOST_LINKS_IN_PROSE = 0.4;
  private static final List<String> NAMING =
      List.of("class", "id", "role", "itemprop", "data-component");
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

  private Block(Element element, Attributes attributes, Label label, Block parent, int position) {
    this.tag = element.normalName();
    this.parent = parent;
    this.position = position;
    this.isBlock = BLOCKS.contains(tag);
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

  /** The blocks of a page, measured. */
  static Block treeOf(Element body) {
    Block root = new Builder().copy(body, null);
    root.measure();
    return root;
  }

  private static final class Builder {

    private final Map<String, Label> labels = new HashMap<>();
    private int position;

    Block copy(Element element, Block parent) {
      Attributes attributes = element.attributesSize() == 0 ? null : element.attributes();
      Block block = new Block(element, attributes, labelOf(attributes), parent, position++);
      for (int i = 0; i < element.childNodeSize(); i++) {
        Node node = element.childNode(i);
        if (node instanceof TextNode words) {
          block.add(words.getWholeText());
        } else if (node instanceof Element child && !WITHOUT_TEXT.contains(child.normalName())) {
          block.content.add(copy(child, block));
        }
      }
      return block;
    }

    private Label labelOf(Attributes attributes) {
      String names = attributes == null ? "" : namesOf(attributes);
      return names.isEmpty() ? Label.NONE : labels.computeIfAbsent(names, Label::of);
    }

    /** Class, id, role and the like. */
    private static String namesOf(Attributes attributes) {
      String names = "";
      for (String attribute : NAMING) {
        String name = attributes.get(attribute);
        names = name.isEmpty() ? names : names.isEmpty() ? name : names + " " + name;
      }
      return names;
    }
  }

  private void add(String words) {
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

  /** All text in it, as it stands in the markup. */
  String allText() {
    StringBuilder all = new StringBuilder();
    appendTo(all);
    return all.toString();
  }

  /** Whether its letters and digits begin so, case aside. */
  boolean startsWith(String letters) {
    return agreeing(letters, 0) == letters.length();
  }

  /** How many of the letters agree with it from one on; -1 where one does not. */
  private int agreeing(String letters, int from) {
    int at = from;
    for (int i = 0; i < content.size() && at >= 0 && at < letters.length(); i++) {
      Object part = content.get(i);
      at =
          part instanceof Block block
              ? block.agreeing(letters, at)
              : agreeing(letters, at, (String) part);
    }
    return at;
  }

  private static int agreeing(String letters, int from, String words) {
    int at = from;
    for (int i = 0; i < words.length() && at < letters.length(); i++) {
      char c = words.charAt(i);
      if (Character.isLetterOrDigit(c) && Character.toLowerCase(c) != letters.charAt(at++)) {
        return -1;
      }
    }
    return at;
  }

  private void appendTo(StringBuilder all) {
    for (Object part : content) {
      if (part instanceof Block block) {
        block.appendTo(all);
        all.append(block.isBlock() ? " " : "");
      } else {
        all.append(part);
      }
    }
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
    if (!WITH_PROSE.contains(tag)) {
      return 0;
    }
    boolean isWhole = is("p") || is("pre") || is("blockquote") && !hasParagraph;
    int length = isWhole ? text : own == 0 ? 0 : own + inInlines;
    return length > SHORTEST_PROSE && linkShare() < MOST_LINKS_IN_PROSE ? length : 0;
  }
}
