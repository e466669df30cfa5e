package dev.warta.store.rejected;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A rejected record with what there is to say of it.
 *
 * @param about what there is to say
 * @param record the record as it lies in {@code articles.rejected}
 * @param event the raw article, enriched article or sighting in it; null where its bytes are none
 */
public record RejectedItem(
    Rejection about, ConsumerRecord<byte[], byte[]> record, SpecificRecord event) {}
