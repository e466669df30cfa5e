package dev.warta.ingest.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.warta.events.Carrier;
import dev.warta.events.RawArticle;
import dev.warta.ingest.source.standard.NewsDocument;
import dev.warta.ingest.source.standard.NewsItem;
import dev.warta.ingest.source.standard.NotAnArticleException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Makes articles of a document that says what its parts are: JSON with the fields of JSON Lines,
 * one object or an array; schema.org JSON-LD; IPTC ninjs; NewsML-G2. Told apart by content.
 *
 * <p>One item that is no article never keeps the others from being made. Where the document says
 * nothing, what its carrier says holds: of several articles not the title, address and id, which
 * are each article's own. The id is made as for JSON Lines: address, else the own id together with
 * the source, else the content. A document is read whole: its bytes are the caller's to bound
 * ({@link #mostBytes}), its values and nesting are bounded here. Safe for use by several threads.
 */
public final class StructuredDocuments {

  private static final String EXPECTED =
      "an article with \"text\" or \"html\" as in JSON Lines, an array of such, schema.org JSON-LD, or IPTC ninjs";
  private static final int MOST_TOKENS = 1_000_000;
  private static final int DEEPEST = 100;

  /** Takes what is in a document, in its order. */
  public interface Taker {

    /**
     * An article.
     *
     * @param ownId its source's own id; null where it has none
     */
    void article(RawArticle article, String ownId) throws InterruptedException;

    /**
     * An item that is none.
     *
     * @param position its place in the document, from 1; null where it is the whole document
     */
    void bad(Long position, BadLineException why);
  }

  private final ArticleMaker maker;
  private final Limits limits;
  private final ArticleJson lines;
  private final ObjectMapper json;

  /**
   * @param maker says source, limits and time
   */
  public StructuredDocuments(ArticleMaker maker, Limits limits) {
    this.maker = maker;
    this.limits = limits;
    this.lines = new ArticleJson(limits);
    this.json = new ObjectMapper(factory(limits));
  }

  private static JsonFactory factory(Limits limits) {
    return JsonFactory.builder()
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxStringLength(limits.maxLineBytes())
                .maxNestingDepth(DEEPEST)
                .maxTokenCount(MOST_TOKENS)
                .build())
        .build();
  }

  /** The largest document that should be given: as long as a line of JSON Lines may be. */
  public int mostBytes() {
    return limits.maxLineBytes();
  }

  /**
   * Reads a document.
   *
   * @param carrierAt the carrier of each article by its place from 1; by null where it is the only
   *     one
   */
  public void read(Received document, Function<Long, Carrier> carrierAt, Taker taker)
      throws InterruptedException {
    ArticleLine said;
    List<Entry> entries;
    try {
      said = ArticleLine.ofParameters(document.said());
      entries = document.isXml() ? ofXml(document) : ofJson(document.content());
    } catch (BadLineException e) {
      taker.bad(null, e);
      return;
    }
    boolean isOnly = entries.size() == 1;
    for (int i = 0; i < entries.size(); i++) {
      Long position = isOnly ? null : i + 1L;
      try {
        ArticleLine line = entries.get(i).read();
        line.completeFrom(said, isOnly);
        taker.article(maker.article(line, carrierAt.apply(position)), line.id);
      } catch (BadLineException e) {
        taker.bad(position, e);
      }
    }
  }

  /** One item of a document, not yet looked into. */
  private interface Entry {
    ArticleLine read() throws BadLineException;
  }

  private static List<Entry> ofXml(Received document) throws BadLineException {
    try {
      return entries(NewsDocument.ofXml(document.content(), document.charset()));
    } catch (NotAnArticleException e) {
      throw bad(e);
    }
  }

  private List<Entry> ofJson(byte[] document) throws BadLineException {
    JsonNode root = tree(document);
    if (!root.isArray()) {
      return ofObject(root);
    }
    List<Entry> entries = new ArrayList<>();
    for (JsonNode element : root) {
      try {
        entries.addAll(ofObject(element));
      } catch (BadLineException e) {
        entries.add(
            () -> {
              throw e;
            });
      }
    }
    if (entries.isEmpty()) {
      throw new BadLineException("is an empty array", EXPECTED);
    }
    return entries;
  }

  private JsonNode tree(byte[] document) throws BadLineException {
    try (JsonParser parser = json.createParser(document)) {
      JsonNode root = json.readTree(parser);
      if (root == null) {
        throw BadLineException.malformed("is empty", EXPECTED);
      }
      if (parser.nextToken() != null) {
        throw BadLineException.malformed(
            "goes on after its JSON, at line %d (several articles, one a line, are .jsonl)"
                .formatted(parser.currentTokenLocation().getLineNr()),
            EXPECTED);
      }
      return root;
    } catch (StreamConstraintsException e) {
      throw ArticleJson.tooMuch(e, MOST_TOKENS);
    } catch (JsonProcessingException e) {
      throw BadLineException.malformed(
          "is not JSON" + at(e.getLocation()) + ": " + e.getOriginalMessage(), EXPECTED);
    } catch (IOException e) {
      throw BadLineException.malformed("is not JSON: " + e.getMessage(), EXPECTED);
    }
  }

  private static String at(JsonLocation location) {
    return location == null
        ? ""
        : " at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
  }

  private List<Entry> ofObject(JsonNode object) throws BadLineException {
    if (object.has("text") || object.has("html")) {
      if (!object.has("@type")) {
        return List.of(() -> ofFields(object));
      }
    }
    if (object.isObject() && NewsDocument.isJson(object)) {
      try {
        return entries(NewsDocument.ofJson(object));
      } catch (NotAnArticleException e) {
        throw bad(e);
      }
    }
    throw new BadLineException(
        isJsonFeed(object)
            ? "is a JSON Feed (warta ingest feeds reads it)"
            : object.isObject()
                ? "is a JSON object of none of the kinds known"
                : "is JSON, but not an object",
        EXPECTED);
  }

  private static boolean isJsonFeed(JsonNode object) {
    return object.path("version").asText().startsWith("https://jsonfeed.org/");
  }

  private ArticleLine ofFields(JsonNode object) throws BadLineException {
    try (JsonParser parser = object.traverse(json)) {
      parser.nextToken();
      return lines.object(parser);
    } catch (IOException e) {
      throw BadLineException.malformed("is not an article: " + e.getMessage(), EXPECTED);
    }
  }

  private static List<Entry> entries(List<? extends NewsDocument.Item> items) {
    return items.stream().map(item -> (Entry) () -> line(item)).toList();
  }

  private static ArticleLine line(NewsDocument.Item item) throws BadLineException {
    try {
      return line(item.read());
    } catch (NotAnArticleException e) {
      throw bad(e);
    }
  }

  private static ArticleLine line(NewsItem item) {
    ArticleLine line = new ArticleLine();
    line.text = item.isHtml() ? null : item.body();
    line.html = item.isHtml() ? item.body() : null;
    line.id = item.id();
    line.url = item.url();
    line.canonicalUrl = item.canonicalUrl();
    line.source = item.source();
    line.title = item.title();
    line.authors = item.authors();
    line.published = item.published();
    line.updated = item.updated();
    line.language = item.language();
    line.section = item.section();
    line.tags = item.tags();
    return line;
  }

  private static BadLineException bad(NotAnArticleException e) {
    return e.isMalformed()
        ? BadLineException.malformed(e.getMessage(), e.expected())
        : BadLineException.noArticle(e.field(), e.getMessage(), e.expected());
  }
}
