package dev.warta.ingest.page;

import dev.warta.events.ArticleId;
import dev.warta.events.Carrier;
import dev.warta.events.Gone;
import dev.warta.events.Hints;
import dev.warta.events.RawArticle;
import dev.warta.ingest.fetch.FetchResult.Failed;
import dev.warta.ingest.fetch.FetchResult.Fetched;
import dev.warta.ingest.source.FileType;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;

/** Makes articles of pages that were fetched. */
final class PageArticles {

  /** What can be an article. */
  static final Set<String> MEDIA_TYPES = Set.of("text/html", "application/xhtml+xml", "text/plain");

  private static final String HTML = "text/html";
  private static final String PLAIN = "text/plain";
  private static final byte[] NOTHING = {};
  private static final int NOT_FOUND = 404;
  private static final String WWW = "www.";

  private final String source;

  /**
   * @param source publisher; null to take the host of each page
   */
  PageArticles(String source) {
    this.source = source;
  }

  /**
   * The article, its content as it came apart from compression.
   *
   * @param directives what its server and host ask of those who use it
   */
  RawArticle of(ListedPage listed, Fetched page, List<String> directives) {
    return new RawArticle(
        ArticleId.ofUrl(page.address()),
        source != null ? source : host(page.address()),
        page.address(),
        mediaType(page),
        page.headers().charset().orElse(null),
        ByteBuffer.wrap(page.body()),
        ArticleId.contentHash(page.body()),
        page.at(),
        new Carrier(listed.carrier(), listed.listedIn(), null),
        hints(listed.hints(), directives),
        null);
  }

  /** That a page which was an article is gone. */
  RawArticle gone(ListedPage listed, KnownPage known, Failed answer) {
    return new RawArticle(
        ArticleId.ofUrl(known.url()),
        source != null ? source : host(known.url()),
        known.url(),
        PLAIN,
        null,
        ByteBuffer.wrap(NOTHING),
        ArticleId.contentHash(NOTHING),
        answer.at(),
        new Carrier(listed.carrier(), listed.listedIn(), null),
        ListedPage.noHints(),
        new Gone(answer.status().orElse(NOT_FOUND), known.lastSeenAt()));
  }

  private static String mediaType(Fetched page) {
    String declared = page.headers().mediaType().orElse(null);
    if (declared == null) {
      return FileType.mediaType("", page.body());
    }
    return declared.equals(PLAIN) ? declared : HTML;
  }

  private static Hints hints(Hints of, List<String> directives) {
    return new Hints(
        of.getTitle(),
        of.getAuthors(),
        of.getPublishedAt(),
        of.getUpdatedAt(),
        of.getLanguage(),
        of.getSection(),
        of.getTags(),
        of.getCanonicalUrl(),
        directives,
        of.getImages());
  }

  private static String host(String address) {
    String authority = URI.create(address).getRawAuthority();
    return authority.startsWith(WWW) ? authority.substring(WWW.length()) : authority;
  }
}
