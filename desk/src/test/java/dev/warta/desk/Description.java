package dev.warta.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;

/** Holds answers against what {@code openapi.json} says of them. */
final class Description {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode description;

  private Description(JsonNode description) {
    this.description = description;
  }

  static Description read() throws IOException {
    try (InputStream in = DeskApi.class.getResourceAsStream("openapi.json")) {
      return new Description(JSON.readTree(in));
    }
  }

  /**
   * The body of an answer that has this status, and is as it is described for it.
   *
   * @param path as the description has it, with its variables
   */
  JsonNode check(String path, HttpResponse<String> answer, int status) throws IOException {
    assertThat(answer.statusCode()).as("%s: %s", answer.uri(), answer.body()).isEqualTo(status);
    JsonNode body = JSON.readTree(answer.body());
    String mediaType = requirePromised(path, answer, status);
    ObjectNode schema =
        promised(path, status).path("content").path(mediaType).path("schema").deepCopy();
    schema.set("components", description.get("components"));
    assertThat(
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(schema)
                .validate(body))
        .as(answer.body())
        .isEmpty();
    return body;
  }

  /** The media type of an answer, which is described for this status. */
  String requirePromised(String path, HttpResponse<?> answer, int status) {
    String mediaType =
        answer.headers().firstValue("Content-Type").orElseThrow().replace(" ", "").toLowerCase();
    assertThat(promised(path, status).path("content").has(mediaType))
        .as("%s %d %s", path, status, mediaType)
        .isTrue();
    return mediaType;
  }

  private JsonNode promised(String path, int status) {
    return description.get("paths").path(path).at("/get/responses").path(Integer.toString(status));
  }
}
