package dev.warta.ingest.feed;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes the relative links in a piece of HTML absolute and leaves everything else as it is. */
final class RelativeLinks {

  private static final Pattern LINK =
      Pattern.compile(
          "(?<=[\\s\"'])(?:href|src|cite|longdesc|poster|action|background|data|usemap|classid|codebase)"
              + "\\s{0,9}=\\s{0,9}(?:\"([^\"<>]{0,2000})\"|'([^'<>]{0,2000})')",
          Pattern.CASE_INSENSITIVE);

  private RelativeLinks() {}

  /**
   * The HTML with absolute links.
   *
   * @param base what they are relative to; null where it is not known
   */
  static String resolve(String html, String base) {
    if (base == null || html.indexOf('=') < 0) {
      return html;
    }
    Matcher link = LINK.matcher(html);
    StringBuilder resolved = null;
    int done = 0;
    while (link.find()) {
      int group = link.group(1) == null ? 2 : 1;
      String before = link.group(group);
      String after = isLeft(before) ? before : withReferences(before, base);
      if (!after.equals(before)) {
        resolved = resolved == null ? new StringBuilder(html.length() + 200) : resolved;
        resolved.append(html, done, link.start(group)).append(after);
        done = link.end(group);
      }
    }
    return resolved == null ? html : resolved.append(html, done, html.length()).toString();
  }

  /** A link to a place in the same text, or one that is absolute, stays. */
  private static boolean isLeft(String link) {
    String stripped = link.strip();
    return stripped.isEmpty() || stripped.startsWith("#") || Links.isAbsolute(stripped);
  }

  private static String withReferences(String link, String base) {
    return Links.resolve(link.replace("&amp;", "&"), base).replace("&", "&amp;");
  }
}
