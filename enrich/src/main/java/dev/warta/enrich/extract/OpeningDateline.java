package dev.warta.enrich.extract;

import java.util.List;

/**
 * The dateline that opens the text, and the standfirst where one stands above it.
 *
 * @param dateline never null; without a place and an agency where none was found
 * @param standfirst the head's, or the paragraph above the dateline; null where there is none
 */
record OpeningDateline(Dateline dateline, String standfirst) {

  /** Below the first paragraph only a dateline with agency or date is one. */
  private static final double SURE = 0.95;

  private static final int MAX_DEPTH = 3;
  private static final int MAX_CONTEXT_PARAGRAPHS = 40;
  private static final int MAX_STANDFIRST = 350;
  private static final Dateline NONE = new Dateline(null, null, null, null, 0.8, 0);

  /** Takes dateline and standfirst off the paragraphs. */
  static OpeningDateline takeFrom(
      Cuesheet cues, List<String> paragraphs, ArticleHead head, PlainArticle.Known known) {
    int depth = Math.min(MAX_CONTEXT_PARAGRAPHS, paragraphs.size());
    DatelineReader.Context context =
        new DatelineReader.Context(
            head.title,
            String.join("\n", paragraphs.subList(0, depth)),
            known.source(),
            known.receivedAt());
    for (int i = 0; i < Math.min(MAX_DEPTH, depth); i++) {
      String paragraph = paragraphs.get(i);
      Dateline dateline = cues.datelines().read(paragraph, context);
      if (dateline != null && (i == 0 || dateline.confidence() >= SURE)) {
        paragraphs.set(i, paragraph.substring(dateline.length()));
        boolean above = i == 1 && head.standfirst == null && !head.title.isEmpty();
        boolean brief = paragraphs.get(0).length() <= MAX_STANDFIRST;
        return new OpeningDateline(
            dateline, above && brief ? paragraphs.remove(0) : head.standfirst);
      }
    }
    return new OpeningDateline(NONE, head.standfirst);
  }
}
