package dev.warta.cli;

import dev.warta.events.ArticleTime;
import dev.warta.events.EnrichedArticle;
import dev.warta.events.Evidence;
import dev.warta.events.Language;
import dev.warta.events.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * What was found in an article, for a person at a terminal: a line for each field with how it was
 * found, then how the text begins.
 *
 * <p>The fields are shown in the order of the event's schema, so that one that is added there needs
 * no line here. Safe for use by several threads.
 */
final class InspectText {

  private static final int MOST_COLUMNS = 120;
  private static final int LEAST_COLUMNS = 40;
  private static final int MOST_ITEMS = 20;
  private static final int PARAGRAPHS = 3;
  private static final int MOST_CHARACTERS_OF_BEGINNING = 1_200;
  private static final String MARGIN = "  ";

  /** Shown in another way, or of no use without Kafka. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "articleId",
          "revision",
          "contentHash",
          "previousContentHash",
          "origin",
          "standfirst",
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
          "wordCount", "length");

  private static final List<String> NAMES = List.of("name", "text", "url");
  private static final List<String> DETAILS = List.of("role", "country", "speaker", "value");
  private static final int LABEL_CELLS = 11;

  private final Style style;
  private final int columns;
  private final boolean isBodyWhole;

  /**
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
    text.append(rule(TerminalText.onOneLine(place))).append('\n');
    for (Schema.Field field : article.getSchema().getFields()) {
      if (!LEFT_OUT.contains(field.name())) {
        addField(text, field.name(), article);
      }
    }
    article.getProblems().forEach(problem -> addProblem(text, problem));
    addText(text, article);
    return text.toString();
  }

  private String rule(String place) {
    int rest = Math.max(2, columns - TextTable.width(place) - 4);
    return style.heading("── " + place + " " + "─".repeat(rest));
  }

  private void addField(StringBuilder text, String name, EnrichedArticle article) {
    String value = value(article.get(name), article);
    if (!value.isBlank()) {
      add(text, name, value, evidence(name, article));
    } else if (EXPECTED.contains(name)) {
      add(text, name, "", "none found");
    }
  }

  private void add(StringBuilder text, String name, String value, String how) {
    int width = columns - LABEL_CELLS - 2 * MARGIN.length();
    String label = LABELS.getOrDefault(name, inWords(name));
    List<String> lines = new ArrayList<>(TextLines.of(TerminalText.onOneLine(value), width));
    int cells = lines.isEmpty() ? 0 : TextTable.width(lines.get(lines.size() - 1));
    if (name.equals("title")) {
      lines.replaceAll(style::strong);
    }
    if (!how.isEmpty()) {
      String faint = style.faint(how);
      if (lines.isEmpty()) {
        lines.add(faint);
      } else if (cells + 2 + TextTable.width(how) <= width) {
        lines.set(lines.size() - 1, lines.get(lines.size() - 1) + "  " + faint);
      } else {
        lines.add(faint);
      }
    }
    addLines(text, label, lines);
  }

  private void addLines(StringBuilder text, String label, List<String> lines) {
    String shown = " ".repeat(Math.max(0, LABEL_CELLS - label.length())) + label;
    for (String line : lines) {
      text.append(style.faint(shown)).append(MARGIN).append(line).append('\n');
      shown = " ".repeat(LABEL_CELLS);
    }
  }

  /** One line, whatever the field holds; blank where it holds nothing. */
  private static String value(Object value, EnrichedArticle article) {
    if (value instanceof ArticleTime time) {
      return time.getValue() + ", to the " + time.getPrecision();
    }
    if (value instanceof Language language) {
      return inWords(language);
    }
    if (value instanceof Integer words) {
      return "%,d words, %s to read".formatted(words, minutes(article.getReadingTimeSeconds()));
    }
    if (value instanceof Collection<?> items) {
      return items.stream()
              .limit(MOST_ITEMS)
              .map(InspectText::item)
              .collect(Collectors.joining(", "))
          + (items.size() > MOST_ITEMS ? " and %,d more".formatted(items.size() - MOST_ITEMS) : "");
    }
    return Objects.toString(value, "");
  }

  /** An item of a list: its name, with what tells it from others, and how often it is mentioned. */
  private static String item(Object item) {
    if (!(item instanceof SpecificRecord record)) {
      return item.toString();
    }
    String detail = first(record, DETAILS);
    Schema.Field mentions = record.getSchema().getField("mentions");
    int count = mentions == null ? 0 : ((Collection<?>) record.get(mentions.pos())).size();
    return first(record, NAMES)
        + (detail.isEmpty() ? "" : " (" + detail + ")")
        + (count > 1 ? " ×" + count : "");
  }

  private static String first(SpecificRecord record, List<String> names) {
    return names.stream()
        .map(record.getSchema()::getField)
        .filter(Objects::nonNull)
        .map(field -> record.get(field.pos()))
        .filter(Objects::nonNull)
        .findFirst()
        .map(Object::toString)
        .orElse("");
  }

  private static String inWords(Language language) {
    String name = Locale.forLanguageTag(language.getTag()).getDisplayName(Locale.ENGLISH);
    return language.getTag().equals("und") ? "not known" : name + " (" + language.getTag() + ")";
  }

  private static String minutes(int seconds) {
    return seconds < 60 ? seconds + " s" : "%d min %d s".formatted(seconds / 60, seconds % 60);
  }

  /** How the value of a field was found; empty where nothing is said of it. */
  private static String evidence(String field, EnrichedArticle article) {
    return article.getEvidence().stream()
        .filter(evidence -> evidence.getField().equals(field))
        .map(InspectText::inWords)
        .collect(Collectors.joining("; "));
  }

  private static String inWords(Evidence evidence) {
    String confidence =
        evidence.getConfidence() == null
            ? ""
            : String.format(Locale.ROOT, " %.2f", evidence.getConfidence());
    String where =
        evidence.getStart() == null
            ? ""
            : " at %d–%d of the body".formatted(evidence.getStart(), evidence.getEnd());
    return "← " + evidence.getMethod() + confidence + where;
  }

  private static String inWords(String camelCase) {
    return camelCase.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }

  private void addProblem(StringBuilder text, Problem problem) {
    String message = problem.getStep() + ": " + problem.getKind() + ": " + problem.getMessage();
    int width = columns - LABEL_CELLS - 2 * MARGIN.length();
    addLines(
        text,
        "problem",
        TextLines.of(TerminalText.onOneLine(message), width).stream().map(style::warning).toList());
  }

  private void addText(StringBuilder text, EnrichedArticle article) {
    List<String> paragraphs =
        Stream.concat(
                Stream.ofNullable(article.getStandfirst()),
                Stream.of(article.getBody().split("\n\n")))
            .filter(paragraph -> !paragraph.isBlank())
            .toList();
    int shown = isBodyWhole ? paragraphs.size() : beginning(paragraphs);
    for (String paragraph : paragraphs.subList(0, shown)) {
      text.append('\n');
      TextLines.of(TerminalText.escaped(paragraph), columns - 2 * MARGIN.length())
          .forEach(line -> text.append(MARGIN).append(line).append('\n'));
    }
    int left = paragraphs.size() - shown;
    if (left > 0) {
      text.append('\n').append(MARGIN);
      text.append(
          style.faint(
              "… and %,d %s more; --body shows all"
                  .formatted(left, left == 1 ? "paragraph" : "paragraphs")));
      text.append('\n');
    }
  }

  /** How many paragraphs make the beginning: a few, and fewer where they are long. */
  private static int beginning(List<String> paragraphs) {
    int shown = 0;
    int characters = 0;
    while (shown < Math.min(PARAGRAPHS, paragraphs.size())
        && (shown == 0
            || characters + paragraphs.get(shown).length() <= MOST_CHARACTERS_OF_BEGINNING)) {
      characters += paragraphs.get(shown).length();
      shown++;
    }
    return shown;
  }
}
