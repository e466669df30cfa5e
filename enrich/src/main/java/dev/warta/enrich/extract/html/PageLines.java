package dev.warta.enrich.extract.html;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Knows the lines of an article's block that belong to the page: captions, references to other
 * articles, buttons, what stands at the edges and is no sentence.
 */
final class PageLines {

  private static final int LONGEST_JUNK = 120;
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

  private static final Set<String> JUNK_STARTS =
      Set.of(
          "ad", "re", "al", "se", "sh", "fo", "si", "su", "cl", "lo", "pr", "em", "co", "le", "ta",
          "fi", "ph", "im", "sk", "st", "vi", "ne", "mo", "tr", "yo", "po", "pu", "up", "la", "by",
          "fa", "tw", "wh", "li", "pi", "sp", "so");

  /** Houses that stand in credits of pictures in every language. */
  private static final List<String> PICTURE_HOUSES =
      List.of(
          "getty images",
          "shutterstock",
          "picture-alliance",
          "picture alliance",
          "istock",
          "adobe stock",
          "adobestock",
          "stock.adobe",
          "unsplash",
          "imago images",
          "depositphotos",
          "alamy",
          "pixabay",
          "dreamstime",
          "afp photo",
          "fotolia");

  /** The same by their first letters. */
  private static final Map<Character, List<String>> HOUSES_BY_LETTER =
      PICTURE_HOUSES.stream().collect(Collectors.groupingBy(house -> house.charAt(0)));

  private final PageCues cues;

  PageLines(PageCues cues) {
    this.cues = cues;
  }

  boolean isOfPage(Passage passage) {
    String text = passage.text();
    return text.length() < LONGEST_JUNK && mayBeJunk(text) && JUNK.matcher(text).matches()
        || text.length() < LONGEST_CAPTION && hasPictureCredit(text)
        || isReference(passage);
  }

  /** Whether the first word begins as one of those that are looked for. */
  private static boolean mayBeJunk(String text) {
    int first = 0;
    while (first < text.length() && !isAsciiWord(text.charAt(first))) {
      first++;
    }
    return first + 2 <= text.length()
            && JUNK_STARTS.contains(Words.lower(text.substring(first, first + 2)))
        || text.indexOf('©') >= 0;
  }

  private static boolean isAsciiWord(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
  }

  private static boolean hasPictureCredit(String text) {
    char before = ' ';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '©' && !Character.isLetter(before)
          || !Character.isLetterOrDigit(before) && isPictureHouse(text, i)) {
        return true;
      }
      before = c;
    }
    return false;
  }

  private static boolean isPictureHouse(String text, int start) {
    char first = Character.toLowerCase(text.charAt(start));
    for (String house : HOUSES_BY_LETTER.getOrDefault(first, List.of())) {
      int end = start + house.length();
      if (text.regionMatches(true, start, house, 0, house.length())
          && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)))) {
        return true;
      }
    }
    return false;
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
