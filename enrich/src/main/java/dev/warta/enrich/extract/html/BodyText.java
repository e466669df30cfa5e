package dev.warta.enrich.extract.html;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Writes down the paragraphs, headings and list items of a block in their order, without lists of
 * links, tables of links and lines that belong to the page.
 */
final class BodyText {

  private static final int LONGEST_JUNK = 120;

  private static final Pattern JUNK =
      Pattern.compile(
          "\\W*(?:advertisements?|read more|read also|also read|see also"
              + "|related(?: (?:articles|stories|posts|news|content))?"
              + "|share(?: this)?(?: (?:article|story|post))?|follow us.*|sign up.*|subscribe.*|click here.*|loading.*"
              + "|print|email|comments?|leave a (?:reply|comment).*|tags?|filed under.*|photo(?:graph)?s?(?: by| credit)?.{0,40}"
              + "|image(?: credit| source)?.{0,40}|copyright.*|©.*|all rights reserved.*|skip to.*|continue reading.*"
              + "|story continues below.*|view comments|show comments|newsletter|more from.*|most (?:read|popular).*"
              + "|recommended.*|trending.*|you may also like.*|(?:posted|published|updated|last updated)(?: on| at)?:? .{0,60}"
              + "|by \\p{Lu}[\\w.'-]+(?: \\p{Lu}[\\w.'-]+){0,3}|facebook|twitter|whatsapp|linkedin|pinterest|reddit"
              + "|sponsored.*|source:? .{0,40})\\W*",
          Pattern.CASE_INSENSITIVE);

  /** A paragraph, or the heading of what follows. */
  private record Passage(String text, boolean isHeading) {}

  private final List<Passage> passages = new ArrayList<>();

  private BodyText() {}

  /**
   * The paragraphs of a block.
   *
   * @param standfirst what stands above the block and opens the article; null for none
   */
  static List<String> of(Block standfirst, Block root) {
    BodyText body = new BodyText();
    if (standfirst != null) {
      body.write(standfirst);
    }
    body.write(root);
    return body.kept();
  }

  private void write(Block block) {
    if (isLeftOut(block)) {
      return;
    }
    StringBuilder line = new StringBuilder();
    boolean isHeading = block.isHeading();
    for (Object part : block.content) {
      if (part instanceof String words) {
        line.append(words);
      } else {
        Block child = (Block) part;
        if (child.is("br")) {
          line.append(' ');
        } else if (child.isBlock() || child.hasBlocks()) {
          end(line, isHeading);
          write(child);
        } else {
          appendInline(child, line);
        }
      }
    }
    end(line, isHeading);
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

  private static void appendInline(Block block, StringBuilder line) {
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

  private void end(StringBuilder line, boolean isHeading) {
    String text = Words.joined(line);
    line.setLength(0);
    if (!text.isEmpty()) {
      passages.add(new Passage(text, isHeading));
    }
  }

  /** Without lines of the page, and without headings that nothing follows. */
  private List<String> kept() {
    List<String> kept = new ArrayList<>();
    for (int i = 0; i < passages.size(); i++) {
      Passage passage = passages.get(i);
      boolean isJunk =
          passage.text().length() < LONGEST_JUNK && JUNK.matcher(passage.text()).matches();
      if (!isJunk && (!passage.isHeading() || isFollowed(i))) {
        kept.add(passage.text());
      }
    }
    return kept;
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
