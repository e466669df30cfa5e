package dev.warta.enrich.extract;

import dev.warta.events.ArticleTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An article read from plain text.
 *
 * @param titleMethod how the title was found
 * @param truncated whether lines were left out because there were too many
 */
record PlainArticle(
    String title,
    String titleMethod,
    String standfirst,
    String body,
    List<String> authors,
    List<String> editors,
    String agency,
    String dateline,
    double datelineConfidence,
    ArticleTime published,
    ArticleTime updated,
    boolean truncated) {

  /** What is known of an article besides its text. */
  record Known(String title, String source, Instant receivedAt) {}

  static PlainArticle read(Cuesheet cues, String text, Known known) {
    List<Line> all = Line.of(text);
    List<Line> lines = cues.noise().without(all, known.title() == null);
    boolean wrapped = Paragraphs.areWrapped(lines);
    ArticleHead head = ArticleHead.of(cues, lines, wrapped, known.title(), context(lines, known));
    List<String> paragraphs =
        Paragraphs.of(
            lines.subList(head.lineCount(), lines.size()),
            wrapped,
            line -> cues.credits().labelled(line) != null);
    OpeningDateline opening = OpeningDateline.takeFrom(cues, paragraphs, head, known);
    Dateline dateline = opening.dateline();
    String agency = dateline.agency() == null ? head.agency : dateline.agency();
    paragraphs.removeIf(paragraph -> cues.noise().isCaptionOf(dateline.agency(), paragraph));
    ClosingCredits closing =
        ClosingCredits.takeFrom(
            cues, paragraphs, agency, !head.authors.isEmpty(), known.receivedAt());
    return new PlainArticle(
        head.title,
        head.titleMethod,
        opening.standfirst(),
        String.join("\n\n", paragraphs),
        distinct(
            head.authors,
            dateline.author() == null ? List.of() : List.of(dateline.author()),
            closing.authors),
        distinct(head.editors, closing.editors),
        closing.agency,
        dateline.place() == null ? head.place : dateline.place(),
        dateline.confidence(),
        first(head.published, dateline.time(), closing.published),
        first(head.updated, closing.updated),
        all.size() == Line.MAX_LINES);
  }

  private static DatelineReader.Context context(List<Line> lines, Known known) {
    StringBuilder start = new StringBuilder();
    for (int i = 1; i < Math.min(40, lines.size()) && start.length() < 6_000; i++) {
      start.append(lines.get(i).text()).append('\n');
    }
    String title = lines.isEmpty() ? "" : lines.get(0).text();
    return new DatelineReader.Context(
        known.title() == null ? title : known.title(),
        start.toString(),
        known.source(),
        known.receivedAt());
  }

  /** The names of all lists without those that differ only in case and marks, in their order. */
  @SafeVarargs
  private static List<String> distinct(List<String>... lists) {
    Map<String, String> byKey = new LinkedHashMap<>();
    for (List<String> names : lists) {
      names.forEach(name -> byKey.putIfAbsent(Plain.key(name), name));
    }
    return new ArrayList<>(byKey.values());
  }

  private static ArticleTime first(ArticleTime... times) {
    for (ArticleTime time : times) {
      if (time != null) {
        return time;
      }
    }
    return null;
  }
}
