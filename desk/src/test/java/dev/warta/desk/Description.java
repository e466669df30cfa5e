package dev.warta.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Holds answers of a desk against what it says of itself at {@code /openapi.json}. */
final class Description {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}");

  private final JsonNode description;

  private Description(JsonNode description) {
    this.description = description;
  }

  static Description servedBy(DeskServer desk) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(desk.url() + "/openapi.json")).build();
    return new Description(
        JSON.readTree(
            HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body()));
  }

  /** Names of the parameters of an address. */
  List<String> parameters(String path) {
    return description.get("paths").get(path).at("/get/parameters").findValuesAsText("name");
  }

  /** The body of an answer that has this status, and is as it is described for it. */
  JsonNode check(HttpResponse<String> answer, int status) throws IOException {
    assertThat(answer.statusCode()).as("%s: %s", answer.uri(), answer.body()).isEqualTo(status);
    String path = described(answer.uri().getPath());
    String mediaType = answer.headers().firstValue("Content-Type").orElseThrow();
    JsonNode schema =
        description
            .get("paths")
            .get(path)
            .at("/get/responses")
            .path(Integer.toString(status))
            .path("content")
            .path(mediaType)
            .path("schema");
    assertThat(schema.isMissingNode()).as("%s %d %s", path, status, mediaType).isFalse();
    ObjectNode whole = schema.deepCopy();
    whole.set("components", description.get("components"));
    JsonNode body = JSON.readTree(answer.body());
    assertThat(
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(whole)
                .validate(body))
        .as(answer.body())
        .isEmpty();
    return body;
  }

  /** The described path that a path is one of; of several the one with the fewest variables. */
  private String described(String path) {
    List<String> fitting = new ArrayList<>();
    description
        .get("paths")
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (path.matches(pattern(name))) {
                fitting.add(name);
              }
            });
    return fitting.stream()
        .max(Comparator.comparing(name -> VARIABLE.matcher(name).replaceAll("").length()))
        .orElseThrow(() -> new AssertionError(path + " is not described"));
  }

  private static String pattern(String described) {
    StringBuilder pattern = new StringBuilder();
    Matcher variable = VARIABLE.matcher(described);
    int done = 0;
    while (variable.find()) {
      pattern.append(Pattern.quote(described.substring(done, variable.start()))).append("[^/]+");
      done = variable.end();
    }
    return pattern.append(Pattern.quote(described.substring(done))).toString();
  }
}
