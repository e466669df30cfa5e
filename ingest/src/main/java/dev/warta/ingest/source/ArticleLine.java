package dev.warta.ingest.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.warta.events.ArticleTime;
import dev.warta.events.CanonicalUrl;
import dev.warta.events.MachineTimes;
import dev.warta.events.StatedTime;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The fields of one line of JSON Lines, as the package documents them; null where there is none.
 */
final class ArticleLine {

  private static final String ONE_OBJECT = "one JSON object with the article's fields";
  private static final String ADDRESS = "an absolute http or https address";
  private static final String DATE = "ISO 8601, as in 2024-06-19T08:30:00+07:00";

  String text;
  String html;
  String title;
  List<String> authors = List.of();
  ArticleTime published;
  ArticleTime updated;
  String url;
  String canonicalUrl;
  String id;
  String source;
  String language;
  String section;
  List<String> tags = List.of();

  private ArticleLine() {}

  /** How lines are to be read: strings as long as a line may be, no names kept for ever. */
  static JsonFactory jsonFactory(Limits limits) {
    return JsonFactory.builder()
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
        .streamReadConstraints(
            StreamReadConstraints.builder().maxStringLength(limits.maxLineBytes()).build())
        .build();
  }

  /** Reads a line. */
  static ArticleLine parse(JsonFactory factory, LineReader line) throws BadLineException {
    try (JsonParser json =
        factory.createParser(line.buffer(), line.start(), line.end() - line.start())) {
      return read(json);
    } catch (JsonEOFException e) {
      throw new BadLineException("ends in the middle of its JSON", ONE_OBJECT);
    } catch (JsonProcessingException e) {
      throw new BadLineException(
          "is not JSON" + at(e.getLocation()) + ": " + e.getOriginalMessage(), ONE_OBJECT);
    } catch (IOException e) {
      throw new BadLineException("is not JSON: " + e.getMessage(), ONE_OBJECT + ", in UTF-8");
    }
  }

  /** What is nested too deeply has no place. */
  private static String at(JsonLocation location) {
    return location == null ? "" : " at column " + location.getColumnNr();
  }

  private static ArticleLine read(JsonParser json) throws IOException, BadLineException {
    JsonToken first = json.nextToken();
    if (first != JsonToken.START_OBJECT) {
      throw new BadLineException("is " + describe(first) + ", not an article", ONE_OBJECT);
    }
    ArticleLine line = new ArticleLine();
    for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
      json.nextToken();
      line.take(field, json);
    }
    if (json.nextToken() != null) {
      throw new BadLineException(
          "goes on after the article, at column " + json.currentTokenLocation().getColumnNr(),
          "one article a line");
    }
    return line;
  }

  private void take(String field, JsonParser json) throws IOException, BadLineException {
    switch (field) {
      case "text" -> text = string(field, json);
      case "html" -> html = string(field, json);
      case "title" -> title = string(field, json);
      case "authors" -> authors = strings(field, json);
      case "published" -> published = time(field, json);
      case "updated" -> updated = time(field, json);
      case "url" -> url = address(field, json);
      case "canonicalUrl" -> canonicalUrl = address(field, json);
      case "id" -> id = stringOrWholeNumber(field, json);
      case "source" -> source = string(field, json);
      case "language" -> language = string(field, json);
      case "section" -> section = string(field, json);
      case "tags" -> tags = strings(field, json);
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

  private static ArticleTime time(String field, JsonParser json)
      throws IOException, BadLineException {
    String stated = string(field, json);
    if (stated == null) {
      return null;
    }
    return MachineTimes.read(stated)
        .map(StatedTime::toArticleTime)
        .orElseThrow(
            () ->
                BadLineException.inField(
                    field, "is not a date: " + BadLineException.shown(stated), DATE));
  }

  private static String address(String field, JsonParser json)
      throws IOException, BadLineException {
    String address = string(field, json);
    try {
      if (address != null) {
        CanonicalUrl.normalise(address);
      }
      return address;
    } catch (IllegalArgumentException e) {
      throw BadLineException.inField(
          field, "is not a URL: " + BadLineException.shown(address), ADDRESS);
    }
  }

  private static BadLineException wrongType(String field, JsonToken actual, String expected) {
    return BadLineException.inField(field, "is " + describe(actual), expected);
  }

  private static String describe(JsonToken token) {
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
