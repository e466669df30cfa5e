package dev.warta.ingest.source;

import dev.warta.events.Carrier;
import dev.warta.events.CarrierKind;
import dev.warta.events.RawArticle;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a file that says what its parts are: {@code .json} and {@code .xml}, with one article or
 * several (see {@link StructuredDocuments}).
 *
 * <p>Its only article has, where it has neither address nor id, the id of the file.
 */
final class StructuredSource implements ArticleSource {

  private static final Set<String> EXTENSIONS = Set.of("json", "jsonld", "ninjs", "xml", "newsml");
  private static final String LEFT_OUT = "the file was left out";
  private static final String LEFT_OUT_OF_SEVERAL = "it was left out and the others went on";

  private final Document document;
  private final Reading reading;
  private final StructuredDocuments documents;

  StructuredSource(Document document, Reading reading) {
    this.document = document;
    this.reading = reading;
    this.documents =
        new StructuredDocuments(
            new ArticleMaker(reading.source(), reading.limits(), reading.clock()),
            reading.limits());
  }

  /** True if a document of this name is read so. */
  static boolean isNameOfOne(String documentName) {
    return EXTENSIONS.contains(FileType.extension(documentName));
  }

  @Override
  public String location() {
    return document.location();
  }

  @Override
  public void read(Handler handler) throws InterruptedException {
    byte[] content;
    try {
      content = document.bytes(documents.mostBytes());
    } catch (IOException e) {
      handler.refused(
          Refusal.unreadable(document.location(), e, "a file that this user may read", LEFT_OUT));
      return;
    }
    Optional<Refusal> refusal = refused(content);
    if (refusal.isPresent()) {
      handler.refused(refusal.get());
      return;
    }
    documents.read(
        Received.file(content, document.relativePath()),
        position -> new Carrier(CarrierKind.file, document.location(), position),
        new HandingOn(handler));
  }

  @Override
  public void readRest(ReadBefore before, Handler handler) throws InterruptedException {
    if (!before.isAll() || before.hasChanged(document.file())) {
      read(handler);
    }
  }

  private Optional<Refusal> refused(byte[] content) {
    if (content.length > documents.mostBytes()) {
      return Optional.of(
          refusal(
              null,
              "has more than %s bytes".formatted(TextFileSource.withCommas(documents.mostBytes())),
              "at most so many (three times the largest record configured); more articles belong in JSON Lines"));
    }
    return FileType.whyNotText(content)
        .map(reason -> refusal(null, reason, "JSON, or IPTC NewsML-G2"));
  }

  private Refusal refusal(Long position, String reason, String expected) {
    return new Refusal(
        document.location(),
        position,
        reason,
        expected,
        position == null ? LEFT_OUT : LEFT_OUT_OF_SEVERAL);
  }

  private final class HandingOn implements StructuredDocuments.Taker {

    private final Handler handler;

    HandingOn(Handler handler) {
      this.handler = handler;
    }

    @Override
    public void article(RawArticle article, String ownId) throws InterruptedException {
      handler.article(article, ownId);
    }

    @Override
    public void bad(Long position, BadLineException why) {
      handler.refused(refusal(position, why.getMessage(), why.expected()));
    }
  }
}
