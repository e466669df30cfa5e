package dev.warta.ingest.source;

import dev.warta.events.ArticleId;
import dev.warta.events.CanonicalUrl;
import dev.warta.events.Carrier;
import dev.warta.events.CarrierKind;
import dev.warta.events.RawArticle;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.regex.Pattern;

/**
 * Makes raw articles of documents and of what is said of them: one place for ids, limits and hints,
 * whichever way an article comes.
 *
 * <p>The id is made from the canonical URL, else the URL, else the id of the source's own together
 * with the source, else the content. Safe for use by several threads.
 */
public final class ArticleMaker {

  private static final String CHARSET = "UTF-8";

  /** An id that tells an article from those of all other publishers, too. */
  private static final Pattern IRI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:\\S+");

  private final String source;
  private final Limits limits;
  private final Clock clock;
  private final ArticleJson json;

  /**
   * @param source publisher of articles that name none themselves; null for the host of their
   *     address, and the kind of the carrier where they have none
   * @param clock says when a document was seen
   */
  public ArticleMaker(String source, Limits limits, Clock clock) {
    this.source = source;
    this.limits = limits;
    this.clock = clock;
    this.json = new ArticleJson(limits);
  }

  /**
   * Makes an article of a document that was received by itself.
   *
   * @param content as received
   * @param charset as declared; null for none
   * @param said fields of a line, but for text and html, with their values
   * @throws BadLineException if a field is not one, or the content cannot be an article
   */
  public RawArticle document(
      byte[] content,
      String mediaType,
      String charset,
      Map<String, List<String>> said,
      Carrier carrier)
      throws BadLineException {
    ArticleLine line = ArticleLine.ofParameters(said);
    requireRoom(null, content);
    Optional<String> whyNot = FileType.whyNotText(content);
    if (whyNot.isPresent()) {
      throw new BadLineException(whyNot.get(), "an article as text or HTML");
    }
    return article(line, mediaType, charset, content, carrier);
  }

  /**
   * Reads JSON Lines.
   *
   * @param carrierAt the carrier of each line by its number, from 1
   * @param growth is asked before more memory is taken
   */
  public ArticleLines lines(
      InputStream in, LongFunction<Carrier> carrierAt, ArticleLines.Growth growth)
      throws IOException {
    LineReader lines = new LineReader(in, limits.maxLineBytes()).askingBeforeGrowth(growth);
    return new ArticleLines(lines, this, carrierAt);
  }

  /** Reads the fields of a line. */
  ArticleLine fields(LineReader line) throws BadLineException {
    return json.line(line);
  }

  /** Makes an article of a line that holds its content. */
  RawArticle article(ArticleLine line, Carrier carrier) throws BadLineException {
    String mediaType = line.html == null ? "text/plain" : "text/html";
    return article(line, mediaType, CHARSET, content(line), carrier);
  }

  /** Why a line cannot be read that is longer than a line may be. */
  BadLineException tooLong(LineReader line) {
    return BadLineException.tooLarge(
        null,
        TextFileSource.withCommas(line.length()),
        "lines of at most %s bytes (three times the largest record configured)"
            .formatted(TextFileSource.withCommas(limits.maxLineBytes())));
  }

  private RawArticle article(
      ArticleLine line, String mediaType, String charset, byte[] content, Carrier carrier)
      throws BadLineException {
    String publisher = publisher(line, carrier);
    return new RawArticle(
        articleId(line, publisher, content),
        publisher,
        line.url,
        mediaType,
        charset,
        ByteBuffer.wrap(content),
        ArticleId.contentHash(content),
        Reading.now(clock),
        carrier,
        line.hints(),
        null);
  }

  private String publisher(ArticleLine line, Carrier carrier) throws BadLineException {
    if (line.source != null) {
      return line.source;
    }
    if (source != null) {
      return source;
    }
    String address = line.canonicalUrl == null ? line.url : line.canonicalUrl;
    if (address != null) {
      return host(address);
    }
    if (carrier.getKind() == CarrierKind.http && line.id != null && !isIri(line.id)) {
      throw BadLineException.inField(
          "id",
          "says nothing without its publisher: other senders have articles of the same id",
          "a source or an address beside it");
    }
    return carrier.getKind().name();
  }

  private static boolean isIri(String id) {
    return IRI.matcher(id).matches();
  }

  /** Not by Java's own class: addresses in the wild have characters that it refuses. */
  private static String host(String address) {
    String authority = CanonicalUrl.normalise(address).replaceFirst("^https?://([^/?]*).*", "$1");
    return authority.replaceFirst("^.*@", "").replaceFirst(":\\d*$", "");
  }

  private byte[] content(ArticleLine line) throws BadLineException {
    String document = line.html == null ? line.text : line.html;
    if (document == null) {
      throw new BadLineException(
          "has no text: neither \"text\" nor \"html\" is there, or it is blank",
          "the article in \"text\" or \"html\"");
    }
    byte[] content = document.getBytes(StandardCharsets.UTF_8);
    requireRoom(line.html == null ? "text" : "html", content);
    return content;
  }

  private void requireRoom(String field, byte[] content) throws BadLineException {
    if (content.length > limits.maxRecordBytes()) {
      throw BadLineException.tooLarge(
          field,
          TextFileSource.withCommas(content.length),
          "at most %s bytes, the largest record configured"
              .formatted(TextFileSource.withCommas(limits.maxRecordBytes())));
    }
  }

  private static String articleId(ArticleLine line, String source, byte[] content) {
    if (line.canonicalUrl != null) {
      return ArticleId.ofUrl(line.canonicalUrl);
    }
    if (line.url != null) {
      return ArticleId.ofUrl(line.url);
    }
    return line.id == null ? ArticleId.ofContent(content) : ArticleId.ofSourceId(source, line.id);
  }
}
