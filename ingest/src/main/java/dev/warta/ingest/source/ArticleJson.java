package dev.warta.ingest.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads JSON with the fields of an article: a line, or one object of a document. */
final class ArticleJson {

  private static final String ONE_OBJECT = "one JSON object with the article's fields";

  /** So few bytes make a value that a line's length alone would not bound its memory. */
  private static final int MOST_TOKENS = 100_000;

  private final JsonFactory factory;

  ArticleJson(Limits limits) {
    // Strings as long as a line may be; no names kept for ever.
    factory =
        JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxStringLength(limits.maxLineBytes())
                    .maxTokenCount(MOST_TOKENS)
                    .build())
            .build();
  }

  /** Reads a line. */
  ArticleLine line(LineReader line) throws BadLineException {
    try (JsonParser parser =
        factory.createParser(line.buffer(), line.start(), line.end() - line.start())) {
      parser.nextToken();
      ArticleLine article = object(parser);
      if (parser.nextToken() != null) {
        throw BadLineException.malformed(
            "goes on after the article, at column " + parser.currentTokenLocation().getColumnNr(),
            "one article a line");
      }
      return article;
    } catch (JsonEOFException e) {
      throw BadLineException.malformed("ends in the middle of its JSON", ONE_OBJECT);
    } catch (StreamConstraintsException e) {
      throw tooMuch(e, MOST_TOKENS);
    } catch (JsonProcessingException e) {
      throw BadLineException.malformed(
          "is not JSON" + at(e.getLocation()) + ": " + e.getOriginalMessage(), ONE_OBJECT);
    } catch (IOException e) {
      throw BadLineException.malformed("is not JSON: " + e.getMessage(), ONE_OBJECT + ", in UTF-8");
    }
  }

  /** Of JSON that goes beyond what its reader takes. */
  static BadLineException tooMuch(StreamConstraintsException e, int mostTokens) {
    return BadLineException.tooMuch(
        "is more JSON than is read: " + e.getOriginalMessage(),
        "at most %s names, values and brackets, not nested deeply"
            .formatted(TextFileSource.withCommas(mostTokens)));
  }

  /** What is nested too deeply has no place. */
  private static String at(JsonLocation location) {
    return location == null ? "" : " at column " + location.getColumnNr();
  }

  /** Reads the object that begins where the parser stands. */
  ArticleLine object(JsonParser json) throws IOException, BadLineException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw new BadLineException(
          "is " + describe(json.currentToken()) + ", not an article", ONE_OBJECT);
    }
    ArticleLine line = new ArticleLine();
    for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
      json.nextToken();
      take(line, field, json);
    }
    return line;
  }

  private static void take(ArticleLine line, String field, JsonParser json)
      throws IOException, BadLineException {
    switch (field) {
      case "text" -> line.text = string(field, json);
      case "html" -> line.html = string(field, json);
      case "title" -> line.title = string(field, json);
      case "authors" -> line.authors = strings(field, json);
      case "published" -> line.published = ArticleLine.time(field, string(field, json));
      case "updated" -> line.updated = ArticleLine.time(field, string(field, json));
      case "url" -> line.url = ArticleLine.address(field, string(field, json));
      case "canonicalUrl" -> line.canonicalUrl = ArticleLine.address(field, string(field, json));
      case "id" -> line.id = stringOrWholeNumber(field, json);
      case "source" -> line.source = string(field, json);
      case "language" -> line.language = string(field, json);
      case "section" -> line.section = string(field, json);
      case "tags" -> line.tags = strings(field, json);
      default -> json.skipChildren();
    }
  }

  /** Null where the value is null or blank. */
  private static String string(String field, JsonParser json) throws IOException, BadLineException {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      throw wrongType(field, json.currentToken(), "a string");
    }
    String value = json.getText();
    return value.isBlank() ? null : value;
  }

  private static String stringOrWholeNumber(String field, JsonParser json)
      throws IOException, BadLineException {
    return json.currentToken() == JsonToken.VALUE_NUMBER_INT ? json.getText() : string(field, json);
  }

  private static List<String> strings(String field, JsonParser json)
      throws IOException, BadLineException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      String single = string(field, json);
      return single == null ? List.of() : List.of(single);
    }
    List<String> values = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() != JsonToken.VALUE_STRING
          && json.currentToken() != JsonToken.VALUE_NULL) {
        throw BadLineException.inField(
            field, "holds " + describe(json.currentToken()), "an array of strings");
      }
      String value = string(field, json);
      if (value != null) {
        values.add(value);
      }
    }
    return values;
  }

  private static BadLineException wrongType(String field, JsonToken actual, String expected) {
    return BadLineException.inField(field, "is " + describe(actual), expected);
  }

  /**
   * @param token null where there is none
   */
  private static String describe(JsonToken token) {
    if (token == null) {
      return "empty";
    }
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_STRING -> "a string";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_TRUE, VALUE_FALSE -> "a boolean";
      case VALUE_NULL -> "null";
      default -> token.toString();
    };
  }
}
