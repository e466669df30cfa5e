package dev.warta.ingest.source.warc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Reads the head of a record: the named fields of WARC, or the one line of ARC.
 *
 * <p>Lines may end in CRLF or LF; a line without a colon is passed over; of a field given twice the
 * first counts.
 */
final class RecordHeadReader {

  private static final int MOST_BYTES = 256 * 1024;

  private final ArchiveInput in;
  private final RecordStarts starts;
  private int bytes;

  RecordHeadReader(ArchiveInput in, RecordStarts starts) {
    this.in = in;
    this.starts = starts;
  }

  RecordHead read() throws IOException, DamagedDataException {
    bytes = 0;
    String first = line();
    return first.startsWith("WARC/") ? warc() : arc(first);
  }

  private RecordHead warc() throws IOException, DamagedDataException {
    Map<String, String> fields = new HashMap<>();
    String name = null;
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      if (name != null && (line.startsWith(" ") || line.startsWith("\t"))) {
        fields.merge(name, line.strip(), (value, more) -> value + " " + more);
      } else if (colon > 0) {
        name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        fields.putIfAbsent(name, line.substring(colon + 1).strip());
      }
    }
    String type = fields.getOrDefault("warc-type", "nameless").toLowerCase(Locale.ROOT);
    return new RecordHead(type, fields, length(fields.get("content-length")));
  }

  private static RecordHead arc(String text) throws DamagedDataException {
    ArcLine line = ArcLine.parse(text).orElseThrow(() -> new DamagedDataException("is no record"));
    Map<String, String> fields =
        Map.of(
            "warc-target-uri",
            line.address(),
            "warc-date",
            line.date(),
            RecordHead.ARC_TYPE,
            line.mediaType());
    String type = line.address().startsWith("filedesc:") ? "filedesc" : "response";
    return new RecordHead(type, fields, length(line.length()));
  }

  private static long length(String declared) {
    try {
      return declared == null ? -1 : Math.max(-1, Long.parseLong(declared));
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /** A line without its end; an empty one also where the archive ends or another record begins. */
  private String line() throws IOException, DamagedDataException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(128);
    while (in.look(1) > 0 || in.nextSegment() && !starts.isHere()) {
      byte b = in.at(0);
      in.skip(1);
      if (b == '\n') {
        break;
      }
      if (++bytes > MOST_BYTES) {
        throw new DamagedDataException("has a head without end");
      }
      line.write(b);
    }
    String text = line.toString(StandardCharsets.UTF_8);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }
}
