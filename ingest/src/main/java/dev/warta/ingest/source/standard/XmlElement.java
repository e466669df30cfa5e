package dev.warta.ingest.source.standard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An element of XML with all that is in it.
 *
 * @param name without prefix
 * @param attributes by their names without prefix
 * @param content elements and texts, in their order
 */
record XmlElement(String name, Map<String, String> attributes, List<Object> content) {

  /** Null where there is none, or it is blank. */
  String attribute(String attribute) {
    return Values.text(attributes.get(attribute));
  }

  /** The elements in it, of one of the names; all where none is named. */
  List<XmlElement> children(String... names) {
    List<XmlElement> children = new ArrayList<>();
    for (Object part : content) {
      if (part instanceof XmlElement element
          && (names.length == 0 || Arrays.asList(names).contains(element.name()))) {
        children.add(element);
      }
    }
    return children;
  }

  /** The first element at the end of a path of names; one without content if there is none. */
  XmlElement at(String... path) {
    XmlElement element = this;
    for (String step : path) {
      List<XmlElement> children = element.children(step);
      if (children.isEmpty()) {
        return new XmlElement(step, Map.of(), List.of());
      }
      element = children.get(0);
    }
    return element;
  }

  /** This element and all below it, in the order of the document. */
  Stream<XmlElement> all() {
    return Stream.concat(Stream.of(this), children().stream().flatMap(XmlElement::all));
  }

  /** All text in it, with white space as one space; null if there is none. */
  String text() {
    StringBuilder text = new StringBuilder();
    appendText(text);
    return Values.text(text.toString().replaceAll("\\s+", " "));
  }

  /** All text in it as it stands. */
  String rawText() {
    StringBuilder text = new StringBuilder();
    appendText(text);
    return text.toString();
  }

  private void appendText(StringBuilder text) {
    for (Object part : content) {
      if (part instanceof XmlElement element) {
        element.appendText(text);
      } else {
        text.append(part);
      }
    }
  }
}
