package dev.warta.store;

import java.io.IOException;
import java.time.Duration;

/** Reads all articles that a search would find, however many, one after the other. */
public interface ArticleExport {

  /**
   * Hands on the current revision of each article that matches, in no particular order, as they all
   * were at one moment. Holds a few articles in memory, and one connection to the database for as
   * long as it takes.
   *
   * @param text words, as in {@link SearchRequest#text()}; blank for the filter alone
   * @param longest it ends then, with an exception
   * @throws StoreUnavailableException if the database is out, or it took too long
   * @throws IOException what the receiver throws
   */
  void export(String text, ArticleFilter filter, Duration longest, Receiver receiver)
      throws IOException;

  /** Takes articles, when it can. */
  @FunctionalInterface
  interface Receiver {

    /**
     * Takes one.
     *
     * @param json on one line, as {@link ArticleReader#current} gives it, without its revisions
     */
    void accept(String json) throws IOException;
  }
}
