package dev.warta.ingest.source;

import dev.warta.events.Carrier;
import dev.warta.events.CarrierKind;
import dev.warta.events.RawArticle;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * Reads JSON Lines: one article a line, with the fields that the package documents.
 *
 * <p>Read as a stream, whatever its size: one line is in memory at a time. UTF-8, with or without a
 * byte order mark, lines ending in LF or CRLF; blank lines are passed over. A line that is not an
 * article, or is too long, is reported and kept in a file beside the one read (see {@link
 * SetAside}). A file is taken up in its middle by going to the offset of the line; what lies before
 * is not read again, but for its last 4 KiB, which tell whether it is the same file.
 */
final class JsonLinesSource implements ArticleSource {

  /** Null where a stream is read. */
  private final Document document;

  /** Null where a file is read. */
  private final InputStream stream;

  private final SetAside setAside;
  private final String location;
  private final Reading reading;
  private final ArticleMaker maker;
  private long linesRead;

  /** Reads a file. */
  JsonLinesSource(Path file, String location, String relativePath, Reading reading) {
    this(
        Document.of(file, location, relativePath),
        SetAside.beside(file, location, reading),
        reading);
  }

  /** Reads a file, packed or not; bad lines go to one place with those of others. */
  JsonLinesSource(Document document, SetAside setAside, Reading reading) {
    this(document, null, setAside, document.location(), reading);
  }

  /** Reads a stream, which has no place to keep bad lines. */
  JsonLinesSource(InputStream in, String location, Reading reading) {
    this(null, in, SetAside.nowhere(), location, reading);
  }

  private JsonLinesSource(
      Document document, InputStream stream, SetAside setAside, String location, Reading reading) {
    this.document = document;
    this.stream = stream;
    this.setAside = setAside;
    this.location = location;
    this.reading = reading;
    this.maker = new ArticleMaker(reading.source(), reading.limits(), reading.clock());
  }

  /** True if a document of this name holds JSON Lines. */
  static boolean isNameOfOne(String documentName) {
    String extension = FileType.extension(documentName);
    return extension.equals("jsonl") || extension.equals("ndjson");
  }

  @Override
  public String location() {
    return location;
  }

  @Override
  public void read(Handler handler) throws InterruptedException {
    if (document == null) {
      readStream(handler);
    } else {
      readFile(null, handler);
    }
  }

  @Override
  public void readRest(ReadBefore before, Handler handler) throws InterruptedException {
    if (before.isInside(document.relativePath())) {
      readFile(before.place(), handler);
    } else if (!before.isAll() || before.hasChanged(document.file())) {
      readFile(null, handler);
    }
  }

  private void readStream(Handler handler) throws InterruptedException {
    try (stream) {
      readLines(lineReader(stream, 0), () -> null, handler);
    } catch (IOException e) {
      handler.refused(unreadable(e));
    }
  }

  /**
   * @param place null at the start
   */
  private void readFile(Place place, Handler handler) throws InterruptedException {
    try (LinesInput lines = document.lines();
        setAside) {
      if (place != null && !lines.isTheOneOf(place)) {
        handler.isReadAnew(location);
        place = null;
      }
      long bytesBefore = place == null ? 0 : place.offset();
      linesRead = place == null ? 0 : place.line();
      LineReader line = lineReader(lines.from(bytesBefore), linesRead);
      readLines(line, () -> here(lines, bytesBefore + line.bytesPassed()), handler);
    } catch (IOException e) {
      handler.refused(unreadable(e));
    }
  }

  private LineReader lineReader(InputStream in, long linesBefore) {
    return new LineReader(in, reading.limits().maxLineBytes(), linesBefore);
  }

  private void readLines(LineReader line, Supplier<Place> here, Handler handler)
      throws IOException, InterruptedException {
    while (handler.wantsMore() && line.next()) {
      if (line.number() == 1 && startsLikeUtf16(line)) {
        handler.refused(utf16());
        return;
      }
      if (!line.isBlank()) {
        readLine(line, handler);
      }
      linesRead = line.number();
      handler.passed(here);
    }
  }

  private Place here(LinesInput lines, long offset) {
    try {
      return new Place(
          location, document.relativePath(), linesRead, offset, lines.hashBefore(offset));
    } catch (IOException e) {
      return null; // the next place will do; the reading says what is wrong with the file
    }
  }

  private void readLine(LineReader line, Handler handler) throws IOException, InterruptedException {
    ArticleLine fields;
    RawArticle article;
    try {
      if (line.isTooLong()) {
        refuseTooLong(line, handler);
        return;
      }
      fields = maker.fields(line);
      article = maker.article(fields, new Carrier(CarrierKind.jsonl, location, line.number()));
    } catch (BadLineException e) {
      refuse(line, e, setAside.keep(line), handler);
      return;
    }
    handler.article(article, fields.id);
  }

  /** Its length is known only when it was read to its end. */
  private void refuseTooLong(LineReader line, Handler handler) throws IOException {
    String outcome = setAside.keep(line);
    refuse(line, maker.tooLong(line), outcome, handler);
  }

  private void refuse(LineReader line, BadLineException bad, String outcome, Handler handler) {
    handler.refused(
        new Refusal(location, line.number(), bad.getMessage(), bad.expected(), outcome));
  }

  private static boolean startsLikeUtf16(LineReader line) {
    return line.length() >= 2
        && (line.buffer()[line.start()] == (byte) 0xFF
                && line.buffer()[line.start() + 1] == (byte) 0xFE
            || line.buffer()[line.start()] == (byte) 0xFE
                && line.buffer()[line.start() + 1] == (byte) 0xFF);
  }

  private Refusal utf16() {
    return new Refusal(location, null, "is in UTF-16", "UTF-8", "none of its lines was read");
  }

  private Refusal unreadable(IOException e) {
    return Refusal.unreadable(
        location,
        e,
        "a file that this user may read",
        linesRead == 0
            ? "none of its lines was read"
            : "the first " + TextFileSource.withCommas(linesRead) + " lines went on");
  }
}
