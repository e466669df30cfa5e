package dev.warta.store.audit;

import java.util.stream.LongStream;
import org.apache.kafka.common.TopicPartition;

/** Tells at which offsets of a raw partition there is a record. */
interface RecordLookup {

  /**
   * Visits those of the offsets at which there is a record; at others there is a transaction's
   * marker, an aborted record, or nothing any more.
   *
   * @param offsets ascending
   */
  void forEachRecord(TopicPartition partition, LongStream offsets, RecordVisitor visitor);

  /** Is told a record that is there. */
  interface RecordVisitor {

    /**
     * One record.
     *
     * @param articleId null where its key is none
     */
    void visit(long offset, String articleId);
  }
}
