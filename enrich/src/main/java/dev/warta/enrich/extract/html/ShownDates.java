package dev.warta.enrich.extract.html;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/**
 * Collects the lines with a date that readers see: beside the heading of an article, before its
 * text, and elsewhere in the page.
 *
 * <p>A line that is little more than a date comes with the line above it, which may say what the
 * date is of.
 */
final class ShownDates implements NodeFilter {

  private static final Set<String> UNSEEN =
      Set.of(
          "script", "style", "noscript", "template", "svg", "select", "nav", "iframe", "textarea");

  /** A year, or three numbers; a rating or a price has neither. */
  private static final Pattern DATED =
      Pattern.compile(
          "(?<!\\d)(?:19|20)\\d\\d(?!\\d)|\\d年|(?<![\\d./-])\\d{1,2}([./-])\\d{1,2}\\1\\d\\d(?![\\d./-])");

  /** Text of a {@code time} that says the date in words, so that the attribute is not needed. */
  private static final Pattern IN_WORDS =
      Pattern.compile("\\p{L}{3,}.*(?:19|20)\\d\\d|(?:19|20)\\d\\d.*\\p{L}{3,}|\\d年");

  private static final int LONGEST_LINE = 120;
  private static final int LONGEST_LABEL = 40;
  private static final int MOST_ABOVE = 3;
  private static final int MOST_BELOW = 16;

  /** A standfirst is not longer; two paragraphs of this length together are the text. */
  private static final int LONGEST_STANDFIRST = 450;

  private static final int LEAST_TEXT = 240;
  private static final int MOST_ELSEWHERE = 30;

  private final Element heading;
  private final List<String> above = new ArrayList<>();
  private final List<String> beside = new ArrayList<>();
  private final List<String> elsewhere = new ArrayList<>();
  private final StringBuilder line = new StringBuilder();
  private String label = "";
  private boolean isBelow;
  private int linesBelow;
  private final Set<String> prose = new HashSet<>();
  private int proseLength;

  private ShownDates(Element heading) {
    this.heading = heading;
  }

  /** Reads a page; without a heading, all lines stand elsewhere. */
  static ShownDates of(Element body, Element heading) {
    ShownDates shown = new ShownDates(heading);
    body.filter(shown);
    shown.endLine();
    for (int i = shown.above.size() - 1; i >= 0; i--) {
      keep(shown.beside, shown.above.get(i), "");
    }
    return shown;
  }

  /** The lines below the heading, then those above it, nearest first. */
  List<String> beside() {
    return beside;
  }

  /** The lines below the beginning of the text, or in a page without a heading. */
  List<String> elsewhere() {
    return elsewhere;
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (node instanceof TextNode words) {
      String text = words.getWholeText();
      line.append(text.isBlank() ? " " : text);
    } else if (node instanceof Element element) {
      if (UNSEEN.contains(element.normalName())) {
        return FilterResult.SKIP_ENTIRELY;
      }
      separate(element);
      if (element == heading) {
        isBelow = true;
        label = "";
        return FilterResult.SKIP_CHILDREN;
      } else if (element.nameIs("time") && takeTime(element)) {
        return FilterResult.SKIP_ENTIRELY;
      }
    }
    return elsewhere.size() < MOST_ELSEWHERE ? FilterResult.CONTINUE : FilterResult.STOP;
  }

  /** Takes the time out of the attribute where the text is no date in words. */
  private boolean takeTime(Element time) {
    String datetime = time.attr("datetime");
    String text = BriefText.of(time, LONGEST_LABEL);
    boolean isLong = text.isEmpty() && time.hasText();
    boolean isNeeded = !isLong && DATED.matcher(datetime).find() && !IN_WORDS.matcher(text).find();
    if (isNeeded) {
      line.append(datetime.replace('T', ' ')).append(' ');
    }
    return isNeeded;
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (node instanceof Element element) {
      separate(element);
    }
    return FilterResult.CONTINUE;
  }

  private void separate(Element element) {
    if (element.isBlock() || element.nameIs("br")) {
      endLine();
    } else if (!element.nameIs("sup")) {
      line.append(' ');
    }
  }

  private void endLine() {
    String text = Words.joined(line.toString());
    line.setLength(0);
    if (text.isEmpty()) {
      return;
    }
    if (heading == null || isPastOpening()) {
      keep(elsewhere, text, label);
    } else if (!isBelow) {
      above.add(text);
      if (above.size() > MOST_ABOVE) {
        above.remove(0);
      }
    } else {
      linesBelow++;
      if (text.length() > LONGEST_LINE && prose.add(text)) {
        proseLength += text.length();
      }
      keep(beside, text, label);
    }
    label = text;
  }

  /** Whether the text has begun. */
  private boolean isPastOpening() {
    boolean isText = prose.size() > 1 && proseLength > LEAST_TEXT;
    return isText || proseLength > LONGEST_STANDFIRST || linesBelow > MOST_BELOW;
  }

  private static boolean hasDigit(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isDigit(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static void keep(List<String> found, String text, String before) {
    if (text.length() <= LONGEST_LINE && hasDigit(text) && DATED.matcher(text).find()) {
      boolean isLabelled = !before.isEmpty() && before.length() <= LONGEST_LABEL;
      found.add(isLabelled && text.length() <= LONGEST_LABEL ? before + " " + text : text);
    }
  }
}
