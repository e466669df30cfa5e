package dev.warta.store.rejected;

import dev.warta.events.EventSerdes;
import dev.warta.events.RawArticle;
import dev.warta.events.RejectionHeaders;
import dev.warta.events.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Records as they lie in {@code articles.rejected}. */
final class TestRejections {

  static final long PUBLISHED = 1_718_853_300_000L;

  private static final RejectedReader READER = new RejectedReader(Topics.DEFAULT);

  private TestRejections() {}

  /** A raw article that enrich has rejected at 0:{@code offset}. */
  static ConsumerRecord<byte[], byte[]> rejected(long offset, RawArticle raw, String message) {
    return rejected(
        offset,
        "articles.raw",
        raw.getArticleId(),
        EventSerdes.rawArticle().serializer().serialize("articles.raw", raw),
        "dev.warta.enrich.UnreadableArticleException",
        message);
  }

  static ConsumerRecord<byte[], byte[]> rejected(
      long offset, String topic, String key, byte[] value, String cause, String message) {
    return record(
        offset,
        key,
        value,
        Map.of(
            RejectionHeaders.EXCEPTION, cause,
            RejectionHeaders.MESSAGE, message,
            RejectionHeaders.TOPIC, topic,
            RejectionHeaders.PARTITION, "2",
            RejectionHeaders.OFFSET, Long.toString(100 + offset)));
  }

  /** A mark at 0:{@code offset} that the record {@code of} was dealt with. */
  static ConsumerRecord<byte[], byte[]> mark(long offset, long of, String as) {
    return record(
        offset,
        "any",
        null,
        Map.of(
            RejectionHeaders.HANDLED, Long.toString(of),
            RejectionHeaders.HANDLED_AS, as,
            RejectionHeaders.HANDLED_BY, "ayu",
            RejectionHeaders.HANDLED_AT, "2024-06-21T00:00:00Z",
            RejectionHeaders.HANDLED_TO, "articles.raw:2:900"));
  }

  static ConsumerRecord<byte[], byte[]> record(
      long offset, String key, byte[] value, Map<String, String> headers) {
    RecordHeaders recordHeaders = new RecordHeaders();
    headers.forEach((name, text) -> recordHeaders.add(name, bytes(text)));
    return new ConsumerRecord<>(
        "articles.rejected",
        0,
        offset,
        PUBLISHED,
        TimestampType.CREATE_TIME,
        0,
        0,
        key == null ? null : bytes(key),
        value,
        recordHeaders,
        Optional.empty());
  }

  static RejectedItem item(ConsumerRecord<byte[], byte[]> record) {
    return READER.read(record, null);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
