package dev.warta.ingest.page;

import dev.warta.ingest.fetch.FetchResult.Failed;
import dev.warta.ingest.source.Refusal;

/** Names pages. */
interface PageList {

  /** Hands on each page, in order, until the taker wants no more. */
  void each(Taker taker) throws InterruptedException;

  /** Takes what a list names. */
  interface Taker {

    boolean wantsMore();

    /** May block while no more can be taken. */
    void page(ListedPage page) throws InterruptedException;

    /** Takes note of a list that could not be had. */
    void failed(Failed list, Refusal refusal);

    /** Takes note of something in a list, or a list, that cannot be used. */
    void refused(Refusal refusal);
  }
}
