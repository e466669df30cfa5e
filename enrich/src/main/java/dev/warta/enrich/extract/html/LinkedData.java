package dev.warta.enrich.extract.html;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * What a page says of itself in JSON-LD, in the words of schema.org.
 *
 * <p>Read leniently, since few sites write it well: several scripts, arrays, {@code @graph},
 * articles inside pages, references by {@code @id}, comments, line ends in strings. A script that
 * is no JSON at all is passed over.
 */
final class LinkedData {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(JsonReadFeature.ALLOW_MISSING_VALUES)
          .build();

  private static final Pattern WRAPPING =
      Pattern.compile(
          "^\\s*(?:<!--|(?://|/\\*)?\\s*<!\\[CDATA\\[(?:\\*/)?)|(?:-->|(?://|/\\*)?\\s*]]>(?:\\*/)?)\\s*;?\\s*$");
  private static final Pattern ARTICLE = Pattern.compile("(?i)article|posting|report$|^review");
  private static final Pattern PAGE = Pattern.compile("(?i)page$|creativework$|recipe");
  private static final Pattern ORGANISATION = Pattern.compile("Organi[sz]ation|Corporation");
  private static final int DEEPEST = 8;
  private static final int MOST_SCRIPTS = 40;

  private final List<JsonNode> articles = new ArrayList<>();
  private final List<JsonNode> pages = new ArrayList<>();
  private final Map<String, JsonNode> byId = new HashMap<>();
  private String siteName;

  /**
   * The data of a page.
   *
   * @param scripts the scripts of the page, those of programs among them
   */
  LinkedData(List<Element> scripts) {
    scripts.stream()
        .filter(script -> Words.lower(script.attr("type")).contains("ld+json"))
        .limit(MOST_SCRIPTS)
        .forEach(script -> read(script.data()));
  }

  private void read(String text) {
    try {
      collect(JSON.readTree(unwrapped(text)), 0);
    } catch (JsonProcessingException notJson) {
      // Sites that break it are common, and what it would say is mostly said elsewhere too.
    }
  }

  /** Without the comment around it that hides it from old browsers. */
  private static String unwrapped(String text) {
    String script = text.strip();
    boolean isBare =
        !script.isEmpty()
            && "{[".indexOf(script.charAt(0)) >= 0
            && "}]".indexOf(script.charAt(script.length() - 1)) >= 0;
    return isBare ? script : WRAPPING.matcher(script).replaceAll("");
  }

  private void collect(JsonNode node, int depth) {
    if (node == null || depth > DEEPEST || !node.isContainerNode()) {
      return;
    }
    if (node.isObject()) {
      keep(node);
    }
    for (JsonNode child : node) {
      collect(child, depth + 1);
    }
  }

  private void keep(JsonNode node) {
    String id = node.path("@id").asText("");
    boolean saysMore = node.size() > 1;
    if (!id.isEmpty() && saysMore) {
      byId.putIfAbsent(id, node);
    }
    if (hasType(node, ARTICLE)) {
      articles.add(node);
    } else if (hasType(node, PAGE)) {
      pages.add(node);
    } else if (siteName == null && node.path("@type").asText("").equals("WebSite")) {
      siteName = text(node.path("name"));
    }
  }

  private static boolean hasType(JsonNode node, Pattern wanted) {
    JsonNode type = node.path("@type");
    if (type.isTextual()) {
      return wanted.matcher(type.asText()).find();
    }
    for (JsonNode one : type) {
      if (wanted.matcher(one.asText()).find()) {
        return true;
      }
    }
    return false;
  }

  /** The articles, then the pages. */
  List<JsonNode> works() {
    List<JsonNode> works = new ArrayList<>(articles);
    works.addAll(pages);
    return works;
  }

  /** The first text of a property among the articles, then the pages; null for none. */
  String first(String property) {
    for (JsonNode work : works()) {
      String text = text(work.path(property));
      if (text != null) {
        return text;
      }
    }
    return null;
  }

  /** Names in a property that holds persons or organisations, as texts, objects or references. */
  List<String> names(JsonNode property) {
    List<String> names = new ArrayList<>();
    for (JsonNode one : listed(property)) {
      JsonNode named = resolved(one);
      String name = named.isTextual() ? named.asText() : text(named.path("name"));
      if (name != null && !hasType(named, ORGANISATION)) {
        names.add(name);
      }
    }
    return names;
  }

  /** The node itself, or what it refers to. */
  private JsonNode resolved(JsonNode node) {
    String id = node.path("@id").asText("");
    return node.size() == 1 && byId.containsKey(id) ? byId.get(id) : node;
  }

  String siteName() {
    return siteName;
  }

  static List<JsonNode> listed(JsonNode node) {
    List<JsonNode> list = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(list::add);
    } else if (!node.isMissingNode() && !node.isNull()) {
      list.add(node);
    }
    return list;
  }

  /** The text of a value, or of the first in a list; null for none. */
  static String text(JsonNode node) {
    JsonNode value = node.isArray() ? node.path(0) : node;
    if (value.isObject()) {
      value = value.has("@value") ? value.path("@value") : value.path("name");
    }
    String text = value.isValueNode() ? value.asText("").strip() : "";
    return text.isEmpty() || text.equals("null") ? null : text;
  }
}
