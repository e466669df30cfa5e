package dev.warta.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.warta.events.Carrier;
import dev.warta.events.EnrichedArticle;
import dev.warta.events.EventJson;
import dev.warta.events.RawArticle;
import java.io.IOException;

/**
 * A document that {@code warta inspect} has read.
 *
 * @param ownId the id that its source gave it; null where it has none
 */
record InspectedDocument(RawArticle raw, String ownId) {

  /** File and line, as messages name them. */
  String place() {
    Carrier carrier = raw.getCarrier();
    return carrier.getPosition() == null
        ? carrier.getLocation()
        : carrier.getLocation() + ":" + carrier.getPosition();
  }

  /** One line of JSON: where the document lay, then what was found in it. */
  String json(EnrichedArticle article) {
    return JsonLine.of(
        json -> {
          writeInput(json);
          EventJson.writeFields(json, article);
        });
  }

  private void writeInput(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("input");
    json.writeStringField("file", raw.getCarrier().getLocation());
    json.writeFieldName("line");
    if (raw.getCarrier().getPosition() == null) {
      json.writeNull();
    } else {
      json.writeNumber(raw.getCarrier().getPosition());
    }
    json.writeStringField("id", ownId);
    json.writeEndObject();
  }
}
