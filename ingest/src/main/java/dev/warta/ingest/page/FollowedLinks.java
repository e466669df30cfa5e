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
import dev.warta.ingest.source.Refusal;
import dev.warta.ingest.state.SourceState;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Follows the links of a source's articles, as of entries of a feed: the page behind the link
 * becomes the article, under the entry's id and with what the entry says of it.
 *
 * <p>Where the page cannot be had or is no article, the entry itself stays the article, and the
 * reason is told. Order is kept: the state of the source is passed on only behind all articles that
 * came before it, so that none is lost if the program is killed meanwhile.
 */
public final class FollowedLinks implements ArticleSource {

  private static final int MOST_UNDER_WAY = 64;
  private static final long POLL_MILLIS = 200;

  private final ArticleSource source;
  private final PageFetches fetches;
  private final Consumer<String> say;

  /**
   * @param say told of each page that could not be had
   */
  public FollowedLinks(ArticleSource source, Fetcher fetcher, Consumer<String> say) {
    this.source = source;
    this.say = say;
    fetches = new PageFetches(fetcher);
  }

  @Override
  public String location() {
    return source.location();
  }

  @Override
  public void read(Handler handler) throws InterruptedException {
    Following following = new Following(handler);
    source.read(following);
    following.handOnAll();
  }

  /** A state, or an article with the page behind it; in the order in which they came. */
  private record Waiting(
      RawArticle entry, String ownId, CompletableFuture<Page> page, SourceState state) {}

  private final class Following implements Handler {

    private final Handler handler;
    private final Deque<Waiting> waiting = new ArrayDeque<>();

    Following(Handler handler) {
      this.handler = handler;
    }

    /**
     * Asked several times a second also while nothing comes: what has arrived meanwhile goes on.
     */
    @Override
    public boolean wantsMore() {
      try {
        handOnThoseThatAreThere();
        return handler.wantsMore();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }

    @Override
    public void article(RawArticle entry) throws InterruptedException {
      article(entry, null);
    }

    @Override
    public void article(RawArticle entry, String ownId) throws InterruptedException {
      while (waiting.size() >= MOST_UNDER_WAY && handler.wantsMore()) {
        handOnFirst();
      }
      waiting.add(
          new Waiting(
              entry,
              ownId,
              entry.getUrl() == null ? CompletableFuture.completedFuture(null) : page(entry),
              null));
      handOnThoseThatAreThere();
    }

    @Override
    public void refused(Refusal refusal) {
      handler.refused(refusal);
    }

    @Override
    public void passed(SourceState state) {
      if (waiting.isEmpty()) {
        handler.passed(state);
      } else {
        waiting.add(new Waiting(null, null, null, state));
      }
    }

    void handOnAll() throws InterruptedException {
      while (!waiting.isEmpty() && handler.wantsMore()) {
        handOnFirst();
      }
    }

    private void handOnThoseThatAreThere() throws InterruptedException {
      while (!waiting.isEmpty()
          && handler.wantsMore()
          && (waiting.peek().page() == null || waiting.peek().page().isDone())) {
        handOnFirst();
      }
    }

    /** Waits a little for it; if it is not there then, it stays the first. */
    private void handOnFirst() throws InterruptedException {
      Waiting first = waiting.peek();
      if (first.state() != null) {
        handler.passed(waiting.remove().state());
        return;
      }
      try {
        RawArticle article =
            followed(first.entry(), first.page().get(POLL_MILLIS, TimeUnit.MILLISECONDS));
        waiting.remove();
        if (first.ownId() == null) {
          handler.article(article);
        } else {
          handler.article(article, first.ownId());
        }
      } catch (TimeoutException e) {
        // Asked again, unless nobody wants more.
      } catch (ExecutionException e) {
        throw new IllegalStateException("a fetcher's answer never fails", e);
      }
    }
  }

  private CompletableFuture<Page> page(RawArticle entry) {
    return fetches.fetch(FetchRequest.ofPage(entry.getUrl()).accepting(PageArticles.MEDIA_TYPES));
  }

  private RawArticle followed(RawArticle entry, Page page) {
    if (page == null) {
      return entry;
    }
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
