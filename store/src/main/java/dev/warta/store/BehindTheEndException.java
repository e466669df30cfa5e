package dev.warta.store;

import java.util.Locale;
import org.apache.kafka.common.TopicPartition;

/**
 * The recorded offset of a partition lies behind its end: the topic was made anew, or it is one of
 * another cluster.
 */
final class BehindTheEndException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BehindTheEndException(TopicPartition partition, long end, long recorded) {
    super(
        String.format(
            Locale.ROOT,
            "topic %1$s, partition %2$d ends at offset %3$d, but the store has recorded offset %4$d: the topic was made anew, or this is another cluster than before; nothing is stored. Connect to the cluster that belongs to this database, or use another, empty database; to store the new topic on top of what is there, run: delete from sink_offset where topic = '%1$s'",
            partition.topic(),
            partition.partition(),
            end,
            recorded));
  }
}
