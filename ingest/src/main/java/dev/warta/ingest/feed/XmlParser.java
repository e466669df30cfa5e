package dev.warta.ingest.feed;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
  static final int MAX_ATTRIBUTES = 100;

  private static final String TOO_DEEP =
      "it is nested deeper than %d: what lies deeper is read as text".formatted(MAX_DEPTH);

  private static final Set<String> SIBLINGS = Set.of("item", "entry");

  /** Elements of HTML without an end, which stand bare in the text of some feeds. */
  private static final Set<String> VOID = Set.of("br", "hr", "img", "wbr");

  private static final Set<String> ATOM_ROOTS = Set.of("feed", "entry");
  private static final Pattern ENTITY =
      Pattern.compile(
          "<!ENTITY\\s{1,20}([\\w.-]{1,40})\\s{1,20}(?:\"([^\"]{0,2000})\"|'([^']{0,2000})')");

  private final String feed;
  private final FeedNames names = new FeedNames();
  private final CharacterReferences references = new CharacterReferences();
  private final Set<String> problems = new TreeSet<>();
  private final Deque<Open> open = new ArrayDeque<>();
  private final StringBuilder text = new StringBuilder();
  private final XmlElement document;
  private int at;
  private int elements;

  private XmlParser(String feed) {
    this.feed = feed;
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
    while (at < feed.length() && elements < MAX_ELEMENTS) {
      int tag = indexOf("<", at);
      references.appendDecoded(feed, at, tag, text);
      at = tag;
      if (at < feed.length()) {
        readMarkup();
      }
    }
    if (at < feed.length()) {
      problems.add("it has more than %,d elements: the rest was not read".formatted(MAX_ELEMENTS));
    }
    flushText();
    if (open.size() > 1) {
      problems.add("it ends inside <%s>".formatted(open.peek().element.tag));
    }
  }

  private void readMarkup() {
    if (feed.startsWith("<![CDATA[", at)) {
      readCdata();
    } else if (feed.startsWith("<!--", at)) {
      at = behind("-->", at + 4);
    } else if (feed.startsWith("<!", at)) {
      readDeclaration();
    } else if (feed.startsWith("<?", at)) {
      at = behind(">", at);
    } else if (feed.startsWith("</", at)) {
      readEndTag();
    } else if (at + 1 < feed.length() && isNameStart(feed.charAt(at + 1))) {
      readStartTag();
    } else {
      problems.add("a < stands in its text");
      text.append('<');
      at++;
    }
  }

  private void readCdata() {
    int end = indexOf("]]>", at);
    for (int i = at + "<![CDATA[".length(); i < end; i++) {
      CharacterReferences.append(feed.charAt(i), text);
    }
    at = Math.min(feed.length(), end + 3);
  }

  /** Of a document type the entities count that stand for text. */
  private void readDeclaration() {
    int end = indexOf(">", at);
    int subset = at;
    while (subset < end && feed.charAt(subset) != '[') {
      subset++;
    }
    if (subset < end) {
      end = indexOf("]", subset);
      Matcher entity = ENTITY.matcher(feed).region(subset, end);
      while (entity.find()) {
        String value = entity.group(2) == null ? entity.group(3) : entity.group(2);
        references.declare(entity.group(1), value);
      }
      end = indexOf(">", end);
    }
    at = Math.min(feed.length(), end + 1);
  }

  private void readEndTag() {
    int end = indexOf(">", at);
    String tag = feed.substring(at + 2, Math.min(end, at + 102)).strip();
    at = Math.min(feed.length(), end + 1);
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

  private void readStartTag() {
    int nameEnd = nameEnd(at + 1);
    String tag = feed.substring(at + 1, nameEnd);
    at = nameEnd;
    Map<String, String> written = readAttributes();
    boolean isEmpty = at < feed.length() && feed.charAt(at) == '/';
    at = behind(">", at);
    flushText();
    elements++;
    Map<String, String> namespaces = namespaces(written);
    if (open.size() == 1
        && ATOM_ROOTS.contains(FeedNames.lower(tag.substring(tag.indexOf(':') + 1)))) {
      names.setAtom();
    }
    String name = names.element(tag, namespaces);
    closeSibling(name);
    if (open.size() > MAX_DEPTH) {
      problems.add(TOO_DEEP);
      return;
    }
    XmlElement parent = open.peek().element;
    XmlElement element = element(name, tag, attributes(written, namespaces), parent);
    parent.add(element);
    if (!isEmpty && !VOID.contains(name)) {
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
    return namespaces == null || namespaces.size() > MAX_ATTRIBUTES ? outer : namespaces;
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

  /** Reads up to the end of the tag, which is left. */
  private Map<String, String> readAttributes() {
    Map<String, String> attributes = Map.of();
    while (true) {
      skipSpace();
      if (at == feed.length() || feed.charAt(at) == '>' || feed.charAt(at) == '<' || isEnd(at)) {
        return attributes;
      }
      int end = nameEnd(at);
      if (end == at) {
        at++; // what is no name, as a quotation mark too many
        continue;
      }
      String name = feed.substring(at, end);
      at = end;
      String value = readValue(name);
      attributes = attributes.isEmpty() ? new LinkedHashMap<>() : attributes;
      if (attributes.size() < MAX_ATTRIBUTES) {
        attributes.putIfAbsent(name, value);
      }
    }
  }

  private boolean isEnd(int position) {
    return feed.startsWith("/>", position);
  }

  /** The value behind the name; the name itself where there is none. */
  private String readValue(String name) {
    skipSpace();
    if (at == feed.length() || feed.charAt(at) != '=') {
      return name;
    }
    at++;
    skipSpace();
    int start = at;
    char quote = at < feed.length() ? feed.charAt(at) : ' ';
    int end;
    if (quote == '"' || quote == '\'') {
      start++;
      end = indexOf(String.valueOf(quote), start);
      at = Math.min(feed.length(), end + 1);
    } else {
      end = start;
      while (end < feed.length() && !isEndOfBareValue(end)) {
        end++;
      }
      at = end;
    }
    StringBuilder value = new StringBuilder();
    references.appendDecoded(feed, start, end, value);
    return value.toString();
  }

  private boolean isEndOfBareValue(int position) {
    char c = feed.charAt(position);
    return c == '>' || c == '<' || Character.isWhitespace(c) || isEnd(position);
  }

  private void skipSpace() {
    while (at < feed.length() && Character.isWhitespace(feed.charAt(at))) {
      at++;
    }
  }

  private int nameEnd(int start) {
    int end = start;
    while (end < feed.length() && isOfName(feed.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isNameStart(char c) {
    return Character.isLetter(c) || c == '_' || c == ':';
  }

  private static boolean isOfName(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == ':' || c == '-' || c == '.';
  }

  private void flushText() {
    if (!text.isEmpty()) {
      open.peek().element.add(text);
      text.setLength(0);
    }
  }

  /** The next place of a mark, or the end: whoever looked in vain has read everything. */
  private int indexOf(String mark, int from) {
    int index = feed.indexOf(mark, from);
    return index < 0 ? feed.length() : index;
  }

  private int behind(String mark, int from) {
    return Math.min(feed.length(), indexOf(mark, from) + mark.length());
  }
}
