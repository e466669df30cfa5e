package dev.warta.cli;

import dev.warta.events.EventJson;
import dev.warta.events.RawArticle;
import dev.warta.events.RejectionHeaders;
import dev.warta.store.rejected.CauseInWords;
import dev.warta.store.rejected.DocumentText;
import dev.warta.store.rejected.RejectedItem;
import dev.warta.store.rejected.Rejection;
import dev.warta.store.rejected.RejectionHistory;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.header.Header;

/** A rejected record in full, for a person at a terminal. */
final class ShownRejection {

  private static final int MAX_DOCUMENT = 20_000;
  private static final int MAX_HEADER = 4_000;
  private static final int MAX_BYTES = 512;

  private final StringBuilder text = new StringBuilder();

  private ShownRejection() {}

  static String of(RejectedItem item, RejectionHistory history) {
    ShownRejection shown = new ShownRejection();
    shown.about(item.about());
    shown.history(item.about(), history);
    shown.headers(item);
    shown.document(item);
    return shown.text.toString();
  }

  private void about(Rejection about) {
    CauseInWords words = CauseInWords.of(about);
    line("rejected", about.id());
    line("stage", about.stage() == null ? "unknown" : about.stage());
    line("came from", about.place() == null ? "unknown" : about.place());
    line("published", about.publishedAt());
    line("source", about.source());
    line("article", about.articleId());
    line("cause", about.cause());
    line("message", about.message());
    line("meaning", words.meaning());
    line("what to do", words.remedy());
  }

  private void history(Rejection about, RejectionHistory history) {
    line("replays", about.replays() == 0 ? "none before" : about.replays() + " before");
    for (RejectionHistory.Replayed replay : history.replays()) {
      line("", "replayed from %s by %s at %s".formatted(replay.of(), replay.by(), replay.at()));
    }
    RejectionHistory.Handling handling = history.handling();
    line(
        "handled",
        handling == null
            ? "no"
            : "%s by %s at %s, went back as %s"
                .formatted(handling.as(), handling.by(), handling.at(), handling.to()));
    if (history.rejectedAgainAs() != null) {
      line("", "and was rejected again as " + history.rejectedAgainAs());
    }
  }

  private void headers(RejectedItem item) {
    text.append("\nHEADERS\n");
    for (Header header : item.record().headers()) {
      if (!header.key().equals(RejectionHeaders.MESSAGE)) {
        String value =
            header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
        String shown =
            TerminalText.escaped(TerminalText.bounded(value.stripTrailing(), MAX_HEADER));
        text.append(
            "  %s: %s%n"
                .formatted(TerminalText.onOneLine(header.key()), shown.replace("\n", "\n    ")));
      }
    }
  }

  private void document(RejectedItem item) {
    byte[] value = item.record().value();
    if (value == null) {
      text.append("\nNO BYTES\n  the record has no value, or it was too large for this topic\n");
    } else if (item.event() == null) {
      text.append("\n%,d BYTES that are no event%n".formatted(value.length));
      text.append(TerminalText.hexDump(value, MAX_BYTES));
    } else if (item.event() instanceof RawArticle raw) {
      rawArticle(raw);
    } else {
      text.append("\n%s%n".formatted(item.event().getSchema().getName()));
      bounded(EventJson.toJson(item.event()));
    }
  }

  private void rawArticle(RawArticle raw) {
    text.append("\nRawArticle\n");
    bounded(DocumentText.withoutContent(raw));
    Optional<String> content = DocumentText.of(raw);
    byte[] bytes = DocumentText.bytes(raw);
    text.append(
        "\nDOCUMENT, %,d bytes, %s%n"
            .formatted(bytes.length, TerminalText.onOneLine(raw.getMediaType())));
    if (content.isPresent()) {
      bounded(content.get());
    } else {
      text.append(TerminalText.hexDump(bytes, MAX_BYTES));
    }
  }

  private void bounded(String document) {
    text.append(TerminalText.escaped(TerminalText.bounded(document, MAX_DOCUMENT))).append('\n');
  }

  private void line(String name, Object value) {
    if (value != null && !value.toString().isEmpty()) {
      text.append("%-12s%s%n".formatted(name, TerminalText.onOneLine(value.toString())));
    }
  }
}
