package dev.warta.enrich.extract.html;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Knows the lines of an article's block that belong to the page: captions, references to other
 * articles, buttons, what stands at the edges and is no sentence.
 */
final class PageLines {

  private static final int LONGEST_JUNK = 120;
  private static final int LONGEST_NOISE = 160;
  private static final int LONGEST_CAPTION = 300;
  private static final int LONGEST_REFERENCE = 220;
  private static final int LONGEST_LABEL = 30;
  private static final int LONGEST_EDGE = 90;
  private static final int MOST_AT_EDGE = 12;

  /** A heading of other articles with more behind it stands in the midst of the text. */
  private static final double MOST_OF_OTHERS = 0.2;

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

  /** Marks and houses that stand in credits of pictures in every language. */
  private static final Pattern PICTURE_CREDIT =
      Pattern.compile(
          "(?<!\\p{L})©|(?i)\\b(?:getty images|shutterstock|picture[- ]alliance|istock|adobe ?stock|stock\\.adobe|unsplash"
              + "|imago images|depositphotos|alamy|pixabay|dreamstime|afp photo|fotolia)\\b");

  private final PageCues cues;

  PageLines(PageCues cues) {
    this.cues = cues;
  }

  boolean isOfPage(Passage passage) {
    String text = passage.text();
    return text.length() < LONGEST_JUNK && JUNK.matcher(text).matches()
        || text.length() < LONGEST_NOISE && !passage.isItem() && cues.noise().test(text)
        || text.length() < LONGEST_CAPTION && PICTURE_CREDIT.matcher(text).find()
        || isReference(passage);
  }

  /** "Czytaj też: …": a label, and a link to another article. */
  private static boolean isReference(Passage passage) {
    String text = passage.text();
    int colon = text.indexOf(':');
    return !passage.isItem()
        && text.length() < LONGEST_REFERENCE
        && colon > 0
        && colon < LONGEST_LABEL
        && passage.linked() > 0
        && text.length() - passage.linked() <= colon + 4;
  }

  /** Cuts a list of other articles, with its heading, off the end. */
  void cutOthers(List<Passage> passages) {
    int whole = passages.stream().mapToInt(passage -> passage.text().length()).sum();
    int behind = 0;
    for (int i = passages.size() - 1; i > 0; i--) {
      Passage passage = passages.get(i);
      behind += passage.text().length();
      if (behind > MOST_OF_OTHERS * whole) {
        return;
      }
      if (!passage.isItem() && cues.others().test(passage.text())) {
        passages.subList(i, passages.size()).clear();
        return;
      }
    }
  }

  /**
   * Takes off the edges what is no sentence.
   *
   * <p>Only in texts whose paragraphs end in marks of sentences; not all scripts have them.
   */
  void trim(List<Passage> passages) {
    long prose = passages.stream().filter(Passage::isLong).count();
    long sentences =
        passages.stream().filter(passage -> passage.isLong() && passage.endsSentence()).count();
    if (sentences == 0 || sentences * 2 < prose) {
      return;
    }
    for (int i = 0; i < MOST_AT_EDGE && isEdge(passages.get(passages.size() - 1)); i++) {
      passages.remove(passages.size() - 1);
    }
    for (int i = 0; i < MOST_AT_EDGE && isEdge(passages.get(0)); i++) {
      passages.remove(0);
    }
  }

  private static boolean isEdge(Passage passage) {
    return !passage.isItem()
        && Words.weight(passage.text()) < LONGEST_EDGE
        && !passage.endsSentence();
  }
}
