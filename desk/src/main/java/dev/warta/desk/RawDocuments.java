package dev.warta.desk;

import dev.warta.events.RawArticle;
import dev.warta.store.journey.Received;
import dev.warta.store.rejected.RecordPlace;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Where the documents are that the articles were read from. */
interface RawDocuments {

  /**
   * The document at a place; empty where there is none (any more).
   *
   * @throws BrokerSilentException if the brokers do not answer
   */
  Optional<RawArticle> at(RecordPlace place);

  /**
   * How the documents at some places arrived.
   *
   * @throws BrokerSilentException if the brokers do not answer
   */
  Map<RecordPlace, Optional<Received>> received(Collection<RecordPlace> places);
}
