package dev.warta.ingest.source;

import dev.warta.events.ArticleId;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Reads standard input: JSON Lines if its first visible character is an opening brace, else one
 * article.
 *
 * <p>An article's id is made from its content, since nothing else is known of it.
 */
final class StandardInputSource implements ArticleSource {

  static final String LOCATION = "stdin";

  private static final String LEFT_OUT = "nothing was taken from it";

  /** White space before the brace that is still looked beyond. */
  private static final int PEEKED_BYTES = 8192;

  private final InputStream in;
  private final Reading reading;

  StandardInputSource(InputStream in, Reading reading) {
    this.in = new BufferedInputStream(in, PEEKED_BYTES);
    this.reading = reading;
  }

  @Override
  public String location() {
    return LOCATION;
  }

  @Override
  public void read(Handler handler) throws InterruptedException {
    byte[] content;
    try {
      if (firstVisibleByte() == '{') {
        new JsonLinesSource(in, LOCATION, reading).read(handler);
        return;
      }
      content = in.readNBytes(reading.limits().maxRecordBytes() + 1);
    } catch (IOException e) {
      handler.refused(
          new Refusal(
              LOCATION,
              null,
              "cannot be read: " + IoReasons.of(e),
              "an article or JSON Lines",
              LEFT_OUT));
      return;
    }
    Optional<Refusal> refusal =
        TextFileSource.refused(content, LOCATION, reading.limits(), LEFT_OUT);
    if (refusal.isPresent()) {
      handler.refused(refusal.get());
    } else {
      handler.article(
          TextFileSource.article(
              ArticleId.ofContent(content),
              FileType.mediaType(LOCATION, content),
              content,
              LOCATION,
              reading));
    }
  }

  /** Looks ahead and goes back; -1 if there is none within sight. */
  private int firstVisibleByte() throws IOException {
    in.mark(PEEKED_BYTES);
    int first = -1;
    for (int i = 0; i < PEEKED_BYTES; i++) {
      first = in.read();
      if (first < 0 || !isWhiteSpaceOrByteOrderMark(first)) {
        break;
      }
    }
    in.reset();
    return first;
  }

  private static boolean isWhiteSpaceOrByteOrderMark(int b) {
    return b <= ' ' || b == 0xEF || b == 0xBB || b == 0xBF;
  }
}
