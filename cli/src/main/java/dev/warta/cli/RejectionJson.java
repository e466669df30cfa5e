package dev.warta.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.warta.store.rejected.Rejection;
import java.io.IOException;

/** A rejection as one line of JSON. */
final class RejectionJson {

  private RejectionJson() {}

  static String of(Rejection rejection) {
    return JsonLine.of(json -> write(json, rejection));
  }

  private static void write(JsonGenerator json, Rejection rejection) throws IOException {
    json.writeStringField("id", rejection.id().toString());
    json.writeStringField("publishedAt", rejection.publishedAt().toString());
    json.writeStringField("stage", rejection.stage() == null ? null : rejection.stage().name());
    json.writeStringField("cause", rejection.cause());
    json.writeStringField("message", rejection.message());
    json.writeStringField("place", JsonLine.text(rejection.place()));
    json.writeStringField("source", rejection.source());
    json.writeStringField("articleId", rejection.articleId());
    json.writeNumberField("replays", rejection.replays());
    json.writeStringField("replayOf", JsonLine.text(rejection.replayOf()));
    json.writeStringField("handledAs", rejection.handledAs());
  }
}
