package dev.warta.ingest.source;

import dev.warta.events.Carrier;
import dev.warta.events.RawArticle;
import java.io.IOException;
import java.util.function.LongFunction;

/** Reads JSON Lines from a stream, one article after another, with one line in memory at a time. */
public final class ArticleLines {

  /** Is asked before more memory is taken to hold a line. */
  @FunctionalInterface
  public interface Growth {

    /**
     * Takes note of the bytes that are to be held.
     *
     * @throws IOException if they may not; the reading ends
     */
    void to(int bytes) throws IOException;
  }

  private final LineReader lines;
  private final ArticleMaker maker;
  private final LongFunction<Carrier> carrierAt;

  ArticleLines(LineReader lines, ArticleMaker maker, LongFunction<Carrier> carrierAt) {
    this.lines = lines;
    this.maker = maker;
    this.carrierAt = carrierAt;
  }

  /** Goes to the next line that is not blank; false at the end. */
  public boolean next() throws IOException {
    while (lines.next()) {
      if (!lines.isBlank()) {
        return true;
      }
    }
    return false;
  }

  /** Number of this line, from 1; at the end that of the last. */
  public long number() {
    return lines.number();
  }

  /**
   * Makes the article of this line.
   *
   * @throws BadLineException if it is none, or too long; the next line can be read all the same
   */
  public RawArticle article() throws BadLineException {
    if (lines.isTooLong()) {
      throw maker.tooLong(lines);
    }
    return maker.article(maker.fields(lines), carrierAt.apply(lines.number()));
  }
}
