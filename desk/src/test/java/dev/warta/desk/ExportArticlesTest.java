package dev.warta.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.warta.events.ArticleId;
import dev.warta.events.EnrichedArticle;
import dev.warta.events.Origin;
import dev.warta.events.TestArticles;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Exports from a desk on a real PostgreSQL. */
class ExportArticlesTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final int ARTICLES = 600;

  /** All together they fit into no buffer on the way. */
  private static final String LONG_TEXT = "Pasar dibuka. ".repeat(3_000);

  private static DeskDatabase database;
  private static DeskServer desk;

  @BeforeAll
  static void start() throws Exception {
    database = DeskDatabase.start();
    InetSocketAddress loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    desk = DeskServer.start(new DeskSettings(loopback, null), database.store());
    write(IntStream.range(0, ARTICLES).mapToObj(ExportArticlesTest::article).toList());
  }

  @AfterAll
  static void stop() throws Exception {
    desk.close();
    database.close();
  }

  @Test
  void everyArticleThatMatchesIsALineWithAllItsFields() throws Exception {
    HttpResponse<InputStream> answer = export("?q=nomor7", "identity");

    List<String> lines = lines(answer.body());
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/x-ndjson");
    assertThat(lines).hasSize(1);
    assertThat(JSON.readTree(lines.get(0)).get("body").asText()).isEqualTo(LONG_TEXT.strip());
    assertThat(JSON.readTree(lines.get(0)).at("/language/tag").asText()).isEqualTo("id");
  }

  @Test
  void itIsCompressedForWhoAcceptsIt() throws Exception {
    HttpResponse<InputStream> answer = export("", "gzip");

    assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(lines(new GZIPInputStream(answer.body()))).hasSize(ARTICLES);
  }

  @Test
  void ordinaryAnswersAreCompressedTooAndTheStreamIsNot() throws Exception {
    assertThat(get("/api/articles", "gzip").headers().firstValue("Content-Encoding"))
        .contains("gzip");
    try (InputStream stream = get("/api/stream", "gzip").body()) {
      assertThat(stream.readNBytes(5)).asString().isEqualTo(":\nid:");
    }
  }

  @Test
  void aClientThatReadsSlowlyGetsWhatWasThereAtFirstAndOthersAreTurnedAway() throws Exception {
    HttpResponse<InputStream> first = export("", "identity");
    HttpResponse<InputStream> second = export("", "identity");

    HttpResponse<InputStream> third = export("", "identity");
    write(List.of(article(ARTICLES)));

    assertThat(third.statusCode()).isEqualTo(429);
    assertThat(lines(first.body())).hasSize(ARTICLES);
    second.body().close();
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> export("?q=nomor7", "identity").statusCode() == 200);
    assertThat(lines(export("?q=nomor" + ARTICLES, "identity").body())).hasSize(1);
  }

  private static HttpResponse<InputStream> export(String filter, String encoding) throws Exception {
    return get("/api/export" + filter, encoding);
  }

  private static HttpResponse<InputStream> get(String path, String encoding) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(desk.url() + path))
            .header("Accept-Encoding", encoding)
            .build();
    return CLIENT.send(request, HttpResponse.BodyHandlers.ofInputStream());
  }

  private static List<String> lines(InputStream body) throws Exception {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    }
  }

  private static EnrichedArticle article(int number) {
    return EnrichedArticle.newBuilder(TestArticles.enrichedRicePrices())
        .setArticleId(ArticleId.ofSourceId("test", "n" + number))
        .setOrigin(new Origin("articles.raw", 0, (long) number))
        .setTitle("nomor" + number)
        .setBody(LONG_TEXT.strip())
        .build();
  }

  private static void write(List<EnrichedArticle> articles) {
    for (int i = 0; i < articles.size(); i += 100) {
      List<EnrichedArticle> some = articles.subList(i, Math.min(i + 100, articles.size()));
      database.write(some.toArray(EnrichedArticle[]::new));
    }
  }
}
