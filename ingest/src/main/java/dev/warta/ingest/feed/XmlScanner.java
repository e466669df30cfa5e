package dev.warta.ingest.feed;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Goes through XML mark by mark, from text to tag to text, whatever it is: what does not end ends
 * with the feed.
 */
final class XmlScanner {

  /** Of an element; the others are passed over. */
  static final int MAX_ATTRIBUTES = 100;

  private static final int LONGEST_END_TAG = 100;
  private static final String CDATA = "<![CDATA[";
  private static final Pattern ENTITY =
      Pattern.compile(
          "<!ENTITY\\s{1,20}([\\w.-]{1,40})\\s{1,20}(?:\"([^\"]{0,2000})\"|'([^']{0,2000})')");

  private final String feed;
  private final CharacterReferences references = new CharacterReferences();
  private int at;

  XmlScanner(String feed) {
    this.feed = feed;
  }

  /** What stands at a {@code <}. */
  enum Mark {
    CDATA,
    COMMENT,
    DECLARATION,
    INSTRUCTION,
    END_TAG,
    START_TAG,
    /** It is only a character. */
    NONE
  }

  /**
   * A start tag.
   *
   * @param name as it is written, with its prefix
   * @param attributes by their names as they are written
   * @param isEmpty true if it is closed in itself
   */
  record StartTag(String name, Map<String, String> attributes, boolean isEmpty) {

    String localName() {
      return name.substring(name.indexOf(':') + 1);
    }
  }

  boolean isAtEnd() {
    return at >= feed.length();
  }

  /** Reads up to the next {@code <}. */
  void readText(StringBuilder to) {
    int tag = indexOf("<", at);
    references.appendDecoded(feed, at, tag, to);
    at = tag;
  }

  /** What stands here, where a {@code <} is. */
  Mark markup() {
    if (feed.startsWith(CDATA, at)) {
      return Mark.CDATA;
    }
    if (feed.startsWith("<!--", at)) {
      return Mark.COMMENT;
    }
    if (feed.startsWith("<!", at)) {
      return Mark.DECLARATION;
    }
    if (feed.startsWith("<?", at)) {
      return Mark.INSTRUCTION;
    }
    if (feed.startsWith("</", at)) {
      return Mark.END_TAG;
    }
    return at + 1 < feed.length() && isNameStart(feed.charAt(at + 1)) ? Mark.START_TAG : Mark.NONE;
  }

  void readCharacter(StringBuilder to) {
    to.append(feed.charAt(at++));
  }

  void readCdata(StringBuilder to) {
    int end = indexOf("]]>", at);
    for (int i = at + CDATA.length(); i < end; i++) {
      CharacterReferences.append(feed.charAt(i), to);
    }
    at = Math.min(feed.length(), end + 3);
  }

  void skipComment() {
    at = behind("-->", at + 4);
  }

  void skipInstruction() {
    at = behind(">", at);
  }

  /** Of a document type the entities count that stand for text. */
  void readDeclaration() {
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

  /** The name in it. */
  String readEndTag() {
    int end = indexOf(">", at);
    String name = feed.substring(at + 2, Math.min(end, at + 2 + LONGEST_END_TAG)).strip();
    at = Math.min(feed.length(), end + 1);
    return name;
  }

  StartTag readStartTag() {
    int nameEnd = nameEnd(at + 1);
    String name = feed.substring(at + 1, nameEnd);
    at = nameEnd;
    Map<String, String> attributes = readAttributes();
    boolean isEmpty = at < feed.length() && feed.charAt(at) == '/';
    at = behind(">", at);
    return new StartTag(name, attributes, isEmpty);
  }

  /** Reads up to the end of the tag, which is left. */
  private Map<String, String> readAttributes() {
    Map<String, String> attributes = Map.of();
    while (true) {
      skipSpace();
      if (at == feed.length()
          || feed.charAt(at) == '>'
          || feed.charAt(at) == '<'
          || isEmptyTagEnd(at)) {
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

  private boolean isEmptyTagEnd(int position) {
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
    return c == '>' || c == '<' || Character.isWhitespace(c) || isEmptyTagEnd(position);
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

  /** The next place of a mark, or the end: whoever looked in vain has read everything. */
  private int indexOf(String mark, int from) {
    int index = feed.indexOf(mark, from);
    return index < 0 ? feed.length() : index;
  }

  private int behind(String mark, int from) {
    return Math.min(feed.length(), indexOf(mark, from) + mark.length());
  }
}
