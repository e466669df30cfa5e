package dev.warta.ingest.page;

import dev.warta.events.RawArticle;
import dev.warta.ingest.fetch.FetchRequest;
import dev.warta.ingest.fetch.FetchResult;
import dev.warta.ingest.fetch.FetchResult.Failed;
import dev.warta.ingest.fetch.FetchResult.Fetched;
import dev.warta.ingest.fetch.Fetcher;
import dev.warta.ingest.page.PageFetches.Page;
import dev.warta.ingest.source.ArticleSource;
import dev.warta.ingest.source.FileType;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Follows the links of a source's articles, as of entries of a feed: the page behind the link
 * becomes the article, under the entry's id and with what the entry says of it.
 *
 * <p>Where the page cannot be had or is no article, the entry itself stays the article, and the
 * reason is told. Each feed keeps its order, and its state is passed on only behind all its
 * articles that came before it, so that none is lost if the program is killed meanwhile. Feeds do
 * not wait for each other, unless {@value #MAX_WAITING_BYTES} bytes of entries wait for their
 * pages.
 */
public final class FollowedLinks implements ArticleSource {

  private static final long MAX_WAITING_BYTES = 64L << 20;

  private final ArticleSource source;
  private final PageFetches fetches;
  private final Consumer<String> say;
  private final long maxWaitingBytes;

  /**
   * @param say told of each page that could not be had
   */
  public FollowedLinks(ArticleSource source, Fetcher fetcher, Consumer<String> say) {
    this(source, fetcher, say, MAX_WAITING_BYTES);
  }

  FollowedLinks(ArticleSource source, Fetcher fetcher, Consumer<String> say, long maxWaitingBytes) {
    this.source = source;
    this.say = say;
    this.maxWaitingBytes = maxWaitingBytes;
    fetches = new PageFetches(fetcher);
  }

  @Override
  public String location() {
    return source.location();
  }

  @Override
  public void read(Handler handler) throws InterruptedException {
    FollowingHandler following =
        new FollowingHandler(handler, maxWaitingBytes, this::page, this::followed);
    source.read(following);
    following.handOnAll();
  }

  private CompletableFuture<Page> page(RawArticle entry) {
    return fetches.fetch(FetchRequest.ofPage(entry.getUrl()).accepting(PageArticles.MEDIA_TYPES));
  }

  private RawArticle followed(RawArticle entry, Page page) {
    Optional<String> whyNot = whyNot(page.result());
    if (whyNot.isPresent()) {
      say.accept(
          "%s: %s; the entry of %s stays the article"
              .formatted(entry.getUrl(), whyNot.get(), entry.getCarrier().getLocation()));
      return entry;
    }
    ListedPage listed =
        new ListedPage(
            entry.getUrl(),
            entry.getCarrier().getKind(),
            entry.getCarrier().getLocation(),
            entry.getHints(),
            null);
    RawArticle article =
        new PageArticles(entry.getSource()).of(listed, (Fetched) page.result(), page.directives());
    article.setArticleId(entry.getArticleId());
    return article;
  }

  private static Optional<String> whyNot(FetchResult result) {
    if (result instanceof Fetched page) {
      return FileType.whyNotText(page.body());
    }
    return Optional.of(
        result instanceof Failed failed ? failed.reason() : "is not sent, as if it were known");
  }
}
