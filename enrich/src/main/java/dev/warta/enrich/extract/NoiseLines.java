package dev.warta.enrich.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Drops the lines of a delivery that are no part of the article: advertisements, links to other
 * articles, share buttons, captions, copyright notices.
 */
final class NoiseLines {

  /** Longer lines are paragraphs, whatever they begin with. */
  private static final int MAX_LENGTH = 300;

  private static final int MAX_HEADING = 60;
  private static final int MAX_CAPTION_CREDIT = 60;

  private static final Pattern HASHTAGS = Pattern.compile("(?:#[\\p{L}\\p{M}\\p{N}_]++[ ,]*+)++");
  private static final Pattern COPYRIGHT =
      Pattern.compile(
          "(?iu)(?:copyright\\b|©|\\(c\\) ?\\d{4}|hak cipta\\b).{0,200}+|.{0,80}?© ?\\d{4}.{0,60}+");
  private static final Pattern ORNAMENT =
      Pattern.compile("[^\\p{L}\\p{N}\\p{Sc}]++|-?[Xx]{3}-?|-30-");
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?i)(?:e-?mail ?: ?)?(?:https?://\\S++|www\\.\\S++|[^\\s@]++@\\S++|@\\w++)|\\(++[^()]{0,120}@[^()]{0,120}+\\)++");
  private static final String FRAME_BEFORE = "[(>»→►▶•*=_-–—|#+ ";
  private static final String FRAME_BEHIND = "])*=_-–—|:<>»→ ";

  private final LanguageCues cues;
  private final Credits credits;
  private final Names names;

  NoiseLines(LanguageCues cues, Credits credits, Names names) {
    this.cues = cues;
    this.credits = credits;
    this.names = names;
  }

  /**
   * The lines that belong to the article; a gap above a dropped line is kept.
   *
   * @param isOpenedByTitle whether the first line may be the title, which may read as noise does
   */
  List<Line> without(List<Line> lines, boolean isOpenedByTitle) {
    List<Line> kept = new ArrayList<>();
    boolean gap = false;
    boolean underHeading = false;
    for (Line line : lines) {
      String text = line.text();
      boolean link = underHeading && !line.afterGap() && isLink(text);
      boolean isTitle = isOpenedByTitle && kept.isEmpty();
      boolean noise = isTitle ? isFurniture(text) : isNoise(text);
      if (link || noise) {
        gap |= line.afterGap();
        underHeading = link || isHeading(text);
      } else {
        kept.add(gap ? new Line(text, true, line.indented()) : line);
        gap = false;
        underHeading = false;
      }
    }
    return kept;
  }

  boolean isNoise(String line) {
    if (line.length() > MAX_LENGTH) {
      return false;
    }
    String text = Plain.of(line);
    String core = core(text);
    return isFurniture(text, core)
        || (startsNoise(text, core) || isCaption(text, core)) && !namesSomebody(text);
  }

  /** Whether a line is the heading of a list of other articles. */
  boolean isHeadingOfOthers(String line) {
    return line.length() <= MAX_HEADING && cues.related.contains(stripped(line));
  }

  private static String stripped(String line) {
    return Plain.trimmed(core(Plain.of(line)), "", "?!….");
  }

  /** A line without the marks that frame it. */
  private static String core(String text) {
    return Plain.trimmed(text, FRAME_BEFORE, FRAME_BEHIND);
  }

  /** Whether a line can never be part of an article, not even its title. */
  private boolean isFurniture(String line) {
    if (line.length() > MAX_LENGTH) {
      return false;
    }
    String text = Plain.of(line);
    return isFurniture(text, core(text));
  }

  private boolean isFurniture(String text, String core) {
    return ORNAMENT.matcher(text).matches()
        || HASHTAGS.matcher(text).matches()
        || cues.noise.contains(core)
        || isCopyright(text)
        || isAddress(text);
  }

  private static boolean isCopyright(String text) {
    boolean mayBe =
        text.indexOf('©') >= 0 || !text.isEmpty() && "cC(hH".indexOf(text.charAt(0)) >= 0;
    return mayBe && COPYRIGHT.matcher(text).matches();
  }

  private static boolean isAddress(String text) {
    boolean mayBe = text.indexOf('@') >= 0 || text.indexOf(':') >= 0 || text.indexOf('.') >= 0;
    return mayBe && ADDRESS.matcher(text).matches();
  }

  private boolean startsNoise(String text, String core) {
    return cues.noiseStart.startIn(core) || cues.noiseStart.startIn(text);
  }

  private boolean namesSomebody(String text) {
    Credits.People people = credits.labelled(text);
    return people != null && !people.isEmpty();
  }

  /** Whether links follow on the next lines, since the line itself holds none. */
  private boolean isHeading(String line) {
    String text = Plain.of(line);
    String core = core(text);
    int end = Math.max(cues.noiseStart.endAt(core, 0), cues.noiseStart.endAt(core + ":", 0));
    return end >= core.length() && text.endsWith(":");
  }

  private static boolean isLink(String line) {
    return line.length() <= 150 && !line.endsWith(".");
  }

  private boolean isCaption(String text, String core) {
    return cues.caption.startIn(core) || endsInPhotoCredit(text);
  }

  /** "Smoke over the town. Picture: Supplied", "… (Foto: KBX/Rina)". */
  private boolean endsInPhotoCredit(String text) {
    int from = Math.max(0, text.length() - MAX_CAPTION_CREDIT);
    int at = cues.photo.indexIn(text, from);
    if (at <= 0) {
      return false;
    }
    boolean apart = ".!?)|/([-–—。".indexOf(text.charAt(previous(text, at))) >= 0;
    int end = cues.photo.endAt(text, at);
    String credit = core(text.substring(end)).strip();
    return apart
        && credit.split(" ").length <= 6
        && !credit.endsWith("”")
        && !credit.endsWith("\"");
  }

  private static int previous(String text, int at) {
    return text.charAt(at - 1) == ' ' && at > 1 ? at - 2 : at - 1;
  }

  /** Whether a paragraph ends in the credit of a picture, such as {@code (KBX/Rina Dewi)}. */
  boolean isCaptionOf(String agency, String paragraph) {
    if (agency == null || paragraph.length() > 2 * MAX_LENGTH) {
      return false;
    }
    String text = Plain.of(paragraph);
    int open = text.lastIndexOf('(');
    if (open < 0 || !text.endsWith(")") || text.length() > MAX_LENGTH) {
      return false;
    }
    String[] credit = text.substring(open + 1, text.length() - 1).split("/");
    return credit.length == 2
        && (Plain.key(credit[0]).contains(Plain.key(agency))
            || Plain.key(credit[1]).equals(Plain.key(agency)))
        && names.isName(credit[1].strip());
  }
}
