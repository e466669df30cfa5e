package dev.warta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.warta.cli.local.LocalBroker;
import dev.warta.desk.DeskServer;
import dev.warta.desk.DeskSettings;
import dev.warta.events.ArticleId;
import dev.warta.events.EnrichedArticle;
import dev.warta.events.EventSerdes;
import dev.warta.events.Origin;
import dev.warta.events.RawArticle;
import dev.warta.events.TestArticles;
import dev.warta.events.TopicLayout;
import dev.warta.events.Topics;
import dev.warta.store.Batch;
import dev.warta.store.postgres.PostgresArticleStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A desk that knows a broker gives the documents and says how they arrived. */
class DeskRawDocumentIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Topics TOPICS = new Topics("");

  @TempDir static Path folder;

  private static LocalBroker broker;
  private static Map<String, String> kafka;
  private static EmbeddedPostgres postgres;
  private static PostgresArticleStore store;
  private static DeskServer desk;

  @BeforeAll
  static void start() throws Exception {
    broker = LocalBroker.start(folder, 0);
    kafka = Map.of("bootstrap.servers", broker.bootstrapServers());
    try (Admin admin = ClusterOptions.admin(kafka)) {
      TopicLayout.defaults(TOPICS).createOrCheck(admin);
    }
    postgres = EmbeddedPostgres.start();
    store =
        PostgresArticleStore.open(
            postgres.getJdbcUrl("postgres", "postgres"), "postgres", "postgres", 2);
    desk =
        DeskServer.start(
            new DeskSettings(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), null, kafka),
            store);
  }

  @AfterAll
  static void stop() throws Exception {
    desk.close();
    store.close();
    postgres.close();
    broker.close();
  }

  @Test
  void aDocumentIsGivenAsItWasReceivedAndOnlyAsADownload() throws Exception {
    byte[] page = "<script>alert(1)</script>\u0000".getBytes(StandardCharsets.UTF_8);
    RawArticle raw = TestArticles.document("harian-timur", "page.html", "text/html", page);
    String id = storedFrom(raw, publish(raw));

    HttpResponse<byte[]> answer = send("/api/articles/" + id + "/raw");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(page);
    assertThat(answer.headers().map())
        .containsEntry("content-type", List.of("application/octet-stream"))
        .containsEntry("x-content-type-options", List.of("nosniff"))
        .containsEntry(
            "content-disposition", List.of("attachment; filename=\"" + id + "-r1.raw\""));
  }

  @Test
  void aJourneySaysWhatBroughtTheDocumentAndWhenItWasPublished() throws Exception {
    RawArticle raw = TestArticles.plainText("harian-timur", "journey.txt", "Beras\n\nTurun.");
    String id = storedFrom(raw, publish(raw));

    JsonNode journey = JSON.readTree(send("/api/articles/" + id + "/journey").body());

    assertThat(journey.at("/revisions/0/carrier").asText())
        .isEqualTo("file harian-timur/journey.txt");
    assertThat(journey.at("/revisions/0/publishedAt").isTextual()).isTrue();
  }

  @Test
  void aDocumentThatKafkaNoLongerKeepsIsGone() throws Exception {
    RawArticle raw = TestArticles.plainText("harian-timur", "old.txt", "Lama\n\nSekali.");
    RecordMetadata place = publish(raw);
    String id = storedFrom(raw, place);
    try (Admin admin = ClusterOptions.admin(kafka)) {
      TopicPartition partition = new TopicPartition(place.topic(), place.partition());
      admin
          .deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(place.offset() + 1)))
          .all()
          .get(30, TimeUnit.SECONDS);
    }

    HttpResponse<byte[]> answer = send("/api/articles/" + id + "/raw");

    assertThat(answer.statusCode()).isEqualTo(410);
    assertThat(JSON.readTree(answer.body()).get("place").asText()).startsWith(place.topic() + ":");
  }

  @Test
  void anotherDocumentAtThePlaceIsNotTakenForTheArticles() throws Exception {
    RawArticle other = TestArticles.plainText("harian-timur", "other.txt", "Lain\n\nSama sekali.");
    String id = storedFrom(TestArticles.RICE_PRICES, publish(other));

    assertThat(send("/api/articles/" + id + "/raw").statusCode()).isEqualTo(410);
  }

  private static RecordMetadata publish(RawArticle raw) throws Exception {
    try (KafkaProducer<String, RawArticle> producer =
        new KafkaProducer<>(
            Map.<String, Object>copyOf(kafka),
            new StringSerializer(),
            EventSerdes.rawArticle().serializer())) {
      return producer
          .send(new ProducerRecord<>(TOPICS.raw(), raw.getArticleId(), raw))
          .get(30, TimeUnit.SECONDS);
    }
  }

  /** Stores an article that says it was made from this document, at this place. */
  private static String storedFrom(RawArticle raw, RecordMetadata place) {
    String id = ArticleId.ofSourceId("test", place.partition() + ":" + place.offset());
    store.write(
        new Batch(
            List.of(
                EnrichedArticle.newBuilder(TestArticles.enrichedRicePrices())
                    .setArticleId(id)
                    .setContentHash(raw.getContentHash())
                    .setOrigin(new Origin(place.topic(), place.partition(), place.offset()))
                    .build()),
            List.of(),
            Map.of()));
    return id;
  }

  private static HttpResponse<byte[]> send(String path) throws Exception {
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create(desk.url() + path)).build(),
        HttpResponse.BodyHandlers.ofByteArray());
  }
}
