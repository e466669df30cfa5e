package dev.warta.store.journey;

import java.util.List;

/** Reads from the store what became of an article. */
public interface JourneyReader {

  /**
   * The articles a text may mean: an article id, an address, or a part of a title. Never takes
   * long: what no index answers is given up after a few seconds.
   *
   * @param limit most articles to return
   * @throws dev.warta.store.StoreUnavailableException if the database is out, or it took too long
   */
  List<Candidate> find(String text, int limit);

  /**
   * What is stored of an article; nothing in it if nothing is.
   *
   * @param articleId a UUID in its 36 characters
   * @throws dev.warta.store.StoreUnavailableException if the database is out
   */
  ArticleJourney journey(String articleId);
}
