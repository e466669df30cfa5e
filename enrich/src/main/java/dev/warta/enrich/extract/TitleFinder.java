package dev.warta.enrich.extract;

/** Finds the title of an article: in its first lines, or told by its carrier. */
final class TitleFinder {

  private static final int MAX_TITLE = 220;
  private static final int MAX_TITLE_LINES = 3;

  private final Cuesheet cues;
  private final HeadLines lines;
  private int at;

  private TitleFinder(Cuesheet cues, HeadLines lines, int at) {
    this.cues = cues;
    this.lines = lines;
    this.at = at;
  }

  /**
   * A title.
   *
   * @param title empty where there is none
   * @param method how it was found
   * @param end the line behind it
   */
  record Found(String title, String method, int end) {}

  /**
   * The title of an article.
   *
   * @param at the line where it is looked for
   * @param wrapped whether the lines were broken at a width
   * @param hint the title that the carrier told, or null
   */
  static Found find(Cuesheet cues, HeadLines lines, int at, boolean wrapped, String hint) {
    return new TitleFinder(cues, lines, at).find(wrapped, hint);
  }

  private Found find(boolean wrapped, String hint) {
    int hinted = hint == null ? 0 : linesOf(hint);
    if (hinted > 0) {
      return new Found(lines.joined(at, at + hinted), "carrier-hint-in-text", at + hinted);
    }
    if (hint != null) {
      return new Found(hint, "carrier-hint", at);
    }
    if (at >= lines.size() || !isTitle(at)) {
      return new Found("", "none", at);
    }
    skipKicker();
    int end = titleEnd(wrapped);
    return new Found(withoutMedium(withoutLabel(lines.joined(at, end))), "first-line", end);
  }

  private String withoutLabel(String text) {
    int label = cues.words().title.endAt(text, 0);
    boolean labelled = label > 0 && text.charAt(label - 1) == ':';
    return labelled ? text.substring(label).strip() : text;
  }

  /** "Title | Medium" without the medium. */
  private String withoutMedium(String text) {
    int bar = text.lastIndexOf(" | ");
    boolean medium = bar >= 20 && cues.names().isMedium(text.substring(bar + 3));
    return medium && text.length() - bar <= 40 ? text.substring(0, bar) : text;
  }

  /** How many lines the title takes that the carrier told; 0 where the text does not open so. */
  private int linesOf(String hint) {
    String wanted = Plain.key(hint);
    for (int count = 1; count <= MAX_TITLE_LINES && at + count <= lines.size(); count++) {
      String found = Plain.key(withoutLabel(lines.joined(at, at + count)));
      boolean cut = found.length() >= 20 && wanted.startsWith(found + " ") && count == 1;
      boolean whole =
          at + 1 < lines.size() && cut && !wanted.startsWith(Plain.key(lines.joined(at, at + 2)));
      if (found.equals(wanted) || whole) {
        return count;
      }
      if (!wanted.startsWith(found)) {
        return 0;
      }
    }
    return 0;
  }

  private boolean isTitle(int line) {
    String text = lines.text(line);
    if (text.length() > MAX_TITLE) {
      return false;
    }
    boolean sentences = text.length() > 120 && text.endsWith(".");
    boolean only = lines.size() == 1;
    return !sentences && !(only && text.endsWith("."));
  }

  /** Passes over a section's name in capitals that stands above the title. */
  private void skipKicker() {
    if (at + 2 < lines.size()) {
      String first = lines.text(at);
      String second = lines.text(at + 1);
      boolean kicker =
          Plain.isAllCaps(first) && first.split(" ").length <= 2 && first.length() <= 20;
      boolean title = second.split(" ").length >= 4 && isTitle(at + 1) && !second.endsWith(".");
      if (kicker && title && !lines.isItem(second) && !lines.isDateline(second)) {
        at++;
      }
    }
  }

  private int titleEnd(boolean wrapped) {
    int end = at + 1;
    while (end < lines.size()
        && end < at + MAX_TITLE_LINES
        && !lines.afterGap(end)
        && goesOn(end, wrapped)) {
      end++;
    }
    boolean block =
        end >= lines.size()
            || lines.afterGap(end)
            || lines.isItem(lines.text(end))
            || lines.isDateline(lines.text(end));
    return block && end < lines.size() ? end : at + 1;
  }

  /** Whether a line goes on with the title of the line above it. */
  private boolean goesOn(int line, boolean wrapped) {
    String above = lines.text(line - 1);
    String text = lines.text(line);
    if (text.length() > 120
        || text.endsWith(".")
        || above.endsWith(".")
        || lines.isItem(text)
        || lines.isDateline(text)) {
      return false;
    }
    boolean small = Character.isLowerCase(text.codePointAt(0));
    boolean open = ",:–—-&".indexOf(above.charAt(above.length() - 1)) >= 0;
    int space = above.lastIndexOf(' ');
    String last = above.substring(space + 1);
    boolean hanging = cues.words().joiner.contains(last) || cues.words().preposition.contains(last);
    boolean full = wrapped && above.length() >= 35;
    boolean caps = Plain.isAllCaps(above) && Plain.isAllCaps(text);
    return small || open || (hanging && last.equals(Phrases.lower(last))) || full || caps;
  }
}
