package dev.warta.enrich.extract.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** The {@code meta} elements of a page by name, property, itemprop or http-equiv, in lower case. */
final class MetaTags {

  private static final List<String> NAMING = List.of("property", "name", "itemprop", "http-equiv");
  private static final int LONGEST = 10_000;

  /** More under one name are passed over. */
  static final int MOST_OF_ONE_NAME = 100;

  private final Map<String, List<String>> byName = new LinkedHashMap<>();
  private String crowdedName;

  /** The names and contents of {@code meta} elements. */
  MetaTags(List<Element> elements) {
    for (Element meta : elements) {
      String content = meta.attr("content").strip();
      if (content.isEmpty() || content.length() > LONGEST) {
        continue;
      }
      for (String attribute : NAMING) {
        String name = meta.attr(attribute);
        if (!name.isEmpty()) {
          add(Words.lower(name), content);
        }
      }
    }
  }

  private void add(String name, String content) {
    List<String> contents = byName.computeIfAbsent(name, first -> new ArrayList<>());
    if (contents.size() < MOST_OF_ONE_NAME) {
      contents.add(content);
    } else if (crowdedName == null) {
      crowdedName = name;
    }
  }

  /** The first name under which there are more contents than are read; null for none. */
  String crowdedName() {
    return crowdedName;
  }

  /** All contents under the first of the names that is there. */
  List<String> all(String... names) {
    for (String name : names) {
      List<String> contents = byName.get(name);
      if (contents != null) {
        return contents;
      }
    }
    return List.of();
  }

  /** The contents under all names that fit a pattern. */
  List<String> named(Pattern name) {
    return byName.entrySet().stream()
        .filter(entry -> name.matcher(entry.getKey()).find())
        .flatMap(entry -> entry.getValue().stream())
        .toList();
  }

  /** The first content under the first of the names that is there; null for none. */
  String first(String... names) {
    List<String> contents = all(names);
    return contents.isEmpty() ? null : contents.get(0);
  }
}
