package dev.warta.ingest.source;

import dev.warta.events.RawArticle;
import dev.warta.ingest.state.SourceState;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Reads the documents of one place, in their order, and hands on each.
 *
 * <p>A source comes to an end, as a file does, or goes on until nobody wants more, as one that
 * polls feeds does. A source can be read once. What is wrong with one document is a {@link Refusal}
 * and never keeps the others from being read; only what ends the handler (an outage behind it) ends
 * the reading.
 */
public interface ArticleSource {

  /** Where this source reads, as the user named it; {@code stdin} for standard input. */
  String location();

  /**
   * Reads to the end, or until the handler wants no more.
   *
   * @param handler called on this thread, with each article or refusal in the order of the
   *     documents
   * @throws InterruptedException if the thread was interrupted while the handler made it wait
   */
  void read(Handler handler) throws InterruptedException;

  /**
   * Reads what an interrupted run has left, and what has changed since in the part that it read; a
   * source that cannot tell reads all.
   */
  default void readRest(ReadBefore before, Handler handler) throws InterruptedException {
    read(handler);
  }

  /**
   * Does what is left to do once the brokers have answered for all that was handed on: after the
   * reading, also one that was stopped; never after an outage.
   */
  default void allSettled(Handler handler) {}

  /** Takes what a source found. */
  interface Handler {

    /**
     * False to end the reading before the next document. A source that waits for documents asks
     * several times a second.
     */
    boolean wantsMore();

    /**
     * Takes an article; may block while it cannot take more.
     *
     * @throws InterruptedException if interrupted while waiting
     */
    void article(RawArticle article) throws InterruptedException;

    /**
     * Takes an article that may have an id of its source's own.
     *
     * @param ownId null where it has none
     */
    default void article(RawArticle article, String ownId) throws InterruptedException {
      article(article);
    }

    /** Takes note of a document that could not be made an article. */
    void refused(Refusal refusal);

    /**
     * Takes note of a part of a carrier that is no document for us; to be counted, not told one by
     * one.
     *
     * @param kind what such parts are, in the plural
     */
    default void passedOver(String kind) {}

    /**
     * Takes note that the article that comes next is not whole, or may not be.
     *
     * @param kind what such articles are, in the plural
     */
    default void incomplete(String kind) {}

    /**
     * Takes note that everything before a place was handed on, so that another run can begin there.
     * Called between documents.
     *
     * @param here costs a little: to be asked only where the place will be used; null if it cannot
     *     be told
     */
    default void passed(Supplier<Place> here) {}

    /**
     * Takes note of the state that a source is in, now that all found so far was handed on: it is
     * saved once that is acknowledged.
     */
    default void passed(SourceState state) {}

    /**
     * Takes note that a file, or another unit of a source, was handed on whole.
     *
     * @param then called once all that was handed on since the last call is acknowledged or refused
     *     by the brokers, with those refusals; on any thread, so be quick; never after an outage
     */
    default void settled(Consumer<List<Refusal>> then) {
      then.accept(List.of());
    }

    /** Takes note that a file is not the one that an interrupted run has read, and is read anew. */
    default void isReadAnew(String location) {}
  }
}
