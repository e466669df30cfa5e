package dev.warta.ingest.source;

import java.util.List;
import java.util.Map;

/**
 * A document as it was received, for {@link StructuredDocuments}, with what its carrier says of it.
 *
 * @param content its bytes, which nobody may change
 * @param syntax as declared; null to be told by its first bytes
 * @param charset of XML, as declared beside it, which goes before what it says itself; null for
 *     none
 * @param said fields of a line of JSON Lines, but for text and html, with their values: they hold
 *     where the document says nothing
 */
public record Received(
    byte[] content, Syntax syntax, String charset, Map<String, List<String>> said) {

  /** Of an element, object, list or string in memory; measured: at most 105. */
  private static final long BYTES_PER_VALUE = 128;

  /** What a document is written in. */
  public enum Syntax {
    JSON,
    XML
  }

  /**
   * A file, which declares nothing.
   *
   * @param id the source's own id of its only article, where that has none
   */
  static Received file(byte[] content, String id) {
    return new Received(content, null, null, Map.of("id", List.of(id)));
  }

  boolean isXml() {
    return syntax == null ? startsLikeXml() : syntax == Syntax.XML;
  }

  private boolean startsLikeXml() {
    for (byte b : content) {
      if (b == '<') {
        return true;
      }
      if (b == '{' || b == '[') {
        return false;
      }
    }
    return false;
  }

  /**
   * Bytes of memory that reading it takes besides its own, estimated from above by the marks that
   * stand between its values: a document may have many values in few bytes. Measured with elements,
   * attributes, entities, lines, arrays, fields and names as many as fit: 1.2 to 10 times what the
   * tree takes.
   */
  public long bytesToRead() {
    // Text of XML is read in pieces that end at entities and ends of lines.
    String between = isXml() ? "<=&\r\n" : ",:{[";
    long marks = 0;
    for (byte b : content) {
      if (between.indexOf(b) >= 0) {
        marks++;
      }
    }
    return 3L * content.length + marks * BYTES_PER_VALUE;
  }
}
