package dev.warta.ingest.source;

import dev.warta.events.ArticleId;
import dev.warta.events.CanonicalUrl;
import dev.warta.events.Carrier;
import dev.warta.events.CarrierKind;
import dev.warta.events.Hints;
import dev.warta.events.RawArticle;
import dev.warta.ingest.source.warc.Finding;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes articles of the documents in an archive, under the addresses they were captured at. */
final class ArchivedArticles {

  private static final Pattern HTTP = Pattern.compile("(?i)https?://[^/?#]+.*", Pattern.DOTALL);
  private static final Pattern HOST =
      Pattern.compile("(?i)https?://(?:[^/?#]*@)?(\\[[^\\]]*\\]|[^/?#:]+).*", Pattern.DOTALL);

  private final String source;
  private final Reading reading;

  /**
   * @param source the publisher; null for the host of each document
   */
  ArchivedArticles(String source, Reading reading) {
    this.source = source;
    this.reading = reading;
  }

  RawArticle article(Finding.Document document, ArchiveFile file) {
    return article(document, file, document.spot().offset(), document.url(), document.seenAt());
  }

  /** The document seen again. */
  RawArticle article(Finding.Document original, ArchiveFile file, Finding.Revisit again) {
    String url = Objects.requireNonNullElse(again.url(), original.url());
    return article(original, file, again.spot().offset(), url, again.seenAt());
  }

  private RawArticle article(
      Finding.Document document, ArchiveFile file, long offset, String url, Instant seenAt) {
    String publisher = publisher(url);
    return new RawArticle(
        articleId(publisher, url, document.content()),
        publisher,
        url,
        document.mediaType(),
        document.charset(),
        ByteBuffer.wrap(document.content()),
        ArticleId.contentHash(document.content()),
        seenAt == null ? reading.now() : seenAt,
        new Carrier(CarrierKind.warc, file.location(), offset),
        new Hints(
            null,
            List.of(),
            null,
            null,
            null,
            null,
            List.of(),
            null,
            document.directives(),
            List.of()),
        null);
  }

  private String publisher(String url) {
    if (source != null) {
      return source;
    }
    Matcher host = HOST.matcher(url == null ? "" : url);
    return host.matches() ? host.group(1).toLowerCase(Locale.ROOT) : reading.source();
  }

  /** An address that is none of the web is the archive's own id of the document. */
  private static String articleId(String publisher, String url, byte[] content) {
    if (url == null) {
      return ArticleId.ofContent(content);
    }
    return isOfTheWeb(url) ? ArticleId.ofUrl(url) : ArticleId.ofSourceId(publisher, url);
  }

  private static boolean isOfTheWeb(String url) {
    try {
      return HTTP.matcher(url).matches() && !CanonicalUrl.normalise(url).isEmpty();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
