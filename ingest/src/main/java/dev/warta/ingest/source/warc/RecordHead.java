package dev.warta.ingest.source.warc;

import java.util.Map;

/**
 * What stands before the content of a record.
 *
 * @param type the WARC-Type in lower case; {@code response} for a capture in an ARC file
 * @param fields by their names in lower case; an ARC file's are called as WARC calls them
 * @param length bytes of the content as declared; -1 if none is, or no number
 */
record RecordHead(String type, Map<String, String> fields, long length) {

  /** How a field of an ARC record is called, that says what the server called its document. */
  static final String ARC_TYPE = "arc-content-type";

  RecordHead {
    fields = Map.copyOf(fields);
  }

  /** Null where there is none. */
  String field(String name) {
    return fields.get(name);
  }
}
