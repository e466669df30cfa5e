package dev.warta.enrich.extract.html;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes down the paragraphs, headings and list items of a block in their order, without lists of
 * links, tables of links and lines that belong to the page.
 */
final class BodyText {

  private static final Set<String> ITEMS =
      Set.of("li", "dd", "dt", "td", "th", "pre", "table", "blockquote");

  private final List<Passage> passages = new ArrayList<>();
  private int linked;

  private BodyText() {}

  /**
   * The paragraphs of a block.
   *
   * @param cues what the languages call the parts of a page
   */
  static List<String> of(Block root, PageCues cues) {
    BodyText body = new BodyText();
    body.write(root, false);
    return body.kept(new PageLines(cues));
  }

  private void write(Block block, boolean isInItem) {
    if (isLeftOut(block)) {
      return;
    }
    boolean isItem = isInItem || ITEMS.contains(block.tag);
    Passage.Kind kind =
        block.isHeading()
            ? Passage.Kind.HEADING
            : isItem ? Passage.Kind.ITEM : Passage.Kind.PARAGRAPH;
    StringBuilder line = new StringBuilder();
    for (Object part : block.content) {
      if (part instanceof String words) {
        line.append(words);
      } else {
        Block child = (Block) part;
        if (child.is("br")) {
          line.append(' ');
        } else if (child.isBlock() || child.hasBlocks()) {
          end(line, kind);
          write(child, isItem);
        } else {
          appendInline(child, line);
        }
      }
    }
    end(line, kind);
  }

  private static boolean isLeftOut(Block block) {
    double linkShare = block.linkShare();
    switch (block.tag) {
      case "h1" -> {
        return true;
      }
      case "ul", "ol", "dl" -> {
        return linkShare > 0.6;
      }
      case "table" -> {
        return linkShare > 0.5;
      }
      case "div", "section", "p", "li" -> {
        boolean isBox = block.is("div") || block.is("section");
        return linkShare > 0.8 && block.text < 400
            || linkShare > 0.5 && isBox && block.prose == 0 && block.links > 1
            || block.is("p") && linkShare > 0.9;
      }
      default -> {
        return false;
      }
    }
  }

  private void appendInline(Block block, StringBuilder line) {
    linked += block.is("a") ? block.text : 0;
    for (Object part : block.content) {
      if (part instanceof String words) {
        line.append(words);
      } else if (((Block) part).is("br")) {
        line.append(' ');
      } else {
        appendInline((Block) part, line);
      }
    }
  }

  private void end(StringBuilder line, Passage.Kind kind) {
    String text = Words.joined(line.toString());
    line.setLength(0);
    if (!text.isEmpty()) {
      passages.add(new Passage(text, kind, linked));
    }
    linked = 0;
  }

  /** Without lines of the page, repetitions, and headings that nothing follows. */
  private List<String> kept(PageLines lines) {
    removeRepeated();
    lines.cutOthers(passages);
    passages.removeIf(lines::isOfPage);
    lines.trim(passages);
    List<String> kept = new ArrayList<>();
    for (int i = 0; i < passages.size(); i++) {
      Passage passage = passages.get(i);
      if (!passage.isHeading() || isFollowed(i)) {
        kept.add(passage.text());
      }
    }
    return kept;
  }

  /** Some pages hold their article twice, for large and for small screens. */
  private void removeRepeated() {
    Set<String> seen = new HashSet<>();
    passages.removeIf(passage -> passage.isLong() && !seen.add(passage.text()));
  }

  private boolean isFollowed(int heading) {
    for (int i = heading + 1; i <= heading + 3 && i < passages.size(); i++) {
      if (!passages.get(i).isHeading()) {
        return true;
      }
    }
    return false;
  }
}
