package dev.warta.ingest.source.standard;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads a document of XML into memory, whoever wrote it: no document type, hence no entities but
 * the five of XML itself; depth and number of elements and attributes bounded.
 */
final class XmlReader {

  /** Elements and attributes together; each takes some hundred bytes of memory. */
  static final int MOST_NODES = 500_000;

  static final int DEEPEST = 100;

  private final Deque<XmlElement> open = new ArrayDeque<>();
  private XmlElement root;
  private int nodes;

  private XmlReader() {}

  /**
   * The root element.
   *
   * @param charset that goes before what the document says itself; null for none
   * @throws NotAnArticleException if it is not XML, or exceeds the bounds
   */
  static XmlElement read(byte[] document, String charset) throws NotAnArticleException {
    return new XmlReader().root(document, charset);
  }

  private XmlElement root(byte[] document, String charset) throws NotAnArticleException {
    try {
      XMLStreamReader xml =
          factory().createXMLStreamReader(new ByteArrayInputStream(document), charset);
      while (xml.hasNext()) {
        take(xml.next(), xml);
      }
      return root;
    } catch (XMLStreamException e) {
      throw NotAnArticleException.malformed("is not XML" + where(e) + ": " + reason(e), "XML");
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    // Later Java versions have a limit of their own, and call what lies above it malformed.
    factory.setProperty("jdk.xml.maxElementDepth", Integer.toString(DEEPEST + 1));
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("it refers to something outside itself");
        });
    return factory;
  }

  private void take(int event, XMLStreamReader xml) throws NotAnArticleException {
    switch (event) {
      case XMLStreamConstants.START_ELEMENT -> start(xml);
      case XMLStreamConstants.END_ELEMENT -> open.pop();
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
        if (!open.isEmpty()) {
          open.peek().content().add(xml.getText());
        }
      }
      case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
          throw new NotAnArticleException(
              "has a document type, which could name entities", "XML without a document type");
      default -> {
        // Comments and processing instructions say nothing of the article.
      }
    }
  }

  private void start(XMLStreamReader xml) throws NotAnArticleException {
    nodes += 1 + xml.getAttributeCount();
    if (nodes > MOST_NODES || open.size() >= DEEPEST) {
      throw new NotAnArticleException(
          open.size() >= DEEPEST
              ? "is nested more than %d deep".formatted(DEEPEST)
              : "has more than %,d elements and attributes".formatted(MOST_NODES),
          "a document of news");
    }
    Map<String, String> attributes = new HashMap<>();
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      attributes.putIfAbsent(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
    }
    XmlElement element = new XmlElement(xml.getLocalName(), attributes, new ArrayList<>());
    if (open.isEmpty()) {
      root = element;
    } else {
      open.peek().content().add(element);
    }
    open.push(element);
  }

  private static String where(XMLStreamException e) {
    return e.getLocation() == null
        ? ""
        : " at line %d, column %d"
            .formatted(e.getLocation().getLineNumber(), e.getLocation().getColumnNumber());
  }

  /** Java's message begins with the place, and tells the reason behind it. */
  private static String reason(XMLStreamException e) {
    String message = String.valueOf(e.getMessage());
    int at = message.indexOf("Message: ");
    return (at < 0 ? message : message.substring(at + "Message: ".length())).strip();
  }
}
