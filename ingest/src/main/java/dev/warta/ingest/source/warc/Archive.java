package dev.warta.ingest.source.warc;

import dev.warta.ingest.source.warc.Codings.Decoded;
import dev.warta.ingest.source.warc.Codings.UndecodableException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The documents in a WARC or ARC file: reads it record by record and says what each one is.
 *
 * <p>Not safe for use by several threads.
 */
public final class Archive implements Closeable {

  /** Beside the document: the head of the response, and what encodes it. */
  private static final int MOST_BYTES_BESIDE = 512 * 1024;

  /**
   * What crawlers note down as if it were a document: logs, settings, texts they have extracted.
   */
  private static final Pattern HELD_BY_CRAWLERS =
      Pattern.compile("(?i)(?:metadata|urn|dns|whois):");

  private final ArchiveReader reader;
  private final int mostBytes;
  private final boolean isZstandard;
  private boolean isZstandardTold;

  /** True if captures were found: what was made from them is no news then. */
  private boolean holdsCaptures;

  /**
   * Opens an archive.
   *
   * @param mostBytes the largest document
   */
  public Archive(Path file, int mostBytes) throws IOException {
    this.reader =
        new ArchiveReader(
            file, (int) Math.min(Integer.MAX_VALUE - 64, (long) mostBytes + MOST_BYTES_BESIDE));
    this.mostBytes = mostBytes;
    this.isZstandard = Zstandard.isAtStartOf(file);
  }

  /** Goes to where a record was found; what is damaged there is told by {@link #next}. */
  public void seek(Spot spot) throws IOException {
    try {
      reader.seek(spot);
    } catch (DamagedRecordException e) {
      // The next one is read from there on.
    }
  }

  /** Where the next record begins; null where that is not known. */
  public Spot spot() {
    return reader.spot();
  }

  /** What the next record is; null at the end. */
  public Finding next() throws IOException {
    if (isZstandard) {
      return zstandard();
    }
    try {
      ArchiveRecord record = reader.next();
      return record == null ? null : finding(record);
    } catch (DamagedRecordException e) {
      return new Finding.Refused(
          new Spot(e.offset(), 0), e.getMessage(), e.expected(), e.isRestOfMemberLost());
    }
  }

  private Finding zstandard() {
    if (isZstandardTold) {
      return null;
    }
    isZstandardTold = true;
    return new Finding.Refused(
        Spot.START,
        "is compressed with Zstandard (.warc.zst), which is not read",
        "an archive that is compressed with gzip or not at all: unpack it first",
        false);
  }

  private Finding finding(ArchiveRecord record) {
    String url = url(record.head().field("warc-target-uri"));
    if (HELD_BY_CRAWLERS.matcher(url == null ? "" : url).lookingAt()) {
      return passedOver(record, record.head().type() + " records of the crawler itself");
    }
    try {
      return switch (record.head().type()) {
        case "response" -> response(record);
        case "resource" -> resource(record);
        case "conversion" -> conversion(record);
        case "revisit" -> revisit(record);
        default -> passedOver(record, record.head().type() + " records");
      };
    } catch (UndecodableException e) {
      return new Finding.Refused(record.spot(), e.getMessage(), e.expected);
    }
  }

  private Finding response(ArchiveRecord record) throws UndecodableException {
    holdsCaptures = true;
    Optional<HttpResponse> parsed = HttpResponse.parse(record.content(), record.held());
    if (parsed.isEmpty()) {
      return withoutHttp(record);
    }
    HttpResponse http = parsed.get();
    if (!http.isSuccess()) {
      return passedOver(record, "responses with status " + http.status());
    }
    ContentType declared = declared(http.field("content-type"), record);
    if (!isWanted(declared)) {
      return passedOver(record, "responses of type " + declared.mediaType());
    }
    requireHeld(record);
    Decoded body = Codings.undo(http, record.content(), record.held(), mostBytes);
    if (record.isCutOff() && !(body.isProvenWhole() || isOfDeclaredLength(http, record))) {
      return cutOff(record);
    }
    return document(record, declared, body.bytes(), http.directives(), body.isBroken());
  }

  private static boolean isOfDeclaredLength(HttpResponse http, ArchiveRecord record) {
    String declared = http.field("content-length");
    return declared != null
        && declared.matches("\\d{1,9}")
        && Integer.parseInt(declared) <= record.held() - http.bodyStart();
  }

  private static Finding cutOff(ArchiveRecord record) {
    return new Finding.Refused(
        record.spot(),
        "is cut off by the end of the archive: %,d of %,d bytes are there"
            .formatted(record.length(), record.head().length()),
        "a whole record");
  }

  /**
   * An ARC file may hold a document as it is; in a WARC file it may be that of another protocol.
   */
  private Finding withoutHttp(ArchiveRecord record) throws UndecodableException {
    String type = record.head().field("content-type");
    if (type != null && !type.startsWith("application/http")) {
      return passedOver(record, "response records of " + ContentType.parse(type).mediaType());
    }
    if (record.length() == 0) {
      return passedOver(record, "empty documents");
    }
    String arcType = record.head().field(RecordHead.ARC_TYPE);
    ContentType declared = ContentType.parse(arcType);
    boolean isHtml = Sniffing.looksLikeHtml(record.content(), record.held());
    if (!isHtml && !(arcType != null && isWanted(declared) && !declared.mediaType().isEmpty())) {
      return arcType != null
          ? passedOver(record, "records of type " + arcType)
          : new Finding.Refused(
              record.spot(), "has no HTTP status line", "an HTTP response, as HTTP/1.1 200 OK");
    }
    return asItIs(record, isHtml && !declared.isHtml() ? ContentType.parse("text/html") : declared);
  }

  private Finding resource(ArchiveRecord record) throws UndecodableException {
    holdsCaptures = true;
    String type = record.head().field("content-type");
    if (type != null && type.startsWith("application/http")) {
      return response(record);
    }
    ContentType declared = declared(type, record);
    return isWanted(declared)
        ? asItIs(record, declared)
        : passedOver(record, "resources of type " + declared.mediaType());
  }

  /**
   * Text that somebody has made from a capture, as in WET files; where the capture itself is in the
   * archive, that is the article.
   */
  private Finding conversion(ArchiveRecord record) throws UndecodableException {
    ContentType type = ContentType.parse(record.head().field("content-type"));
    if (holdsCaptures) {
      return passedOver(record, "conversions of documents that the archive holds");
    }
    return type.isHtml() || type.isText()
        ? asItIs(record, type)
        : passedOver(record, "conversions of type " + type.mediaType());
  }

  private Finding asItIs(ArchiveRecord record, ContentType type) throws UndecodableException {
    requireHeld(record);
    if (record.isCutOff()) {
      return cutOff(record);
    }
    if (record.held() > mostBytes) {
      throw Codings.tooLarge(record.held(), mostBytes);
    }
    return document(record, type, Arrays.copyOf(record.content(), record.held()), List.of(), false);
  }

  /** By the server, else by the archive; empty if nobody says. */
  private static ContentType declared(String byServer, ArchiveRecord record) {
    ContentType type = ContentType.parse(byServer);
    if (!type.mediaType().isEmpty()) {
      return type;
    }
    String identified = record.head().field("warc-identified-payload-type");
    return ContentType.parse(
        identified != null ? identified : record.head().field(RecordHead.ARC_TYPE));
  }

  /** What nobody declares is looked at. */
  private static boolean isWanted(ContentType type) {
    return type.isHtml() || type.isText() || type.mediaType().isEmpty();
  }

  private Finding document(
      ArchiveRecord record,
      ContentType declared,
      byte[] content,
      List<String> directives,
      boolean isBroken) {
    String mediaType = declared.mediaType();
    if (mediaType.isEmpty()) {
      if (!Sniffing.looksLikeHtml(content, content.length)) {
        return passedOver(record, "responses without a media type");
      }
      mediaType = "text/html";
    }
    RecordHead head = record.head();
    return new Finding.Document(
        record.spot(),
        head.field("warc-record-id"),
        url(head.field("warc-target-uri")),
        mediaType,
        declared.charset(),
        content,
        CaptureDate.parse(head.field("warc-date")),
        head.field("warc-payload-digest"),
        directives,
        record.flaw(isBroken));
  }

  private Finding revisit(ArchiveRecord record) {
    RecordHead head = record.head();
    String url = url(head.field("warc-target-uri"));
    String originalUrl = url(head.field("warc-refers-to-target-uri"));
    return new Finding.Revisit(
        record.spot(),
        url,
        CaptureDate.parse(head.field("warc-date")),
        head.field("warc-payload-digest"),
        head.field("warc-refers-to"),
        Objects.requireNonNullElse(originalUrl, Objects.requireNonNullElse(url, "")),
        CaptureDate.parse(head.field("warc-refers-to-date")));
  }

  /** Some writers put it between angle brackets. */
  private static String url(String field) {
    if (field == null) {
      return null;
    }
    String url = field.startsWith("<") && field.endsWith(">") ? inside(field) : field;
    return url.isBlank() ? null : url;
  }

  private static String inside(String field) {
    return field.substring(1, field.length() - 1).strip();
  }

  private void requireHeld(ArchiveRecord record) throws UndecodableException {
    if (!record.isWhole()) {
      throw Codings.tooLarge(record.length(), mostBytes);
    }
  }

  private static Finding passedOver(ArchiveRecord record, String kind) {
    return new Finding.PassedOver(record.spot(), kind);
  }

  /** True if a file begins with a record, or with a gzip member that does. */
  public static boolean isOne(Path file) {
    try (ArchiveReader reader = new ArchiveReader(file, 0)) {
      return reader.isAtRecord();
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
