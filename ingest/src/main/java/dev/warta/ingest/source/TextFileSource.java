package dev.warta.ingest.source;

import dev.warta.events.ArticleId;
import dev.warta.events.Carrier;
import dev.warta.events.CarrierKind;
import dev.warta.events.Hints;
import dev.warta.events.RawArticle;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads a file that is one article: plain text or HTML, packed or not.
 *
 * <p>The bytes go on exactly as they lie in the file, with any character set, line ends and byte
 * order mark; a file declares no character set, so none is said. Empty and binary files, and files
 * above the largest record, are refused. The article's id is made from the source and the file's
 * path inside the folder that the user named.
 */
final class TextFileSource implements ArticleSource {

  private static final String LEFT_OUT = "the file was left out";

  private final Document document;
  private final String location;
  private final Reading reading;

  TextFileSource(Path file, String location, String relativePath, Reading reading) {
    this(Document.of(file, location, relativePath), reading);
  }

  TextFileSource(Document document, Reading reading) {
    this.document = document;
    this.location = document.location();
    this.reading = reading;
  }

  @Override
  public String location() {
    return location;
  }

  @Override
  public void read(Handler handler) throws InterruptedException {
    byte[] content;
    try {
      Optional<Refusal> refusal = refusedUnread();
      if (refusal.isPresent()) {
        handler.refused(refusal.get());
        return;
      }
      content = document.bytes(reading.limits().maxRecordBytes());
    } catch (IOException e) {
      handler.refused(Refusal.unreadable(location, e, "a file that this user may read", LEFT_OUT));
      return;
    }
    Optional<Refusal> refusal = refused(content, location, reading.limits(), LEFT_OUT);
    if (refusal.isPresent()) {
      handler.refused(refusal.get());
    } else {
      handler.article(
          article(
              ArticleId.ofSourceId(reading.source(), document.relativePath()),
              FileType.mediaType(document.name(), content),
              content,
              location,
              reading));
    }
  }

  @Override
  public void readRest(ReadBefore before, Handler handler) throws InterruptedException {
    if (!before.isAll() || before.hasChanged(document.file())) {
      read(handler);
    }
  }

  /** Why a document's content cannot be an article, if so. */
  static Optional<Refusal> refused(byte[] content, String location, Limits limits, String outcome) {
    if (content.length > limits.maxRecordBytes()) {
      return Optional.of(
          tooLarge("more than " + withCommas(limits.maxRecordBytes()), location, limits, outcome));
    }
    return FileType.whyNotText(content)
        .map(reason -> new Refusal(location, null, reason, "text, HTML or JSON Lines", outcome));
  }

  /** A document that is one file, or all of standard input. */
  static RawArticle article(
      String articleId, String mediaType, byte[] content, String location, Reading reading) {
    Instant now = reading.now();
    return new RawArticle(
        articleId,
        reading.source(),
        null,
        mediaType,
        null,
        ByteBuffer.wrap(content),
        ArticleId.contentHash(content),
        now,
        new Carrier(CarrierKind.file, location, null),
        noHints(),
        null);
  }

  private static Hints noHints() {
    return new Hints(
        null, List.of(), null, null, null, null, List.of(), null, List.of(), List.of());
  }

  private Optional<Refusal> refusedUnread() throws IOException {
    Optional<String> byName = FileType.whyNotByName(document.name());
    if (byName.isPresent()) {
      return Optional.of(
          new Refusal(location, null, byName.get(), "text, HTML or JSON Lines", LEFT_OUT));
    }
    long bytes = document.size();
    return bytes > reading.limits().maxRecordBytes()
        ? Optional.of(tooLarge(withCommas(bytes), location, reading.limits(), LEFT_OUT))
        : Optional.empty();
  }

  private static Refusal tooLarge(String bytes, String location, Limits limits, String outcome) {
    return new Refusal(
        location,
        null,
        "has " + bytes + " bytes",
        "at most " + withCommas(limits.maxRecordBytes()) + " bytes, the largest record configured",
        outcome);
  }

  static String withCommas(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
