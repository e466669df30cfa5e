package dev.warta.cli;

import dev.warta.events.EnrichedArticle;
import dev.warta.events.Entity;
import dev.warta.events.EntityType;
import dev.warta.events.Problem;
import dev.warta.events.Quote;
import dev.warta.events.TextPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;

/**
 * What was found in an article, for a person at a terminal: a line for each field with how it was
 * found, then how the text begins.
 *
 * <p>The title is shown first, the other fields in the order of the event's schema, so that one
 * that is added there needs no line here. Safe for use by several threads.
 */
final class InspectText {

  private static final int MOST_COLUMNS = 120;
  private static final int LEAST_COLUMNS = 40;
  private static final int LABEL_CELLS = 13;
  private static final String GAP = "  ";
  private static final String PARAGRAPH_BREAK = "\n\n";
  private static final int PARAGRAPHS = 3;
  private static final int MOST_QUOTES = 10;
  private static final int MOST_CHARACTERS = 1_200;

  /** Shown in another way, or of no use without Kafka. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "articleId",
          "revision",
          "contentHash",
          "previousContentHash",
          "origin",
          "title",
          "body",
          "observedAt",
          "readingTimeSeconds",
          "fingerprint",
          "evidence",
          "problems",
          "enrichment");

  /** Where these are missing a person wants to be told. */
  private static final Set<String> EXPECTED = Set.of("title", "authors", "publishedAt");

  private static final Map<String, String> LABELS =
      Map.of(
          "publishedAt", "published",
          "updatedAt", "updated",
          "canonicalUrl", "canonical",
          "wordCount", "length",
          "isPaywalled", "paywalled");

  private final Style style;
  private final int columns;
  private final boolean isBodyWhole;

  /**
   * Texts of one layout.
   *
   * @param columns cells of the terminal's lines
   */
  InspectText(Style style, int columns, boolean isBodyWhole) {
    this.style = style;
    this.columns = Math.max(LEAST_COLUMNS, Math.min(MOST_COLUMNS, columns));
    this.isBodyWhole = isBodyWhole;
  }

  /**
   * Several lines, the last one empty.
   *
   * @param place file and line of the document
   */
  String of(String place, EnrichedArticle article) {
    StringBuilder text = new StringBuilder();
    addRule(text, TerminalText.onOneLine(place));
    addField(text, "title", article);
    for (Schema.Field field : article.getSchema().getFields()) {
      switch (field.name()) {
        case "entities" -> addEntities(text, article.getEntities());
        case "quotes" -> addQuotes(text, article.getQuotes());
        case "places" -> addMarked(text, "places", article.getPlaces(), Mark.place);
        case "dates" -> addMarked(text, "dates", article.getDates(), Mark.date);
        default -> {
          if (!LEFT_OUT.contains(field.name())) {
            addField(text, field.name(), article);
          }
        }
      }
    }
    article.getProblems().forEach(problem -> addProblem(text, problem));
    addBody(text, article);
    return text.toString();
  }

  private void addRule(StringBuilder text, String place) {
    int rest = Math.max(2, columns - TextTable.width(place) - 4);
    text.append(style.heading("── " + place + " " + "─".repeat(rest))).append('\n');
  }

  private void addField(StringBuilder text, String name, EnrichedArticle article) {
    String value = name.equals("wordCount") ? length(article) : FieldText.of(article.get(name));
    String label = LABELS.getOrDefault(name, FieldText.inWords(name));
    if (!value.isBlank()) {
      List<String> lines = wrapped(value);
      if (name.equals("title")) {
        lines.replaceAll(style::strong);
      }
      addEvidence(lines, value, FieldText.evidence(name, article.getEvidence()));
      addLines(text, label, lines);
    } else if (EXPECTED.contains(name)) {
      addLines(text, label, List.of(style.faint("none found")));
    }
  }

  private void addEntities(StringBuilder text, List<Entity> entities) {
    for (EntityType type : EntityType.values()) {
      List<Entity> ofType = entities.stream().filter(e -> e.getType() == type).toList();
      String label = type == EntityType.place ? "place names" : type + "s";
      addMarked(text, label, ofType, Mark.of(type));
    }
  }

  /** Items in the colour that they have in the text. */
  private void addMarked(StringBuilder text, String label, List<?> items, Mark mark) {
    if (!items.isEmpty()) {
      List<String> lines = wrapped(FieldText.of(items));
      lines.replaceAll(line -> style.marked(mark, line));
      addLines(text, label, lines);
    }
  }

  private void addQuotes(StringBuilder text, List<Quote> quotes) {
    List<String> lines = new ArrayList<>();
    for (Quote quote : quotes.subList(0, Math.min(quotes.size(), MOST_QUOTES))) {
      List<String> words = wrapped("“" + quote.getText() + "”");
      words.replaceAll(line -> style.marked(Mark.quote, line));
      lines.addAll(words);
      String speaker = "— " + FieldText.speaker(quote);
      List<String> who = wrapped(speaker);
      addEvidence(who, speaker, FieldText.how(quote));
      lines.addAll(who);
    }
    if (quotes.size() > MOST_QUOTES) {
      lines.add(style.faint("… %,d more (--json)".formatted(quotes.size() - MOST_QUOTES)));
    }
    addLines(text, "quotes", lines);
  }

  private static String length(EnrichedArticle article) {
    int seconds = article.getReadingTimeSeconds();
    return "%,d words, %d min %d s to read"
        .formatted(article.getWordCount(), seconds / 60, seconds % 60);
  }

  /** Behind the value, or on a line of its own where there is no room. */
  private void addEvidence(List<String> lines, String value, String evidence) {
    if (evidence.isEmpty()) {
      return;
    }
    List<String> bare = wrapped(value);
    int last = lines.size() - 1;
    int cells = TextTable.width(bare.get(last)) + GAP.length() + TextTable.width(evidence);
    if (cells <= valueCells()) {
      lines.set(last, lines.get(last) + GAP + style.faint(evidence));
    } else {
      lines.add(style.faint(evidence));
    }
  }

  private void addProblem(StringBuilder text, Problem problem) {
    List<String> lines =
        wrapped(problem.getStep() + ": " + problem.getKind() + ": " + problem.getMessage());
    lines.replaceAll(style::warning);
    addLines(text, "problem", lines);
  }

  private void addBody(StringBuilder text, EnrichedArticle article) {
    String body = article.getBody();
    MarkedText marked = new MarkedText(article, TextPart.body, body);
    int at = 0;
    int shown = 0;
    while (at < body.length() && (isBodyWhole || shown < PARAGRAPHS && at < MOST_CHARACTERS)) {
      int end = endOfParagraph(body, at);
      text.append('\n');
      addParagraph(text, body, marked, at, end);
      shown++;
      at = end + PARAGRAPH_BREAK.length();
    }
    if (at < body.length()) {
      long left = body.substring(at).split(PARAGRAPH_BREAK).length;
      String rest = left == 1 ? "1 paragraph more" : "%,d paragraphs more".formatted(left);
      text.append('\n').append(GAP).append(style.faint("… " + rest + " (--body)")).append('\n');
    }
  }

  private static int endOfParagraph(String body, int start) {
    int end = body.indexOf(PARAGRAPH_BREAK, start);
    return end < 0 ? body.length() : end;
  }

  private void addParagraph(
      StringBuilder text, String body, MarkedText marked, int start, int end) {
    int shownEnd = isBodyWhole ? end : Math.min(end, start + MOST_CHARACTERS);
    if (shownEnd < end && Character.isHighSurrogate(body.charAt(shownEnd - 1))) {
      shownEnd--;
    }
    int width = columns - 2 * GAP.length();
    String cut = shownEnd < end ? "…" : "";
    List<String> lines =
        style.isColoured()
            ? MarkedText.styled(TextLines.of(marked.between(start, shownEnd) + cut, width))
            : TextLines.of(TerminalText.escaped(body.substring(start, shownEnd)) + cut, width);
    lines.forEach(line -> text.append(GAP).append(line).append('\n'));
  }

  private List<String> wrapped(String value) {
    return new ArrayList<>(TextLines.of(TerminalText.onOneLine(value), valueCells()));
  }

  private int valueCells() {
    return columns - LABEL_CELLS - 2 * GAP.length();
  }

  private void addLines(StringBuilder text, String label, List<String> lines) {
    String margin = " ".repeat(Math.max(0, LABEL_CELLS - label.length())) + style.faint(label);
    for (String line : lines) {
      text.append(margin).append(GAP).append(line).append('\n');
      margin = " ".repeat(LABEL_CELLS);
    }
  }
}
