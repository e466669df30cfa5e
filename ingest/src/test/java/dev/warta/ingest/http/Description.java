package dev.warta.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** What the intake's OpenAPI description promises, and which of it was seen. */
final class Description {

  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

  private final JsonNode document;
  private final Set<String> seen = new TreeSet<>();

  Description(String json) throws Exception {
    document = new ObjectMapper().readTree(json);
  }

  /** An answer is as promised: a status that is named, its headers, and a body of its schema. */
  void check(HttpResponse<String> answer) throws Exception {
    check(
        answer.request().method(),
        answer.uri().getPath(),
        answer.statusCode(),
        name -> answer.headers().firstValue(name),
        answer.body());
  }

  /** The same of an answer as it came over the wire. */
  void check(String method, String path, String answer) throws Exception {
    String[] headAndBody = answer.split("\r\n\r\n", 2);
    List<String> head = headAndBody[0].lines().toList();
    check(
        method,
        path,
        Integer.parseInt(head.get(0).split(" ")[1]),
        name ->
            head.stream()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst(),
        headAndBody[1]);
  }

  private void check(
      String method,
      String path,
      int status,
      Function<String, Optional<String>> header,
      String body)
      throws Exception {
    String operation = method.toLowerCase(Locale.ROOT);
    JsonNode promised =
        document
            .at("/paths")
            .path(path)
            .path(operation)
            .path("responses")
            .path(Integer.toString(status));
    assertThat(promised.isMissingNode())
        .as("%s %s answers %d: %s", method, path, status, body)
        .isFalse();
    promised
        .path("headers")
        .properties()
        .forEach(
            named ->
                assertThat(header.apply(named.getKey()).isPresent())
                    .as("%s with %d", named.getKey(), status)
                    .matches(isThere -> isThere || !named.getValue().path("required").asBoolean()));
    String mediaType = header.apply("Content-Type").orElseThrow();
    JsonNode schema = promised.path("content").path(mediaType).path("schema");
    assertThat(schema.isMissingNode()).as("%s with %d", mediaType, status).isFalse();
    assertThat(schema(schema).validate(new ObjectMapper().readTree(body))).as(body).isEmpty();
    seen.add(operation + " " + path + " " + status);
  }

  /** Every answer that is promised. */
  Set<String> promised() {
    Set<String> promised = new TreeSet<>();
    document
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        method ->
                            method
                                .getValue()
                                .get("responses")
                                .fieldNames()
                                .forEachRemaining(
                                    status ->
                                        promised.add(
                                            method.getKey()
                                                + " "
                                                + path.getKey()
                                                + " "
                                                + status))));
    return promised;
  }

  /** Every answer that was checked. */
  Set<String> seen() {
    return seen;
  }

  /** The media types of bodies, in their order. */
  List<String> mediaTypes() {
    List<String> mediaTypes = new ArrayList<>();
    bodies().fieldNames().forEachRemaining(mediaTypes::add);
    return mediaTypes;
  }

  /** The schema of a body. */
  JsonSchema body(String mediaType) {
    return schema(bodies().path(mediaType).path("schema"));
  }

  private JsonNode bodies() {
    return document.at("/paths/~1articles/post/requestBody/content");
  }

  /** The schema of one article. */
  JsonSchema article() {
    return schema(document.at("/components/schemas/Article"));
  }

  /** With the document's components beside it, to which it refers. */
  private JsonSchema schema(JsonNode schema) {
    ObjectNode whole = schema.deepCopy();
    whole.set("components", document.get("components"));
    return SCHEMAS.getSchema(whole);
  }
}
