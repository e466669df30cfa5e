package dev.warta.cli;

import dev.warta.events.ArticleId;
import dev.warta.events.RawArticle;
import dev.warta.ingest.source.ArticleSource;
import dev.warta.ingest.source.Refusal;

/**
 * Gives an address to the one document that is read, as a carrier that knows it would have; holds
 * it back until it is certain that there is no other.
 */
final class OneDocument implements ArticleSource.Handler {

  private final String url;
  private final ArticleSource.Handler next;
  private RawArticle article;
  private String ownId;
  private Refusal refusal;

  OneDocument(String url, ArticleSource.Handler next) {
    this.url = url;
    this.next = next;
  }

  @Override
  public boolean wantsMore() {
    return next.wantsMore();
  }

  @Override
  public void article(RawArticle article) {
    article(article, null);
  }

  @Override
  public void article(RawArticle article, String ownId) {
    refuseSecond();
    this.article = withUrl(article);
    this.ownId = ownId;
  }

  @Override
  public void refused(Refusal refusal) {
    refuseSecond();
    this.refusal = refusal;
  }

  @Override
  public void passedOver(String kind) {
    next.passedOver(kind);
  }

  /** Hands on what was read; after the last source. */
  void handOn() throws InterruptedException {
    if (article != null) {
      next.article(article, ownId);
    }
    if (refusal != null) {
      next.refused(refusal);
    }
  }

  private void refuseSecond() {
    if (article != null || refusal != null) {
      throw new UserException(
          "--url is the address of one document, but there are several: name one, or give each its own as \"url\" in JSON Lines");
    }
  }

  private RawArticle withUrl(RawArticle article) {
    RawArticle.Builder addressed = RawArticle.newBuilder(article).setUrl(url);
    return article.getHints().getCanonicalUrl() == null
        ? addressed.setArticleId(ArticleId.ofUrl(url)).build()
        : addressed.build();
  }
}
