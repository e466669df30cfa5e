package dev.warta.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.warta.store.rejected.Rejection;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** A rejection as one line of JSON. */
final class RejectionJson {

  private static final JsonFactory JSON = new JsonFactory();

  private RejectionJson() {}

  static String of(Rejection rejection) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      write(json, rejection);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, Rejection rejection) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", rejection.id().toString());
    json.writeStringField("publishedAt", rejection.publishedAt().toString());
    json.writeStringField("stage", rejection.stage() == null ? null : rejection.stage().name());
    json.writeStringField("cause", rejection.cause());
    json.writeStringField("message", rejection.message());
    json.writeStringField("place", text(rejection.place()));
    json.writeStringField("source", rejection.source());
    json.writeStringField("articleId", rejection.articleId());
    json.writeNumberField("replays", rejection.replays());
    json.writeStringField("replayOf", text(rejection.replayOf()));
    json.writeStringField("handledAs", rejection.handledAs());
    json.writeEndObject();
  }

  private static String text(Object value) {
    return value == null ? null : value.toString();
  }
}
