package dev.warta.store.rejected;

import dev.warta.events.RejectionHeaders;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Writes the headers of records that go back, and of the marks that say so. */
final class ReplayHeaders {

  private static final String ERRORS = "__streams.errors.";
  private static final String REPLAY = "warta.replay.";

  private ReplayHeaders() {}

  /** Those the record came with, and that it was replayed. */
  static Headers ofReplayed(RejectedItem item, String by, String now) {
    Headers headers = new RecordHeaders();
    for (Header header : item.record().headers()) {
      if (!header.key().startsWith(ERRORS) && !header.key().startsWith(REPLAY)) {
        headers.add(header);
      }
    }
    headers.add(RejectionHeaders.REPLAY_OF, bytes(item.about().id().toString()));
    headers.add(RejectionHeaders.REPLAY_COUNT, bytes(Integer.toString(item.about().replays() + 1)));
    headers.add(RejectionHeaders.REPLAY_BY, bytes(by));
    headers.add(RejectionHeaders.REPLAY_AT, bytes(now));
    return headers;
  }

  /** That a rejected record was dealt with, and how. */
  static Headers ofMark(RejectionId id, String as, String by, String now, RecordPlace to) {
    Headers headers = new RecordHeaders();
    headers.add(RejectionHeaders.HANDLED, bytes(Long.toString(id.offset())));
    headers.add(RejectionHeaders.HANDLED_AS, bytes(as));
    headers.add(RejectionHeaders.HANDLED_BY, bytes(by));
    headers.add(RejectionHeaders.HANDLED_AT, bytes(now));
    headers.add(RejectionHeaders.HANDLED_TO, bytes(to.toString()));
    return headers;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
