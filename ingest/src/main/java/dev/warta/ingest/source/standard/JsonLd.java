package dev.warta.ingest.source.standard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.warta.events.ArticleTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads schema.org articles in JSON-LD, with the vocabulary as most write it: {@code @graph},
 * references by {@code @id} inside the document, values as text, object or list of either.
 *
 * <p>Contexts are not fetched: a document that gives the words of schema.org other names is not
 * understood.
 */
final class JsonLd {

  private static final Pattern PREFIX = Pattern.compile("^(?:https?://schema\\.org/|schema:)");

  /**
   * What it names is one thing everywhere; a blank node or a mere fragment is so in one document.
   */
  private static final Pattern ABSOLUTE_IRI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:\\S+");

  private static final int DEEPEST = 20;

  private final Map<String, JsonNode> byId = new HashMap<>();
  private final List<JsonNode> articles = new ArrayList<>();

  /** Pages that list several articles, and are the address of none. */
  private final Set<String> sharedPages = new HashSet<>();

  private JsonLd(JsonNode document) {
    collect(document, 0);
    Set<String> pages = new HashSet<>();
    for (JsonNode node : articles) {
      String page = new Article(node).page();
      if (page != null && !pages.add(page)) {
        sharedPages.add(page);
      }
    }
  }

  static boolean isOne(JsonNode item) {
    return item.has("@context") || item.has("@graph") || item.has("@type");
  }

  /** The articles of a document, in their order. */
  static List<Article> articles(JsonNode document) throws NotAnArticleException {
    JsonLd all = new JsonLd(document);
    if (all.articles.isEmpty()) {
      throw new NotAnArticleException(
          "is JSON-LD without an article", "a NewsArticle or another Article of schema.org");
    }
    return all.articles.stream().map(node -> all.new Article(node)).toList();
  }

  private void collect(JsonNode node, int depth) {
    if (depth > DEEPEST) {
      return;
    }
    if (node.isArray()) {
      node.forEach(element -> collect(element, depth + 1));
    } else if (node.isObject()) {
      remember(node);
      if (isArticle(node)) {
        articles.add(node);
      } else {
        collect(node.path("@graph"), depth + 1);
        collect(property(node, "mainEntity"), depth + 1);
      }
    }
  }

  private void remember(JsonNode node) {
    String id = Values.text(node.path("@id").textValue());
    if (id != null && node.size() > 1) {
      byId.putIfAbsent(id, node);
    }
  }

  private static boolean isArticle(JsonNode node) {
    for (JsonNode type : listOf(node.path("@type"))) {
      String name = PREFIX.matcher(type.asText()).replaceFirst("");
      if (name.endsWith("Article") || name.endsWith("Posting") && !name.equals("JobPosting")) {
        return true;
      }
    }
    return false;
  }

  /** One article among those of a document. */
  final class Article {

    private final JsonNode node;

    private Article(JsonNode node) {
      this.node = node;
    }

    NewsItem read() throws NotAnArticleException {
      String body = Values.first(text("articleBody"), text("text"));
      if (body == null) {
        throw NotAnArticleException.by(
            "articleBody",
            "is a schema.org article without its text",
            "the article in \"articleBody\"");
      }
      String page = sharedPages.contains(page()) ? null : page();
      String id = absoluteId();
      ArticleTime published = Values.first(time("datePublished"), time("dateCreated"));
      return new NewsItem(
          Values.first(text("identifier"), id),
          Values.first(Values.address(address("url")), page, Values.address(id)),
          page,
          Values.first(name("publisher"), name("sourceOrganization"), name("provider")),
          Values.first(text("headline"), text("name")),
          names("author"),
          published,
          time("dateModified"),
          language(),
          text("articleSection"),
          tags(),
          Values.looksLikeHtml(body),
          body);
    }

    private String page() {
      return Values.address(address("mainEntityOfPage"));
    }

    /** Null where it names the article only inside its document. */
    private String absoluteId() {
      String id = Values.text(node.path("@id").textValue());
      return id != null && ABSOLUTE_IRI.matcher(id).matches() ? id : null;
    }

    /** Of a page that is named by itself, by its id, or as an object with either. */
    private String address(String name) {
      JsonNode value = first(property(node, name));
      return value.isTextual()
          ? value.textValue()
          : Values.first(
              Values.text(value.path("@id").textValue()),
              Values.text(property(value, "url").textValue()));
    }

    private ArticleTime time(String name) {
      return Values.time(text(name));
    }

    private String text(String name) {
      JsonNode value = first(property(node, name));
      return Values.first(
          scalar(value), scalar(value.path("@value")), scalar(property(value, "value")));
    }

    private String language() {
      JsonNode value = resolved(first(property(node, "inLanguage")));
      return Values.first(
          scalar(value), scalar(property(value, "alternateName")), scalar(property(value, "name")));
    }

    private String name(String property) {
      List<String> names = names(property);
      return names.isEmpty() ? null : names.get(0);
    }

    /** Of persons or organisations that are named by themselves, as objects, or by reference. */
    private List<String> names(String property) {
      List<String> names = new ArrayList<>();
      for (JsonNode one : listOf(property(node, property))) {
        JsonNode named = resolved(one);
        String name =
            Values.first(
                scalar(named), scalar(named.path("@value")), scalar(property(named, "name")));
        if (name != null && Values.address(name) == null) {
          names.add(name);
        }
      }
      return Values.present(names);
    }

    private List<String> tags() {
      JsonNode keywords = property(node, "keywords");
      if (keywords.isTextual()) {
        return Values.present(List.of(keywords.textValue().split("[,;]")));
      }
      List<String> tags = new ArrayList<>();
      for (JsonNode tag : listOf(keywords)) {
        JsonNode named = resolved(tag);
        tags.add(
            Values.first(
                scalar(named), scalar(named.path("@value")), scalar(property(named, "name"))));
      }
      return Values.present(tags);
    }

    private JsonNode resolved(JsonNode value) {
      String id = value.path("@id").asText();
      return value.size() == 1 ? byId.getOrDefault(id, value) : value;
    }
  }

  /** With or without the vocabulary's prefix. */
  private static JsonNode property(JsonNode node, String name) {
    for (String prefix : List.of("", "schema:", "https://schema.org/", "http://schema.org/")) {
      JsonNode value = node.path(prefix + name);
      if (!value.isMissingNode() && !value.isNull()) {
        return value;
      }
    }
    return MissingNode.getInstance();
  }

  private static Iterable<JsonNode> listOf(JsonNode value) {
    if (value.isArray()) {
      return value;
    }
    if (value.has("@list") || value.has("@set")) {
      return listOf(value.has("@list") ? value.path("@list") : value.path("@set"));
    }
    return value.isMissingNode() ? List.of() : List.of(value);
  }

  private static JsonNode first(JsonNode value) {
    for (JsonNode one : listOf(value)) {
      return one;
    }
    return MissingNode.getInstance();
  }

  private static String scalar(JsonNode value) {
    return value.isTextual() || value.isIntegralNumber() ? Values.text(value.asText()) : null;
  }
}
