package dev.warta.ingest.feed;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads XML as feeds have it: well-formed or not.
 *
 * <p>What is not well-formed is read as it was meant: a bare {@code &} is text, an end tag closes
 * what was left open inside, one that closes nothing is passed over, an item that was not closed
 * ends where the next begins, and the end of the feed ends everything. External entities and
 * documents are never fetched. Nesting and the number of elements and attributes are bounded; the
 * time grows with the length of the feed and with nothing else.
 */
final class XmlParser {

  static final int MAX_DEPTH = 200;
  static final int MAX_ELEMENTS = 500_000;

  private static final String TOO_DEEP =
      "it is nested deeper than %d: what lies deeper is read as text".formatted(MAX_DEPTH);

  private static final Set<String> SIBLINGS = Set.of("item", "entry");

  /** Elements of HTML without an end, which stand bare in the text of some feeds. */
  private static final Set<String> VOID = Set.of("br", "hr", "img", "wbr");

  private static final Set<String> ATOM_ROOTS = Set.of("feed", "entry");

  private final XmlScanner scanner;
  private final FeedNames names = new FeedNames();
  private final Set<String> problems = new TreeSet<>();
  private final Deque<Open> open = new ArrayDeque<>();
  private final StringBuilder text = new StringBuilder();
  private final XmlElement document;
  private int elements;

  private XmlParser(String feed) {
    this.scanner = new XmlScanner(feed);
    this.document = new XmlElement("", "", Map.of(), null, null);
    open.push(new Open(document, Map.of()));
  }

  /** An element that is not closed yet, with the namespaces that hold inside it. */
  private record Open(XmlElement element, Map<String, String> namespaces) {}

  /**
   * What a feed holds.
   *
   * @param document an element without name around all others
   * @param problems what is wrong, in words
   */
  record Parsed(XmlElement document, List<String> problems) {}

  /** Reads a feed, whatever it is. */
  static Parsed parse(String feed) {
    XmlParser parser = new XmlParser(feed);
    parser.readAll();
    return new Parsed(parser.document, List.copyOf(parser.problems));
  }

  private void readAll() {
    while (!scanner.isAtEnd() && elements < MAX_ELEMENTS) {
      scanner.readText(text);
      if (!scanner.isAtEnd()) {
        readMarkup();
      }
    }
    if (!scanner.isAtEnd()) {
      problems.add("it has more than %,d elements: the rest was not read".formatted(MAX_ELEMENTS));
    }
    flushText();
    if (open.size() > 1) {
      problems.add("it ends inside <%s>".formatted(open.peek().element.tag));
    }
  }

  private void readMarkup() {
    switch (scanner.markup()) {
      case CDATA -> scanner.readCdata(text);
      case COMMENT -> scanner.skipComment();
      case DECLARATION -> scanner.readDeclaration();
      case INSTRUCTION -> scanner.skipInstruction();
      case END_TAG -> close(scanner.readEndTag());
      case START_TAG -> open(scanner.readStartTag());
      default -> {
        problems.add("a < stands in its text");
        scanner.readCharacter(text);
      }
    }
  }

  private void close(String tag) {
    boolean isOpen = open.stream().anyMatch(one -> one.element.tag.equalsIgnoreCase(tag));
    if (!isOpen || tag.isEmpty()) {
      problems.add("an end tag closes nothing");
      elements++; // looking for it costs as much
      return;
    }
    flushText();
    while (!open.peek().element.tag.equalsIgnoreCase(tag)) {
      problems.add("an element is not closed");
      open.pop();
    }
    open.pop();
  }

  private void open(XmlScanner.StartTag tag) {
    flushText();
    elements++;
    Map<String, String> namespaces = namespaces(tag.attributes());
    if (open.size() == 1 && ATOM_ROOTS.contains(FeedNames.lower(tag.localName()))) {
      names.setAtom();
    }
    String name = names.element(tag.name(), namespaces);
    closeSibling(name);
    if (open.size() > MAX_DEPTH) {
      problems.add(TOO_DEEP);
      return;
    }
    XmlElement parent = open.peek().element;
    XmlElement element =
        element(name, tag.name(), attributes(tag.attributes(), namespaces), parent);
    parent.add(element);
    if (!tag.isEmpty() && !VOID.contains(name)) {
      open.push(new Open(element, namespaces));
    }
  }

  /** An item inside an item is the next one: the end tag before it is missing. */
  private void closeSibling(String name) {
    if (!SIBLINGS.contains(name) || open.stream().noneMatch(one -> one.element.name.equals(name))) {
      return;
    }
    problems.add("an element is not closed");
    while (!open.peek().element.name.equals(name)) {
      open.pop();
    }
    open.pop();
  }

  private static XmlElement element(
      String name, String tag, Map<String, String> attributes, XmlElement parent) {
    String base = attributes.get("xml:base");
    String language = attributes.get("xml:lang");
    return new XmlElement(
        name,
        tag,
        attributes,
        base == null ? parent.base : Links.resolve(base, parent.base),
        language == null ? parent.language : language.strip());
  }

  private Map<String, String> namespaces(Map<String, String> written) {
    Map<String, String> outer = open.peek().namespaces;
    Map<String, String> namespaces = null;
    for (Map.Entry<String, String> attribute : written.entrySet()) {
      String name = FeedNames.lower(attribute.getKey());
      if (name.equals("xmlns") || name.startsWith("xmlns:")) {
        namespaces = namespaces == null ? new HashMap<>(outer) : namespaces;
        namespaces.put(name.equals("xmlns") ? "" : name.substring(6), attribute.getValue());
      }
    }
    return namespaces == null || namespaces.size() > XmlScanner.MAX_ATTRIBUTES ? outer : namespaces;
  }

  private Map<String, String> attributes(
      Map<String, String> written, Map<String, String> namespaces) {
    if (written.isEmpty()) {
      return Map.of();
    }
    Map<String, String> attributes = new LinkedHashMap<>();
    written.forEach(
        (name, value) -> attributes.putIfAbsent(names.attribute(name, namespaces), value));
    return attributes;
  }

  private void flushText() {
    if (!text.isEmpty()) {
      open.peek().element.add(text);
      text.setLength(0);
    }
  }
}
