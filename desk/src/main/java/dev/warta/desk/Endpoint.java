package dev.warta.desk;

/** What answers at an address. */
@FunctionalInterface
interface Endpoint {

  /**
   * @throws ProblemException if the request cannot be answered as it is asked
   * @throws dev.warta.store.StoreUnavailableException if the database is out or took too long
   */
  Answer answer(Query query) throws ProblemException;
}
