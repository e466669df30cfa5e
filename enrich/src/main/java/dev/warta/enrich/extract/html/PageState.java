package dev.warta.enrich.extract.html;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * What the programs of a page keep of its article in their scripts and attributes, as JSON or
 * nearly so.
 */
final class PageState {

  private static final Pattern PUBLISHED =
      Pattern.compile(
          "(?i)[\"'](?:date_?published|(?:first_?)?publish(?:ed)?_?(?:at|on|date|time))\\\\*[\"']\\s*:"
              + "\\s*\\\\*[\"']([^\"'\\\\]{8,40})");
  private static final int DAY = "2024-06-19".length();

  private final Map<String, String> byDay = new HashMap<>();

  private PageState() {}

  /** The time of publication, if the page names only one: others would be of other articles. */
  static Optional<String> published(PageElements elements) {
    PageState state = new PageState();
    elements.scripts().forEach(script -> state.read(script.data()));
    elements.metas().forEach(meta -> state.read(meta.attr("content")));
    for (Element holder : elements.body()) {
      if (holder.attributesSize() > 0) {
        holder.attributes().forEach(attribute -> state.read(attribute.getValue()));
      }
    }
    return state.byDay.size() == 1 ? state.byDay.values().stream().findFirst() : Optional.empty();
  }

  private void read(String text) {
    if (!text.contains("ublish") && !text.contains("UBLISH")) {
      return;
    }
    Matcher published = PUBLISHED.matcher(text);
    while (published.find()) {
      String time = published.group(1);
      byDay.putIfAbsent(time.substring(0, Math.min(DAY, time.length())), time);
    }
  }
}
