package dev.warta.store;

import dev.warta.events.Origin;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;

/**
 * What the store keeps of a rejected record, so that its way can be told; the record itself stays
 * in {@code articles.rejected}.
 *
 * @param partition topic and partition the record lay in; where that cannot be told, those it lies
 *     in now
 * @param offset its offset there: with the partition it names the record, however often it was
 *     rejected
 * @param stage {@code enrich} or {@code store}: which of them rejected it
 * @param cause class of the exception, without its package
 * @param message what is wrong, in words, of bounded length
 * @param source publisher or feed; null where that cannot be told
 * @param articleId the article it speaks of; null where that cannot be told
 * @param origin the raw record behind it; null where that cannot be told
 * @param rejectedPartition where it lies in {@code articles.rejected}
 * @param rejectedOffset its offset there
 * @param replays how often the document had been replayed before it was rejected this time
 */
public record RejectionEntry(
    TopicPartition partition,
    long offset,
    String stage,
    String cause,
    String message,
    String source,
    UUID articleId,
    Origin origin,
    int rejectedPartition,
    long rejectedOffset,
    int replays) {}
