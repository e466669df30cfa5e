package dev.warta.ingest.source.watch;

import dev.warta.events.RawArticle;
import dev.warta.ingest.source.ArticleSource.Handler;
import dev.warta.ingest.source.Refusal;
import java.util.ArrayList;
import java.util.List;

/** Hands on the articles of one file, and takes note of what came of it. */
final class Taking implements Handler {

  private final Handler next;
  private final boolean isAgain;
  private final List<Refusal> refusals = new ArrayList<>();
  private int articles;
  private boolean isUnread;

  /**
   * @param isAgain true if it was told before that the file cannot be read
   */
  Taking(Handler next, boolean isAgain) {
    this.next = next;
    this.isAgain = isAgain;
  }

  int articles() {
    return articles;
  }

  List<Refusal> refusals() {
    return List.copyOf(refusals);
  }

  /** True if the file, or a part of it, could not be read for a reason that may pass. */
  boolean isUnread() {
    return isUnread;
  }

  @Override
  public boolean wantsMore() {
    return next.wantsMore();
  }

  @Override
  public void article(RawArticle article) throws InterruptedException {
    articles++;
    next.article(article);
  }

  @Override
  public void article(RawArticle article, String ownId) throws InterruptedException {
    articles++;
    next.article(article, ownId);
  }

  @Override
  public void refused(Refusal refusal) {
    isUnread |= refusal.mayPass();
    refusals.add(refusal);
    if (!refusal.mayPass() || !isAgain) {
      next.refused(refusal);
    }
  }
}
