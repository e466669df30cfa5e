package dev.warta.enrich.extract;

import dev.warta.events.ArticleTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
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

  private static final int MAX_DATELINE_DEPTH = 3;

  /** What is known of an article besides its text. */
  record Known(String title, String source, Instant receivedAt) {}

  static PlainArticle read(Cuesheet cues, String text, Known known) {
    List<Line> all = Line.of(text);
    List<Line> lines = cues.noise().without(all);
    boolean wrapped = Paragraphs.areWrapped(lines);
    DatelineReader.Context context = context(lines, known);
    ArticleHead head = ArticleHead.of(cues, lines, wrapped, known.title(), context);
    List<String> paragraphs =
        Paragraphs.of(
            lines.subList(head.lineCount(), lines.size()),
            wrapped,
            line -> cues.credits().labelled(line) != null);
    String standfirst = head.standfirst;
    Dateline dateline = null;
    DatelineReader.Context titled =
        new DatelineReader.Context(
            head.title,
            String.join("\n", paragraphs.subList(0, Math.min(40, paragraphs.size()))),
            known.source(),
            known.receivedAt());
    for (int i = 0; i < Math.min(MAX_DATELINE_DEPTH, paragraphs.size()) && dateline == null; i++) {
      dateline = cues.datelines().read(paragraphs.get(i), titled);
      if (dateline != null && i > 0 && dateline.confidence() < 0.95) {
        dateline = null;
      }
      if (dateline != null) {
        paragraphs.set(i, paragraphs.get(i).substring(dateline.length()));
        if (i == 1
            && standfirst == null
            && isStandfirst(paragraphs.get(0))
            && !head.title.isEmpty()) {
          standfirst = paragraphs.remove(0);
        }
      }
    }
    String place = dateline == null || dateline.place() == null ? head.place : dateline.place();
    String datelineAgency =
        dateline == null || dateline.agency() == null ? head.agency : dateline.agency();
    String agencyOfCaptions = datelineAgency;
    paragraphs.removeIf(paragraph -> cues.noise().isCaptionOf(agencyOfCaptions, paragraph));
    ClosingCredits closing =
        ClosingCredits.takeFrom(
            cues, paragraphs, datelineAgency, !head.authors.isEmpty(), known.receivedAt());

    List<String> authors = new ArrayList<>(head.authors);
    if (dateline != null && dateline.author() != null) {
      authors.add(dateline.author());
    }
    authors.addAll(closing.authors);
    List<String> editors = new ArrayList<>(head.editors);
    editors.addAll(closing.editors);
    return new PlainArticle(
        head.title,
        head.titleMethod,
        standfirst,
        String.join("\n\n", paragraphs),
        distinct(authors),
        distinct(editors),
        closing.agency,
        place,
        dateline == null ? 0.8 : dateline.confidence(),
        first(head.published, dateline == null ? null : dateline.time(), closing.published),
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

  private static boolean isStandfirst(String paragraph) {
    return paragraph.length() <= 350;
  }

  /** The names without those that differ only in case and marks, in their order. */
  private static List<String> distinct(Collection<String> names) {
    Map<String, String> byKey = new LinkedHashMap<>();
    names.forEach(name -> byKey.putIfAbsent(Plain.key(name), name));
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
