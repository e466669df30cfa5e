package dev.warta.ingest.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * An element of a feed, with what it holds: text and elements, in their order.
 *
 * <p>Its name is the one that {@link FeedNames} gives it, so that {@code dc:creator} is found under
 * this name whatever prefix the feed has chosen.
 */
final class XmlElement {

  /** As {@link FeedNames} has it, in lower case. */
  final String name;

  /** As the feed wrote it. */
  final String tag;

  /** By their names, in the order of the feed. */
  final Map<String, String> attributes;

  /** What relative addresses inside are relative to; null where no element says so. */
  final String base;

  /** The language of the text inside; null where no element says so. */
  final String language;

  private final List<Object> children = new ArrayList<>(2);

  XmlElement(
      String name, String tag, Map<String, String> attributes, String base, String language) {
    this.name = name;
    this.tag = tag;
    this.attributes = attributes;
    this.base = base;
    this.language = language;
  }

  void add(XmlElement child) {
    children.add(child);
  }

  /** Adds text, which becomes one with the text before it. */
  void add(StringBuilder text) {
    int last = children.size() - 1;
    if (last >= 0 && children.get(last) instanceof StringBuilder before) {
      before.append(text);
    } else {
      children.add(new StringBuilder(text));
    }
  }

  /** Its text ({@link StringBuilder}) and elements, in their order. */
  List<Object> children() {
    return children;
  }

  Stream<XmlElement> elements() {
    return children.stream().filter(XmlElement.class::isInstance).map(XmlElement.class::cast);
  }

  List<XmlElement> all(String childName) {
    return elements().filter(child -> child.name.equals(childName)).toList();
  }

  /** The first child of a name; null where there is none. */
  XmlElement first(String childName) {
    return elements().filter(child -> child.name.equals(childName)).findFirst().orElse(null);
  }

  /** The text of the first child of these names that has any, in the order of the names. */
  String firstText(String... childNames) {
    for (String childName : childNames) {
      for (XmlElement child : all(childName)) {
        String text = child.text();
        if (!text.isEmpty()) {
          return text;
        }
      }
    }
    return null;
  }

  /** The first child that is as wanted, of the first of these names that has one. */
  XmlElement firstThat(Predicate<XmlElement> isWanted, String... childNames) {
    for (String childName : childNames) {
      for (XmlElement child : all(childName)) {
        if (isWanted.test(child)) {
          return child;
        }
      }
    }
    return null;
  }

  boolean hasElements() {
    return elements().findAny().isPresent();
  }

  boolean isBlank() {
    return children.stream()
        .allMatch(child -> child instanceof StringBuilder text && text.toString().isBlank());
  }

  /** The text in it and in its elements, without space at its ends. */
  String text() {
    StringBuilder text = new StringBuilder();
    appendText(text);
    return text.toString().strip();
  }

  /** The nesting is bounded by the parser. */
  private void appendText(StringBuilder text) {
    for (Object child : children) {
      if (child instanceof XmlElement element) {
        element.appendText(text);
      } else {
        text.append((StringBuilder) child);
      }
    }
  }

  /** An attribute without space at its ends; null where it is missing or blank. */
  String attribute(String attributeName) {
    String value = attributes.get(attributeName);
    return value == null || value.isBlank() ? null : value.strip();
  }
}
