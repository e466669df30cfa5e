package dev.warta.desk;

import dev.warta.store.ArticleLog.Entry;
import dev.warta.store.LogPosition;
import dev.warta.store.LogPosition.Partition;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes server-sent events. */
final class StreamEvents {

  private StreamEvents() {}

  /**
   * An event for each hit.
   *
   * @param from the position before them
   * @param to the position behind them, with which the last one ends
   */
  static byte[] articles(LogPosition from, LogPosition to, List<Entry> entries) {
    ByteArrayOutputStream events = new ByteArrayOutputStream();
    LogPosition position = from;
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      position = position.with(new Partition(entry.topic(), entry.partition()), entry.offset());
      LogPosition id = i == entries.size() - 1 ? to : position;
      events.writeBytes(ascii("id: " + id + "\nevent: article\ndata: "));
      events.writeBytes(Json.bytes(json -> Json.write(SearchArticles.toJson(entry.hit()), json)));
      events.write('\n');
    }
    return events.toByteArray();
  }

  /** No event: a comment, and the id to go on from though no event matched. */
  static byte[] heartbeat(LogPosition position) {
    return ascii(":\nid: " + position + "\n\n");
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
